/// TV(P, Q) = ½ Σᵢ |pᵢ − qᵢ|, the largest difference P and Q can have in the probability of an
/// event.
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: A number in [0, 1]; 1 when P and Q share no outcome.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Levin, Peres & Wilmer, *Markov Chains and Mixing Times* (2009), §4.1.
public func totalVariationDistance(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  for index in p.indices { sum.add((p[index] - q[index]).magnitude) }
  return sum.value / 2
}
