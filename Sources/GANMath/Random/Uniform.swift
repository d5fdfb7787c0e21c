/// A number drawn evenly from [0, 1).
///
/// The 2⁵³ multiples of 2⁻⁵³ are equally likely, so 0 can occur and 1 cannot.
///
/// - Complexity: O(1), one output of the generator.
@inlinable
public func randomUniform(using generator: inout some RandomNumberGenerator) -> Double {
  Double(generator.next() >> 11) * 0x1p-53
}

/// A number drawn evenly from a half-open interval.
///
/// - Parameters:
///   - range: Where to draw; its bounds must be finite.
///   - generator: The source of randomness.
/// - Returns: `lower + (upper − lower) · u` with u from [0, 1), kept below `upper` when the sum
///   rounds up to it.
@inlinable
public func randomUniform(
  in range: Range<Double>, using generator: inout some RandomNumberGenerator
) -> Double {
  let (lower, upper) = (range.lowerBound, range.upperBound)
  require(
    lower < upper && lower.isFinite && upper.isFinite,
    "no number can be drawn evenly from \(lower) ..< \(upper)")
  let u = randomUniform(using: &generator)
  // Halves, because upper − lower may overflow although both bounds are finite.
  let drawn = 2 * (lower / 2 + u * (upper / 2 - lower / 2))
  return drawn < upper ? drawn : upper.nextDown
}

/// An integer drawn evenly from 0 ..< bound, without the bias of a remainder.
///
/// - Complexity: O(1) expected outputs of the generator.
/// - Source: Lemire, *Fast Random Integer Generation in an Interval* (ACM TOMACS 2019).
@inlinable
public func randomIndex(
  below bound: Int, using generator: inout some RandomNumberGenerator
) -> Int {
  require(bound > 0, "cannot draw an index below \(bound)")
  let width = UInt64(bound)
  var (high, low) = width.multipliedFullWidth(by: generator.next())
  if low < width {
    let threshold = (0 &- width) % width
    while low < threshold {
      (high, low) = width.multipliedFullWidth(by: generator.next())
    }
  }
  return Int(high)
}
