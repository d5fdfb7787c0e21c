/// The discriminator that no other beats: D*(x) = p(x) / (p(x) + q(x)).
///
/// - Parameters:
///   - p: Probabilities of the real data, shape `[k]`, sum 1.
///   - q: Probabilities of the generated data, shape `[k]`, sum 1.
/// - Returns: The probability, for each outcome, that it is real; `nil` where neither
///   distribution has mass and every answer is as good.
/// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`.
/// - Complexity: O(k).
/// - Source: Goodfellow et al., *Generative Adversarial Nets* (2014), proposition 1.
public func optimalDiscriminator(
  real p: [Double], generated q: [Double]
) throws(DivergenceError) -> [Double?] {
  try requireDistributions(p, q)
  return p.indices.map { p[$0] + q[$0] > 0 ? p[$0] / (p[$0] + q[$0]) : nil }
}

/// The value of the GAN game for a given discriminator.
///
///     V(D) = Σᵢ pᵢ log Dᵢ + qᵢ log(1 − Dᵢ)      0 log 0 = 0
///
/// Its maximum over D is 2 JS(P, Q) − 2 log 2. The sum is taken with D as it is given: a Dᵢ that
/// has been rounded to 1 where qᵢ > 0 costs −∞.
///
/// - Parameters:
///   - discriminator: Dᵢ in [0, 1], shape `[k]`; `nil` only where pᵢ = qᵢ = 0.
///   - p: Probabilities of the real data, shape `[k]`, sum 1.
///   - q: Probabilities of the generated data, shape `[k]`, sum 1.
/// - Returns: Nats, ≤ 0.
/// - Throws: `notAProbability` for a D outside [0, 1] or missing where there is mass, and the
///   errors of `optimalDiscriminator(real:generated:)`.
/// - Complexity: O(k).
/// - Source: Goodfellow et al., *Generative Adversarial Nets* (2014), equation 1.
public func ganValue(
  of discriminator: [Double?], real p: [Double], generated q: [Double]
) throws(DivergenceError) -> Double {
  try requireDistributions(p, q)
  guard discriminator.count == p.count else {
    throw .sizeMismatch(first: discriminator.count, second: p.count)
  }
  var sum = PreciseSum()
  for index in p.indices where p[index] > 0 || q[index] > 0 {
    let verdict = discriminator[index] ?? .nan
    guard verdict >= 0, verdict <= 1 else {
      throw .notAProbability(index: index, value: verdict)
    }
    if p[index] > 0 { sum.add(p[index] * log(verdict)) }
    if q[index] > 0 { sum.add(q[index] * log1p(-verdict)) }
  }
  return sum.value
}
