extension Variable {
  /// max(0, a), with slope 0 at 0.
  public var relu: Variable { gated(by: self, below: 0) }

  /// a above 0, slope · a elsewhere; at 0 its derivative is `slope`.
  public func leakyReLU(slope: Double) -> Variable { gated(by: self, below: slope) }

  /// tanh a.
  public var hyperbolicTangent: Variable {
    map(.hyperbolicTangent(place)) { c, a in for i in c.indices { c[i] = tanh(a[i]) } }
  }

  /// 1 / (1 + e⁻ᵃ), without overflow.
  public var sigmoid: Variable {
    map(.sigmoid(place)) { c, a in for i in c.indices { c[i] = GANMath.sigmoid(a[i]) } }
  }

  /// log(1 + eᵃ), without overflow and without losing what is small.
  public var softplus: Variable {
    map(.softplus(place)) { c, a in for i in c.indices { c[i] = GANMath.softplus(a[i]) } }
  }

  /// eᵃ.
  public var exponential: Variable {
    map(.exponential(place)) { c, a in for i in c.indices { c[i] = exp(a[i]) } }
  }

  /// log a.
  public var logarithm: Variable {
    map(.logarithm(place)) { c, a in for i in c.indices { c[i] = log(a[i]) } }
  }

  /// √a; at 0 its derivative counts as 0.
  public var squareRoot: Variable {
    map(.squareRoot(place)) { c, a in for i in c.indices { c[i] = a[i].squareRoot() } }
  }

  /// 1/a; 0 where a is 0.
  public var reciprocal: Variable {
    map(.reciprocal(place)) { c, a in for i in c.indices { c[i] = a[i] == 0 ? 0 : 1 / a[i] } }
  }

  /// |a|, with slope 0 at 0.
  public var magnitude: Variable { turned(by: self) }

  /// This where the selector is above 0, below times this elsewhere.
  func gated(by selector: Variable, below: Double) -> Variable {
    combine(selector, .gate(place, selector: selector.place, below: below)) { c, a, s in
      for i in c.indices { c[i] = s[i] > 0 ? a[i] : below * a[i] }
    }
  }

  /// This times the sign of the selector.
  func turned(by selector: Variable) -> Variable {
    combine(selector, .turn(place, selector: selector.place)) { c, a, s in
      for i in c.indices { c[i] = s[i] > 0 ? a[i] : s[i] < 0 ? -a[i] : 0 }
    }
  }
}

/// log(1 + eᵗ) for any t: t + log(1 + e⁻ᵗ) where eᵗ would overflow.
func softplus(_ t: Double) -> Double {
  t > 0 ? t + log1p(exp(-t)) : log1p(exp(t))
}
