/// KL(P‖Q), the surprise per outcome of P to someone who expects Q.
///
///     KL(P‖Q) = Σᵢ pᵢ log(pᵢ / qᵢ)        0 log 0 = 0
///
/// The roles differ: with P the data and Q the model it is infinite when the model misses
/// anything the data does, and forgives a model that puts mass where there is no data.
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: Nats, ≥ 0 up to the rounding of the two sums; +∞ when some qᵢ = 0 < pᵢ. The
///   relative error is a few roundings even when P and Q agree in half of their digits.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Kullback & Leibler, *On Information and Sufficiency* (1951).
public func kullbackLeiblerDivergence(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  // Σ p log(p/q) = Σ (p log(p/q) − p + q) + Σ (p − q): shares ≥ 0, and an exact difference.
  var sum = PreciseSum()
  for index in p.indices {
    if q[index] == 0 {
      if p[index] > 0 { return .infinity }
      continue
    }
    sum.add(relativeEntropyShare(p[index], q[index]))
    sum.add(p[index])
    sum.add(-q[index])
  }
  return sum.value
}

/// KL(Q‖P), the reverse Kullback–Leibler divergence.
///
/// With P the data and Q the model it is infinite when the model puts mass where there is no
/// data, and forgives a model that leaves data out: it seeks modes.
///
/// - Returns: `kullbackLeiblerDivergence(q, p)`, nats.
/// - Throws: as `kullbackLeiblerDivergence(_:_:)`.
/// - Complexity: O(k).
public func reverseKullbackLeiblerDivergence(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try kullbackLeiblerDivergence(q, p)
}

/// The Jeffreys divergence KL(P‖Q) + KL(Q‖P) = Σᵢ (pᵢ − qᵢ) log(pᵢ / qᵢ), symmetric.
///
/// - Returns: Nats, ≥ 0; +∞ when one distribution misses an outcome of the other.
/// - Throws: as `kullbackLeiblerDivergence(_:_:)`.
/// - Complexity: O(k).
/// - Source: Jeffreys, *An Invariant Form for the Prior Probability* (1946).
public func jeffreysDivergence(_ p: [Double], _ q: [Double]) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  for index in p.indices where p[index] != q[index] {
    if p[index] == 0 || q[index] == 0 { return .infinity }
    sum.add((p[index] - q[index]) * logRatio(p[index], q[index]))
  }
  return sum.value
}

/// The entropy H(P) = −Σᵢ pᵢ log pᵢ.
///
/// - Returns: Nats, between 0 for a certain outcome and log k for k equally likely ones.
/// - Throws: `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
public func shannonEntropy(_ p: [Double]) throws(DivergenceError) -> Double {
  try requireDistribution(p)
  var sum = PreciseSum()
  for mass in p where mass > 0 {
    sum.add(-mass * log(mass))
  }
  return sum.value
}
