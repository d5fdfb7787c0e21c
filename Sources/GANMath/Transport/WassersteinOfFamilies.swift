/// The Wasserstein distance W₁ or W₂ of two normal distributions on the line, in closed form.
///
/// The quantile functions differ by (μ_P − μ_Q) + (σ_P − σ_Q) z with z from N(0, 1), so
///
///     W₁ = E|(μ_P − μ_Q) + (σ_P − σ_Q) z|        W₂² = (μ_P − μ_Q)² + (σ_P − σ_Q)²
///
/// - Parameter order: 1 or 2.
/// - Returns: A length in the unit of the line.
/// - Complexity: O(1).
/// - Source: Peyré & Cuturi, *Computational Optimal Transport* (2019), remark 2.31.
public func wassersteinDistance(
  _ p: NormalDistribution, _ q: NormalDistribution, order: Int = 1
) -> Double {
  require(order == 1 || order == 2, "no closed form at order \(order)")
  let shift = (p.mean - q.mean).magnitude
  let stretch = (p.standardDeviation - q.standardDeviation).magnitude
  if order == 2 { return hypot(shift, stretch) }
  guard stretch > 0 else { return shift }
  let z = shift / stretch
  return stretch * sqrt(2 / Double.pi) * exp(-z * z / 2) + shift * erf(z / sqrt(2))
}

/// The Wasserstein distance W₁ or W₂ of two uniform distributions on the line, in closed form.
///
/// The quantile functions differ by a straight line from the difference of the left ends to that
/// of the right ends.
///
/// - Parameter order: 1 or 2.
/// - Returns: A length in the unit of the line.
/// - Complexity: O(1).
public func wassersteinDistance(
  _ p: UniformDistribution, _ q: UniformDistribution, order: Int = 1
) -> Double {
  require(order == 1 || order == 2, "no closed form at order \(order)")
  let (left, right) = (p.lower - q.lower, p.upper - q.upper)
  let largest = max(left.magnitude, right.magnitude)
  guard largest > 0 else { return 0 }
  // In units of the larger difference, so that squares neither over- nor underflow.
  let (a, b) = (left / largest, right / largest)
  if order == 2 { return largest * sqrt((a * a + a * b + b * b) / 3) }
  let mean =
    a * b >= 0
    ? (a + b).magnitude / 2 : (a * a + b * b) / (2 * (a.magnitude + b.magnitude))
  return largest * mean
}
