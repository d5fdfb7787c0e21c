/// JS(P, Q), the mean surprise of P and of Q to someone who expects their even mixture.
///
///     JS(P, Q) = ½ KL(P‖M) + ½ KL(Q‖M)      M = (P + Q) / 2
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
/// - Returns: Nats, from 0 for equal distributions to log 2 for those that share no outcome,
///   however near or far these lie. The relative error is a few roundings, also near 0.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Lin, *Divergence Measures Based on the Shannon Entropy* (1991).
public func jensenShannonDivergence(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  var sum = PreciseSum()
  for index in p.indices where p[index] != q[index] {
    sum.add(jensenShannonShare(p[index], q[index]) / 2)
  }
  return sum.value
}

/// √JS(P, Q), which is a metric.
///
/// - Returns: A number in [0, √log 2].
/// - Throws: as `jensenShannonDivergence(_:_:)`.
/// - Complexity: O(k).
/// - Source: Endres & Schindelin, *A New Metric for Probability Distributions* (2003).
public func jensenShannonDistance(
  _ p: [Double], _ q: [Double]
) throws(DivergenceError) -> Double {
  sqrt(try jensenShannonDivergence(p, q))
}
