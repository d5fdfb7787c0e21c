/// The uniform distribution on an interval.
public struct UniformDistribution: Equatable, Sendable {
  /// The left end.
  public let lower: Double
  /// The right end, above `lower`.
  public let upper: Double

  /// The uniform distribution from `lower` to `upper`.
  ///
  /// - Throws: `notFinite` or `emptyInterval`.
  public init(from lower: Double, to upper: Double) throws(DistributionError) {
    for end in [lower, upper] where !end.isFinite { throw .notFinite(end) }
    guard lower < upper else { throw .emptyInterval(lower: lower, upper: upper) }
    self.lower = lower
    self.upper = upper
  }

  /// upper − lower.
  public var width: Double { upper - lower }

  /// The midpoint.
  public var mean: Double { lower / 2 + upper / 2 }

  /// p(x): 1/width inside, ends included, and 0 outside.
  public func density(at x: Double) -> Double { x >= lower && x <= upper ? 1 / width : 0 }
}
