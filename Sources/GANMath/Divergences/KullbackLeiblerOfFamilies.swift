// KL between distributions of different families on the line, in closed form: the cross-entropy
// −E_P log q needs only a mean magnitude or a mean square under P. All results are in nats, take
// O(1) time, and follow from the definition by integration.

/// KL(P‖Q) of two Laplace distributions.
public func kullbackLeiblerDivergence(
  _ p: LaplaceDistribution, _ q: LaplaceDistribution
) -> Double {
  let shift = (p.mean - q.mean).magnitude
  let ratio = p.scale / q.scale
  // log(1/r) + r e^(−d/b) + d/b' − 1 = (r − 1 − log r) + r (e^(−x) − 1 + x), x = d/b.
  return relativeEntropyShare(1, ratio) + ratio * exponentialRemainder(shift / p.scale)
}

/// KL(P‖Q) of two uniform distributions: log of the ratio of widths, +∞ when P reaches outside.
public func kullbackLeiblerDivergence(
  _ p: UniformDistribution, _ q: UniformDistribution
) -> Double {
  guard p.lower >= q.lower, p.upper <= q.upper else { return .infinity }
  return log(q.width / p.width)
}

/// KL(P‖Q) of a uniform P and a Laplace Q.
public func kullbackLeiblerDivergence(
  _ p: UniformDistribution, _ q: LaplaceDistribution
) -> Double {
  let (left, right) = (q.mean - p.lower, p.upper - q.mean)
  let meanDistance =
    left > 0 && right > 0
    ? (left * left + right * right) / (2 * p.width) : (p.mean - q.mean).magnitude
  return log(2 * q.scale / p.width) + meanDistance / q.scale
}

/// KL(P‖Q) of a uniform P and a normal Q.
public func kullbackLeiblerDivergence(_ p: UniformDistribution, _ q: NormalDistribution) -> Double {
  let (shift, width) = (
    (p.mean - q.mean) / q.standardDeviation, p.width / q.standardDeviation
  )
  return log(2 * Double.pi) / 2 - log(width) + (shift * shift + width * width / 12) / 2
}

/// KL(P‖Q) of a normal P and a Laplace Q.
public func kullbackLeiblerDivergence(
  _ p: NormalDistribution, _ q: LaplaceDistribution
) -> Double {
  let deviation = p.standardDeviation / q.scale
  let shift = (p.mean - q.mean).magnitude / q.scale
  let z = shift / deviation
  let meanDistance =
    deviation * sqrt(2 / Double.pi) * exp(-z * z / 2) + shift * erf(z / sqrt(2))
  return log(2 / deviation) - log(2 * Double.pi) / 2 - 0.5 + meanDistance
}

/// KL(P‖Q) of a Laplace P and a normal Q.
public func kullbackLeiblerDivergence(
  _ p: LaplaceDistribution, _ q: NormalDistribution
) -> Double {
  let (scale, shift) = (
    p.scale / q.standardDeviation, (p.mean - q.mean) / q.standardDeviation
  )
  return log(2 * Double.pi) / 2 - log(2 * scale) - 1 + scale * scale + shift * shift / 2
}

/// KL(P‖Q) of a normal P and a uniform Q: +∞, because P reaches outside every interval.
public func kullbackLeiblerDivergence(_ p: NormalDistribution, _ q: UniformDistribution) -> Double {
  .infinity
}

/// KL(P‖Q) of a Laplace P and a uniform Q: +∞, because P reaches outside every interval.
public func kullbackLeiblerDivergence(
  _ p: LaplaceDistribution, _ q: UniformDistribution
) -> Double {
  .infinity
}

/// e^(−x) − 1 + x for x ≥ 0, without cancellation near 0.
private func exponentialRemainder(_ x: Double) -> Double {
  guard x < 0.1 else { return expm1(-x) + x }
  // x²/2 − x³/6 + …: twelve terms reach 2⁻⁵³ at x = 0.1.
  var sum = 0.0
  for k in stride(from: 13, through: 2, by: -1) {
    sum = (1 - sum) * x / Double(k)
  }
  return sum * x
}
