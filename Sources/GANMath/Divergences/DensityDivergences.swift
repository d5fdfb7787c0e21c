/// Two densities on an interval, to be compared by quadrature.
///
/// Closed forms and the discrete functions are exact; this is for densities that have none. The
/// densities must be positive where they are compared, or 0 on both sides: where one underflows
/// before the other, integrate over a shorter interval.
public struct DensityPair {
  private let p: (Double) -> Double
  private let q: (Double) -> Double
  private let interval: ClosedRange<Double>
  private let breakpoints: [Double]
  private let tolerance: Double

  /// The densities p and q on `interval`, outside which both are negligible.
  ///
  /// - Parameters:
  ///   - p: The density of P.
  ///   - q: The density of Q.
  ///   - interval: Where to integrate.
  ///   - breakpoints: Places of jumps, kinks and narrow peaks.
  ///   - tolerance: The error to reach, relative to the integral of the magnitude.
  /// - Throws: `massOfDensity` when a density does not integrate to 1 within 1e-6, and
  ///   `quadrature` when one is no number somewhere or does not converge.
  public init(
    _ p: @escaping (Double) -> Double, _ q: @escaping (Double) -> Double,
    over interval: ClosedRange<Double>, breakpoints: [Double] = [], tolerance: Double = 1e-10
  ) throws(DivergenceError) {
    self.p = p
    self.q = q
    self.interval = interval
    self.breakpoints = breakpoints
    self.tolerance = tolerance
    for density in [p, q] {
      let mass = try integral(tolerance: 1e-8) { x in density(x) }
      guard (mass.value - 1).magnitude <= 1e-6 else { throw .massOfDensity(mass.value) }
    }
  }

  /// KL(P‖Q) = ∫ p log(p/q), in nats.
  ///
  /// - Throws: `quadrature`, with the point where q is 0 and p is not if there is one.
  public func kullbackLeiblerDivergence() throws(DivergenceError) -> IntegralEstimate {
    // p log(p/q) − p + q is never negative, and p and q both integrate to 1.
    try integral { p, q in p == 0 && q == 0 ? 0 : relativeEntropyShare(p, q) }
  }

  /// JS(P, Q), in nats.
  ///
  /// - Throws: `quadrature`.
  public func jensenShannonDivergence() throws(DivergenceError) -> IntegralEstimate {
    try integral { p, q in p == q ? 0 : jensenShannonShare(p, q) / 2 }
  }

  /// TV(P, Q) = ½ ∫ |p − q|. Give the crossings as breakpoints if they are known.
  ///
  /// - Throws: `quadrature`.
  public func totalVariationDistance() throws(DivergenceError) -> IntegralEstimate {
    try integral { p, q in (p - q).magnitude / 2 }
  }

  /// ½ ∫ (√p − √q)², the squared Hellinger distance *with* the factor ½.
  ///
  /// - Throws: `quadrature`.
  public func halfSquaredHellingerDistance() throws(DivergenceError) -> IntegralEstimate {
    try integral { p, q in hellingerShare(p, q) / 2 }
  }

  /// D_f(P‖Q) = ∫ q f(p/q).
  ///
  /// - Throws: `quadrature`.
  public func divergence(_ f: FDivergence) throws(DivergenceError) -> IntegralEstimate {
    let (height, slopeAtInfinity, atZero) = (f.generator(1), f.slopeAtInfinity, f.generator(0))
    let rest = try integral { p, q in
      if p > 0, q > 0 { return f.share(p, q) }
      // An infinite price of no mass is none.
      return (p > 0 ? p * (slopeAtInfinity - f.derivative(1)) : 0)
        + (q > 0 ? q * (atZero - height + f.derivative(1)) : 0)
    }
    return IntegralEstimate(value: height + rest.value, error: rest.error)
  }

  private func integral(
    _ integrand: (Double, Double) -> Double
  ) throws(DivergenceError) -> IntegralEstimate {
    try integral(tolerance: tolerance) { x in
      let (left, right) = (p(x), q(x))
      // NaN marks what is no density; the quadrature reports the place.
      return left >= 0 && right >= 0 ? integrand(left, right) : .nan
    }
  }

  private func integral(
    tolerance: Double, _ integrand: (Double) -> Double
  ) throws(DivergenceError) -> IntegralEstimate {
    do throws(QuadratureError) {
      return try integrate(
        over: interval, breakpoints: breakpoints, tolerance: tolerance, integrand)
    } catch {
      throw .quadrature(error)
    }
  }
}
