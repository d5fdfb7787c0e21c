/// The averages of the first number, the first two, and so on to all of them.
///
///     aₙ = (x₁ + … + xₙ) / n
///
/// - Parameter numbers: In their order.
/// - Returns: One average for each number.
public func runningAverages(_ numbers: [Double]) -> [Double] {
  var sum = 0.0
  return numbers.enumerated().map { index, number in
    sum += number
    return sum / Double(index + 1)
  }
}
