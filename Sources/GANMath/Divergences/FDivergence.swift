/// A family of divergences, one for each convex function f with a value at 1.
///
///     D_f(P‖Q) = Σᵢ qᵢ f(pᵢ / qᵢ) + f'(∞) · P(q = 0)
///
/// `FDivergence.kullbackLeibler`, `.twoJensenShannon`, `.totalVariation` … are ready made; any
/// other convex f can be given. Its conjugate f* turns every critic T into a lower bound,
///
///     D_f(P‖Q) ≥ E_P T − E_Q f*(T),
///
/// with equality at T = f'(p/q): the idea of the f-GAN.
///
/// - Source: Csiszár, *Information-type Measures of Difference of Probability Distributions*
///   (1967); Nowozin, Cseke & Tomioka, *f-GAN* (2016).
public struct FDivergence: Sendable {
  /// f(u) for u ≥ 0; its limit at u = 0.
  public let generator: @Sendable (Double) -> Double
  /// f'(u) for u > 0; a subgradient where f has a kink.
  public let derivative: @Sendable (Double) -> Double
  /// f*(t) = sup over u ≥ 0 of t u − f(u); +∞ outside its domain.
  public let conjugate: @Sendable (Double) -> Double
  /// f'(∞), the limit of f(u)/u: what mass of P costs where Q has none.
  public let slopeAtInfinity: Double
  /// q · (f(u) − f(1) − f'(1) (u − 1)) at u = p/q, for p, q > 0.
  let share: @Sendable (Double, Double) -> Double

  /// The divergence of a convex function.
  ///
  /// - Parameters:
  ///   - generator: f(u) for u ≥ 0, with its limit at 0.
  ///   - derivative: f'(u) for u > 0.
  ///   - conjugate: f*(t).
  ///   - slopeAtInfinity: The limit of f(u)/u, possibly +∞.
  public init(
    generator: @escaping @Sendable (Double) -> Double,
    derivative: @escaping @Sendable (Double) -> Double,
    conjugate: @escaping @Sendable (Double) -> Double,
    slopeAtInfinity: Double
  ) {
    let (height, slope) = (generator(1), derivative(1))
    self.init(
      generator: generator, derivative: derivative, conjugate: conjugate,
      slopeAtInfinity: slopeAtInfinity,
      share: { p, q in q * (generator(p / q) - height - slope * ((p - q) / q)) })
  }

  /// With `share` given separately, in a form that does not cancel where p ≈ q.
  init(
    generator: @escaping @Sendable (Double) -> Double,
    derivative: @escaping @Sendable (Double) -> Double,
    conjugate: @escaping @Sendable (Double) -> Double,
    slopeAtInfinity: Double,
    share: @escaping @Sendable (Double, Double) -> Double
  ) {
    self.generator = generator
    self.derivative = derivative
    self.conjugate = conjugate
    self.slopeAtInfinity = slopeAtInfinity
    self.share = share
  }

  /// D_f(P‖Q) of two discrete distributions.
  ///
  /// - Parameters:
  ///   - p: Probabilities of P, shape `[k]`, sum 1.
  ///   - q: Probabilities of Q, shape `[k]`, sum 1.
  /// - Returns: A number ≥ f(1), up to the rounding of the two sums; +∞ where f'(∞) or f(0) is
  ///   and one distribution misses an outcome of the other.
  /// - Throws: `sizeMismatch`, `empty`, `notFinite`, `negativeMass` or `notNormalised`; also
  ///   `notFinite` with the outcome for which f is not a number.
  /// - Complexity: O(k).
  public func callAsFunction(_ p: [Double], _ q: [Double]) throws(DivergenceError) -> Double {
    try requireDistributions(p, q)
    let (height, slope) = (generator(1), derivative(1))
    // f(u) = f(1) + f'(1) (u − 1) + rest(u): the first two add up exactly, the rest is ≥ 0.
    var sum = PreciseSum()
    for index in p.indices {
      let (left, right) = (p[index], q[index])
      if left > 0, right > 0 {
        let share = share(left, right)
        guard !share.isNaN else { throw .notFinite(index: index) }
        sum.add(share)
        if slope != 0 {
          sum.addProduct(slope, left)
          sum.addProduct(-slope, right)
        }
        if height != 0 { sum.addProduct(height, right) }
      } else if left > 0 {
        sum.add(left * slopeAtInfinity)
      } else if right > 0 {
        sum.add(right * generator(0))
      }
    }
    return sum.value
  }

  /// E_P T − E_Q f*(T), which no critic T lifts above D_f(P‖Q).
  ///
  /// - Parameters:
  ///   - critic: T at the outcomes, shape `[k]`.
  ///   - p: Probabilities of P, shape `[k]`, sum 1.
  ///   - q: Probabilities of Q, shape `[k]`, sum 1.
  /// - Returns: The bound; −∞ when T leaves the domain of f* where Q has mass.
  /// - Throws: as `callAsFunction(_:_:)`, and `sizeMismatch` or `notFinite` for the critic.
  /// - Complexity: O(k).
  /// - Source: Nguyen, Wainwright & Jordan, *Estimating Divergence Functionals …* (2010).
  public func variationalBound(
    critic: [Double], _ p: [Double], _ q: [Double]
  ) throws(DivergenceError) -> Double {
    try requireDistributions(p, q)
    guard critic.count == p.count else {
      throw .sizeMismatch(first: critic.count, second: p.count)
    }
    var sum = PreciseSum()
    for index in p.indices {
      guard critic[index].isFinite else { throw .notFinite(index: index) }
      sum.add(p[index] * critic[index])
      if q[index] > 0 { sum.add(-q[index] * conjugate(critic[index])) }
    }
    return sum.value
  }

  /// The critic f'(pᵢ / qᵢ) that makes the variational bound tight; `nil` where pᵢ or qᵢ is 0.
  ///
  /// - Throws: as `callAsFunction(_:_:)`.
  /// - Complexity: O(k).
  public func optimalCritic(
    _ p: [Double], _ q: [Double]
  ) throws(DivergenceError) -> [Double?] {
    try requireDistributions(p, q)
    return p.indices.map { p[$0] > 0 && q[$0] > 0 ? derivative(p[$0] / q[$0]) : nil }
  }
}
