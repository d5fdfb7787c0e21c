/// Pearson's χ²(P‖Q) = Σᵢ (pᵢ − qᵢ)² / qᵢ, with the *second* distribution below.
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: A number ≥ 0; +∞ when some qᵢ = 0 < pᵢ.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Pearson, *On the Criterion …* (1900); Nowozin et al., *f-GAN* (2016), table 1.
public func pearsonChiSquaredDivergence(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  for index in p.indices where p[index] != q[index] {
    sum.add(chiSquaredShare(p[index], q[index]))
  }
  return sum.value
}

/// Neyman's χ²(P‖Q) = Σᵢ (pᵢ − qᵢ)² / pᵢ, with the *first* distribution below.
///
/// - Returns: A number ≥ 0; +∞ when some pᵢ = 0 < qᵢ.
/// - Throws: as `pearsonChiSquaredDivergence(_:_:)`.
/// - Complexity: O(k).
/// - Source: Neyman, *Contribution to the Theory of the χ² Test* (1949).
public func neymanChiSquaredDivergence(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try pearsonChiSquaredDivergence(q, p)
}
