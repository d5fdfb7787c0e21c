/// What can be wrong with the parameters of a distribution.
public enum DistributionError: Error, Equatable, Sendable {
  /// A mixture of nothing.
  case empty
  /// A parameter is infinite or not a number.
  case notFinite(Double)
  /// A standard deviation or scale that is not above 0.
  case nonPositiveScale(Double)
  /// An interval without length, or one that runs backwards.
  case emptyInterval(lower: Double, upper: Double)
  /// A mean and a covariance, or two distributions, of different dimensions.
  case sizeMismatch(expected: Int, found: Int)
  /// A matrix that is no covariance.
  case invalidCovariance(LinearAlgebraError)
}
