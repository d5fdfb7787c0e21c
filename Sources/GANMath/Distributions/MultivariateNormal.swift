/// The normal distribution N(μ, Σ) on ℝⁿ.
public struct MultivariateNormal: Equatable, Sendable {
  /// μ, shape `[n]`.
  public let mean: [Double]
  /// Σ, symmetric positive definite, shape `[n, n]`.
  public let covariance: Matrix
  /// Σ = L Lᵀ.
  let factorization: CholeskyFactorization

  /// N(mean, covariance).
  ///
  /// - Throws: `notFinite` for the mean, `sizeMismatch`, or `invalidCovariance` with the reason.
  /// - Complexity: O(n³).
  public init(mean: [Double], covariance: Matrix) throws(DistributionError) {
    if let bad = mean.first(where: { !$0.isFinite }) { throw .notFinite(bad) }
    guard covariance.rows == mean.count else {
      throw .sizeMismatch(expected: mean.count, found: covariance.rows)
    }
    do throws(LinearAlgebraError) {
      factorization = try CholeskyFactorization(of: covariance)
    } catch {
      throw .invalidCovariance(error)
    }
    self.mean = mean
    self.covariance = covariance
  }

  /// The dimension n.
  public var dimension: Int { mean.count }

  /// A point drawn from the distribution: μ + L z with z from N(0, I).
  ///
  /// - Complexity: O(n²).
  public func sample(using generator: inout some RandomNumberGenerator) -> [Double] {
    let image = factorization.lower * randomNormals(dimension, using: &generator)
    return zip(mean, image).map { $0 + $1 }
  }
}

/// KL(P‖Q) of two normal distributions on ℝⁿ, in closed form.
///
///     KL = ½ (tr(Σ_Q⁻¹ Σ_P) − n + log det Σ_Q − log det Σ_P + (μ_P − μ_Q)ᵀ Σ_Q⁻¹ (μ_P − μ_Q))
///
/// - Returns: Nats, ≥ 0 up to rounding.
/// - Throws: `sizeMismatch` when the dimensions differ.
/// - Complexity: O(n³).
/// - Source: Kullback, *Information Theory and Statistics* (1959), §9.1.
public func kullbackLeiblerDivergence(
  _ p: MultivariateNormal, _ q: MultivariateNormal
) throws(DivergenceError) -> Double {
  guard p.dimension == q.dimension else {
    throw .sizeMismatch(first: p.dimension, second: q.dimension)
  }
  // tr(Σ_Q⁻¹ Σ_P) is the squared Frobenius norm of L_Q⁻¹ L_P.
  var sum = PreciseSum()
  for column in 0..<p.dimension {
    let whitened = q.factorization.forwardSubstitution(p.factorization.lower.column(column))
    for entry in whitened { sum.addProduct(entry, entry) }
  }
  for entry in q.factorization.forwardSubstitution(zip(p.mean, q.mean).map { $0 - $1 }) {
    sum.addProduct(entry, entry)
  }
  sum.add(-Double(p.dimension))
  sum.add(q.factorization.logDeterminant - p.factorization.logDeterminant)
  return sum.value / 2
}
