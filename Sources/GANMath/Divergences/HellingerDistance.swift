/// Σᵢ (√pᵢ − √qᵢ)², the squared Hellinger distance *without* a factor ½.
///
/// Authors differ in this factor; the name says which one this is. As an f-divergence it is
/// `FDivergence.squaredHellinger`, f(u) = (√u − 1)².
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: A number in [0, 2].
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Nowozin, Cseke & Tomioka, *f-GAN* (2016), table 1.
public func fullSquaredHellingerDistance(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  for index in p.indices { sum.add(hellingerShare(p[index], q[index])) }
  return sum.value
}

/// ½ Σᵢ (√pᵢ − √qᵢ)², the squared Hellinger distance *with* the factor ½.
///
/// It is 1 minus the Bhattacharyya coefficient when both sums are 1.
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: A number in [0, 1].
/// - Throws: as `fullSquaredHellingerDistance(_:_:)`.
/// - Complexity: O(k).
/// - Source: Le Cam, *Asymptotic Methods in Statistical Decision Theory* (1986), §4.2.
public func halfSquaredHellingerDistance(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try fullSquaredHellingerDistance(p, q) / 2
}

/// The Bhattacharyya coefficient Σᵢ √(pᵢ qᵢ), how much P and Q overlap.
///
/// - Returns: A number from 0, when P and Q share no outcome, to 1, when they are equal.
/// - Throws: as `fullSquaredHellingerDistance(_:_:)`.
/// - Complexity: O(k).
/// - Source: Bhattacharyya, *On a Measure of Divergence between Two Statistical Populations*
///   (1943).
public func bhattacharyyaCoefficient(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  // Roots first: the product of two tiny masses may underflow.
  for index in p.indices { sum.add(sqrt(p[index]) * sqrt(q[index])) }
  return sum.value
}
