/// The normal distribution N(μ, σ²) on the line.
///
///     p(x) = exp(−((x − μ)/σ)² / 2) / (σ √(2π))
public struct NormalDistribution: Equatable, Sendable {
  /// μ.
  public let mean: Double
  /// σ > 0, in the unit of the line.
  public let standardDeviation: Double

  /// N(mean, standardDeviation²).
  ///
  /// - Throws: `notFinite` or `nonPositiveScale`.
  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    for parameter in [mean, standardDeviation] where !parameter.isFinite {
      throw .notFinite(parameter)
    }
    guard standardDeviation > 0 else { throw .nonPositiveScale(standardDeviation) }
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// p(x).
  public func density(at x: Double) -> Double { exp(logDensity(at: x)) }

  /// log p(x), which stays finite where p(x) underflows.
  public func logDensity(at x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -z * z / 2 - log(standardDeviation) - log(2 * Double.pi) / 2
  }

  /// P(X ≤ x).
  public func cumulative(at x: Double) -> Double {
    erfc(-(x - mean) / (standardDeviation * sqrt(2))) / 2
  }

  /// The x with P(X ≤ x) = `probability`, which must lie in [0, 1].
  public func quantile(at probability: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(probability)
  }

  /// E|X|, the mean distance from 0.
  ///
  ///     E|X| = σ √(2/π) exp(−μ²/(2σ²)) + |μ| erf(|μ|/(σ√2))
  ///
  /// - Source: Leone, Nelson & Nottingham, *The Folded Normal Distribution* (1961).
  public var meanMagnitude: Double {
    let z = mean.magnitude / standardDeviation
    return standardDeviation * sqrt(2 / Double.pi) * exp(-z * z / 2)
      + mean.magnitude * erf(z / sqrt(2))
  }
}
