/// The Rényi divergence of order α, log(Σᵢ pᵢ^α qᵢ^(1−α)) / (α − 1).
///
/// It grows with α, tends to KL(P‖Q) as α → 1, and is −2 log of the Bhattacharyya coefficient at
/// α = ½.
///
/// - Parameters:
///   - p: Probabilities of P, shape `[k]`, sum 1.
///   - q: Probabilities of Q, shape `[k]`, sum 1.
///   - order: α > 0, α ≠ 1, finite.
/// - Returns: Nats, ≥ 0; +∞ when P and Q share no outcome, and for α > 1 when some qᵢ = 0 < pᵢ.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass`, `notNormalised` or
///   `invalidOrder`.
/// - Complexity: O(k).
/// - Source: van Erven & Harremoës, *Rényi Divergence and Kullback–Leibler Divergence* (2014).
public func renyiDivergence(
  _ p: [Double], _ q: [Double], order: Double
) throws(DivergenceError) -> Double {
  guard order > 0, order != 1, order.isFinite else { throw .invalidOrder(order) }
  try requireDistributions(p, q)
  // Σ p^α q^(1−α) − 1 from shares that vanish with (p − q)², so that nothing cancels when P ≈ Q:
  // the sum is α(α−1) Σ share + α (Σp − 1) + (1−α) (Σq − 1).
  var excess = PreciseSum()
  var overlap = false
  for index in p.indices {
    let (left, right) = (p[index], q[index])
    if left > 0, right > 0 {
      overlap = true
      excess.add(order * (order - 1) * alphaShare(left, right, order: order))
    } else if left > 0 {
      if order > 1 { return .infinity }
      excess.add(-order * left)
    } else {
      excess.add((order - 1) * right)
    }
  }
  guard overlap else { return .infinity }
  var massesBeyondOne = PreciseSum()
  massesBeyondOne.add(-1)
  for index in p.indices {
    massesBeyondOne.addProduct(order, p[index])
    massesBeyondOne.addProduct(1 - order, q[index])
  }
  let sumMinusOne = excess.value + massesBeyondOne.value
  if sumMinusOne.isFinite, sumMinusOne > -0.5 { return log1p(sumMinusOne) / (order - 1) }
  return logSum(p, q, order: order) / (order - 1)
}

/// log Σ p^α q^(1−α) with the largest term taken out: for sums far from 1, where terms may
/// over- or underflow.
private func logSum(_ p: [Double], _ q: [Double], order: Double) -> Double {
  var exponents: [Double] = []
  for index in p.indices where p[index] > 0 && q[index] > 0 {
    exponents.append(order * log(p[index]) + (1 - order) * log(q[index]))
  }
  let largest = exponents.reduce(-.infinity) { max($0, $1) }
  return largest + log(exponents.reduce(0) { $0 + exp($1 - largest) })
}
