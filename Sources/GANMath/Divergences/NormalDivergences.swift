/// KL(P‖Q) of two normal distributions on the line, in closed form.
///
///     KL = log(σ_Q/σ_P) + (σ_P² + (μ_P − μ_Q)²) / (2σ_Q²) − ½
///
/// - Returns: Nats, ≥ 0, without cancellation where P ≈ Q.
/// - Complexity: O(1).
/// - Source: Kullback, *Information Theory and Statistics* (1959), §9.1.
public func kullbackLeiblerDivergence(_ p: NormalDistribution, _ q: NormalDistribution) -> Double {
  let ratio = p.standardDeviation / q.standardDeviation
  let shift = (p.mean - q.mean) / q.standardDeviation
  // ½ (r² − 1 − log r²) + ½ shift².
  return relativeEntropyShare(1, ratio * ratio) / 2 + shift * shift / 2
}

/// JS(P, Q) of two normal distributions on the line.
///
/// Equal variances go through `ShiftedNormals`; else there is no closed form, and adaptive
/// quadrature of the two relative entropies with the mixture is used.
///
/// - Returns: Nats, in [0, log 2], with a relative error of about 1e-13.
/// - Throws: `quadrature` when the integral does not converge, for variances that are more than
///   some hundred orders of magnitude apart.
/// - Complexity: O(1), some hundred evaluations.
public func jensenShannonDivergence(
  _ p: NormalDistribution, _ q: NormalDistribution
) throws(DivergenceError) -> Double {
  if p.standardDeviation == q.standardDeviation {
    return try ShiftedNormals(by: (p.mean - q.mean) / p.standardDeviation)
      .jensenShannonDivergence
  }
  // Beyond 14 standard deviations a normal distribution has mass 1e-44.
  let marks = [p, q].flatMap { normal in
    [-14, -6, -3, -1, 0, 1, 3, 6, 14].map { normal.mean + $0 * normal.standardDeviation }
  }
  let (lower, upper) = (
    marks.reduce(.infinity) { min($0, $1) }, marks.reduce(-.infinity) { max($0, $1) }
  )
  do throws(QuadratureError) {
    return try integrate(over: lower...upper, breakpoints: marks, tolerance: 1e-13) { x in
      // From the logarithm of the ratio: the difference of nearly equal densities is noise.
      let mean = p.density(at: x) / 2 + q.density(at: x) / 2
      return mean * mirroredEntropy(tanh(logDensityRatio(p, q, at: x) / 2)) / 2
    }.value
  } catch {
    throw .quadrature(error)
  }
}

/// TV(P, Q) of two normal distributions on the line, in closed form.
///
/// The densities cross at one or two points; TV is the difference of the masses between them.
///
/// - Returns: A number in [0, 1].
/// - Complexity: O(1).
public func totalVariationDistance(_ p: NormalDistribution, _ q: NormalDistribution) -> Double {
  let shift = (p.mean - q.mean).magnitude
  if p.standardDeviation == q.standardDeviation {
    return erf(shift / (2 * sqrt(2) * p.standardDeviation))
  }
  let narrow = p.standardDeviation < q.standardDeviation ? p : q
  let wide = p.standardDeviation < q.standardDeviation ? q : p
  // In units of the narrow one, z²/2 − ((z − m)/s)²/2 = log s: a z² + 2 b z + c = 0.
  let s = wide.standardDeviation / narrow.standardDeviation
  let m = (wide.mean - narrow.mean) / narrow.standardDeviation
  let a = (s - 1) * (s + 1)
  let c = -(m * m + 2 * s * s * log(s))
  let root = sqrt(m * m - a * c)
  let far = m >= 0 ? -(m + root) : root - m
  let (first, second) = (far / a, c / far)
  let (left, right) = (min(first, second), max(first, second))
  func mass(_ scale: Double, _ centre: Double) -> Double {
    let (low, high) = ((left - centre) / scale, (right - centre) / scale)
    return (erf(high / sqrt(2)) - erf(low / sqrt(2))) / 2
  }
  return mass(1, 0) - mass(s, m)
}

/// ∫ √(p q), the Bhattacharyya coefficient of two normal distributions on the line.
///
/// - Returns: A number in [0, 1]; it underflows to 0 beyond about 75 standard deviations.
/// - Complexity: O(1).
public func bhattacharyyaCoefficient(_ p: NormalDistribution, _ q: NormalDistribution) -> Double {
  exp(logBhattacharyyaCoefficient(p, q))
}

/// 1 − ∫ √(p q) = ½ ∫ (√p − √q)², the squared Hellinger distance *with* the factor ½ of two
/// normal distributions on the line.
///
/// - Returns: A number in [0, 1], without cancellation where P ≈ Q.
/// - Complexity: O(1).
public func halfSquaredHellingerDistance(
  _ p: NormalDistribution, _ q: NormalDistribution
) -> Double {
  -expm1(logBhattacharyyaCoefficient(p, q))
}

/// log(p/q) at x, with small factors for nearly equal distributions.
private func logDensityRatio(
  _ p: NormalDistribution, _ q: NormalDistribution, at x: Double
) -> Double {
  let (s, t) = (p.standardDeviation, q.standardDeviation)
  let (zP, zQ) = ((x - p.mean) / s, (x - q.mean) / t)
  // zQ − zP with the differences of the parameters taken first.
  let difference = (zP * (s - t) + (p.mean - q.mean)) / t
  return logRatio(t, s) + difference * (zP + zQ) / 2
}

private func logBhattacharyyaCoefficient(
  _ p: NormalDistribution, _ q: NormalDistribution
) -> Double {
  // In units of the larger σ, so that squares neither overflow nor underflow together.
  let unit = max(p.standardDeviation, q.standardDeviation)
  let (s, t) = (p.standardDeviation / unit, q.standardDeviation / unit)
  let shift = (p.mean - q.mean) / unit
  let squares = s * s + t * t
  let spread =
    s / t > 0.5 && s / t < 2
    ? log1p(-(s - t) * (s - t) / squares) : log(2 * s) + log(t) - log(squares)
  return spread / 2 - shift * shift / (4 * squares)
}
