/// The Wasserstein distance W₂ of two normal distributions on ℝⁿ, in closed form.
///
///     W₂² = ‖μ_P − μ_Q‖² + tr(Σ_P + Σ_Q − 2 (Σ_P^½ Σ_Q Σ_P^½)^½)
///
/// Its square is the formula of the Fréchet inception distance. With Σ = L Lᵀ the second part is
/// the least ‖L_P − L_Q R‖² over all rotations R, and is computed so: the difference of traces
/// would leave only half of the digits where P ≈ Q.
///
/// - Returns: A length in the unit of the space (the root is taken).
/// - Throws: `shapeMismatch` when the dimensions differ, `invalidCovariance` when the singular
///   value decomposition fails.
/// - Complexity: O(n³).
/// - Source: Gelbrich, *On a Formula for the L² Wasserstein Metric …* (1990); Bhatia, Jain & Lim,
///   *On the Bures–Wasserstein Distance between Positive Definite Matrices* (2019), theorem 1.
public func wassersteinDistance(
  _ p: MultivariateNormal, _ q: MultivariateNormal
) throws(TransportError) -> Double {
  guard p.dimension == q.dimension else {
    throw .shapeMismatch(expected: p.dimension, found: q.dimension)
  }
  let (lowerP, lowerQ) = (p.factorization.lower, q.factorization.lower)
  let shift = euclideanNorm(zip(p.mean, q.mean).map { $0 - $1 })
  do throws(LinearAlgebraError) {
    let parts = try (lowerQ.transposed * lowerP).singularValueDecomposition()
    let rotation = parts.u * parts.v.transposed
    return hypot(shift, (lowerP - lowerQ * rotation).frobeniusNorm)
  } catch {
    throw .invalidCovariance(error)
  }
}
