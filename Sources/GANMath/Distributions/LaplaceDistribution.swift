/// The Laplace distribution, two exponentials back to back.
///
///     p(x) = exp(−|x − μ| / b) / (2b)
public struct LaplaceDistribution: Equatable, Sendable {
  /// μ, mean and median.
  public let mean: Double
  /// b > 0, the mean distance from μ; the variance is 2b².
  public let scale: Double

  /// The Laplace distribution around `mean`.
  ///
  /// - Throws: `notFinite` or `nonPositiveScale`.
  public init(mean: Double, scale: Double) throws(DistributionError) {
    for parameter in [mean, scale] where !parameter.isFinite { throw .notFinite(parameter) }
    guard scale > 0 else { throw .nonPositiveScale(scale) }
    self.mean = mean
    self.scale = scale
  }

  /// p(x).
  public func density(at x: Double) -> Double {
    exp(-(x - mean).magnitude / scale) / (2 * scale)
  }
}
