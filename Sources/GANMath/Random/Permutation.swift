/// The numbers 0 ..< count in an order drawn evenly from all count! of them.
///
/// - Complexity: O(count).
/// - Source: Fisher & Yates, in Knuth, *The Art of Computer Programming* vol. 2, §3.4.2,
///   algorithm P.
@inlinable
public func randomPermutation(
  _ count: Int, using generator: inout some RandomNumberGenerator
) -> [Int] {
  require(count >= 0, "cannot order \(count) numbers")
  var order = Array(0..<count)
  shuffle(&order, using: &generator)
  return order
}

/// Puts the elements into an order drawn evenly from all orders.
///
/// Unlike the standard library's `shuffle(using:)`, which may change between releases, this
/// one's use of the generator is part of its promise: for each position from the last to the
/// second, one `randomIndex(below: position + 1, using:)`.
///
/// - Complexity: O(n).
@inlinable
public func shuffle<Element>(
  _ elements: inout [Element], using generator: inout some RandomNumberGenerator
) {
  var position = elements.count - 1
  while position > 0 {
    elements.swapAt(position, randomIndex(below: position + 1, using: &generator))
    position -= 1
  }
}
