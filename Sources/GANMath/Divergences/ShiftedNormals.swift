/// Two normal distributions of variance 1 whose means differ: N(0, 1) and N(shift, 1).
///
/// In d dimensions N(0, I) and N(δ, I) have the same divergences as here with shift ‖δ‖, since
/// they differ along one direction only.
public struct ShiftedNormals: Equatable, Sendable {
  /// The distance m between the means, in standard deviations.
  public let shift: Double

  /// The pair whose means are `shift` apart; the sign of `shift` does not matter.
  ///
  /// - Throws: `notFinite` when `shift` is no number.
  public init(by shift: Double) throws(DivergenceError) {
    guard shift.isFinite else { throw .notFinite(index: 0) }
    self.shift = shift.magnitude
  }

  /// JS(N(0, 1), N(m, 1)) in nats.
  ///
  /// Beyond m ≈ 17 this is log 2 to the last bit; `logTwoMinusJensenShannon` goes on.
  ///
  /// - Complexity: O(1), a few hundred terms.
  public var jensenShannonDivergence: Double {
    guard shift < 1 else { return log(2) - logTwoMinusJensenShannon }
    // ½ ∫ (p log(p/M) + q log(q/M)), whose integrand is ≥ 0: no difference from log 2, which
    // would leave nothing of JS ≈ m²/8 for small m.
    return gaussianIntegral { y in cosh(y / 2) * mirroredEntropy(tanh(y / 2)) / 2 }
  }

  /// log 2 − JS(N(0, 1), N(m, 1)) to full relative precision.
  ///
  ///     log 2 − JS = ∫ p log(1 + q/p)
  ///
  /// An integral of positive numbers, so it does not stop at 1e-16 where the difference of two
  /// doubles does: it falls like exp(−m²/8) until that underflows, near m = 77.
  ///
  /// - Complexity: O(1), a few hundred terms.
  public var logTwoMinusJensenShannon: Double {
    // log(1 + eʸ) e^(−y/2), the larger factor first so that neither over- nor underflows.
    gaussianIntegral { y in
      y > 0 ? exp(-y / 2) * (y + log1p(exp(-y))) : exp(-y / 2) * log1p(exp(y))
    }
  }

  /// dJS/dm, what gradient descent on the Jensen–Shannon divergence would feel.
  ///
  ///     dJS/dm = (m/2) ∫ p q / (p + q)
  ///
  /// - Complexity: O(1), a few hundred terms.
  public var jensenShannonSlope: Double {
    shift / 2 * gaussianIntegral { y in 1 / (2 * cosh(y / 2)) }
  }

  /// KL(N(0, 1)‖N(m, 1)) = m²/2, the same in both directions.
  public var kullbackLeiblerDivergence: Double { shift * shift / 2 }

  /// W₁(N(0, 1), N(m, 1)) = m: every grain moves by m.
  public var wassersteinDistance: Double { shift }

  /// e^(−m²/8) / √(2π) · ∫ exp(−x²/2) factor(m x) dx, with x measured from the midpoint of the
  /// means and y = m x the logarithm of q/p there.
  ///
  /// The trapezoidal rule on the whole line: for a function analytic in a strip of half-width a
  /// its error falls like exp(−2πa/h). The factors have their nearest poles at y = ±iπ.
  private func gaussianIntegral(_ factor: (Double) -> Double) -> Double {
    let step = 0.25 / max(1, shift)
    // Where exp(−x²/2) or exp(−|y|/2) has fallen below 1e-20; a zero shift leaves the first.
    let reach = min(10, 100 / max(shift, 10))
    var sum = PreciseSum()
    sum.add(factor(0))
    for index in 1...Int(reach / step) {
      let x = Double(index) * step
      let weight = exp(-x * x / 2)
      sum.add(weight * factor(shift * x))
      sum.add(weight * factor(-shift * x))
    }
    return sum.value * step * expOfMinusSquareOverEight / sqrt(2 * Double.pi)
  }

  /// exp(−m²/8), corrected for the rounding of m², which a large exponent would magnify.
  private var expOfMinusSquareOverEight: Double {
    let square = shift * shift
    var remainder = PreciseSum()
    remainder.add(-square)
    remainder.addProduct(shift, shift)
    let correction = remainder.value
    return exp(-square / 8) * exp(correction.isFinite ? -correction / 8 : 0)
  }
}
