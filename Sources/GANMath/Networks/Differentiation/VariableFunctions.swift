extension Variable {
  /// max(0, a), with slope 0 at 0.
  public var relu: Variable { gated(by: self, below: 0) }

  /// a above 0, slope · a elsewhere; at 0 its derivative is `slope`.
  public func leakyReLU(slope: Double) -> Variable { gated(by: self, below: slope) }

  /// tanh a.
  public var hyperbolicTangent: Variable { map(.hyperbolicTangent(place)) { tanh($0) } }

  /// 1 / (1 + e⁻ᵃ), without overflow.
  public var sigmoid: Variable { map(.sigmoid(place)) { GANMath.sigmoid($0) } }

  /// log(1 + eᵃ), without overflow and without losing what is small.
  public var softplus: Variable { map(.softplus(place)) { GANMath.softplus($0) } }

  /// eᵃ.
  public var exponential: Variable { map(.exponential(place)) { exp($0) } }

  /// log a.
  public var logarithm: Variable { map(.logarithm(place)) { log($0) } }

  /// √a; at 0 its derivative counts as 0.
  public var squareRoot: Variable { map(.squareRoot(place)) { $0.squareRoot() } }

  /// 1/a; 0 where a is 0.
  public var reciprocal: Variable { map(.reciprocal(place)) { $0 == 0 ? 0 : 1 / $0 } }

  /// |a|, with slope 0 at 0.
  public var magnitude: Variable { turned(by: self) }

  /// This where the selector is above 0, below times this elsewhere.
  func gated(by selector: Variable, below: Double) -> Variable {
    combine(selector, .gate(place, selector: selector.place, below: below)) { a, s in
      s > 0 ? a : below * a
    }
  }

  /// This times the sign of the selector.
  func turned(by selector: Variable) -> Variable {
    combine(selector, .turn(place, selector: selector.place)) { a, s in
      s > 0 ? a : s < 0 ? -a : 0
    }
  }
}

/// log(1 + eᵗ) for any t: t + log(1 + e⁻ᵗ) where eᵗ would overflow.
func softplus(_ t: Double) -> Double {
  t > 0 ? t + log1p(exp(-t)) : log1p(exp(t))
}
