/// A price on the critic's slope, added to its loss.
///
/// It is a price and not a bound: between two sets W₁ apart, slope s earns s W₁ and costs
/// λ(s − 1)², which is best at s = 1 + W₁ / 2λ. The estimate overshoots W₁ by that factor.
///
/// - Source: Gulrajani et al., *Improved Training of Wasserstein GANs* (2017), eq. 3; Petzka,
///   Fischer & Lukovnikov, *On the regularization of Wasserstein GANs* (2018) for the one-sided
///   form; Mescheder, Geiger & Nowozin (2018), eq. 9, for R1.
public enum GradientPenalty: Equatable, Sendable {
  /// λ · mean (‖∇f(x̂)‖ − 1)²: slopes below 1 cost as well.
  case twoSided(weight: Double)
  /// λ · mean max(0, ‖∇f(x̂)‖ − 1)²: only slopes above 1 cost.
  case oneSided(weight: Double)
  /// (γ/2) · mean ‖∇f(x)‖², to be taken at real points.
  case zeroCentered(weight: Double)

  /// The penalty as part of a loss that can be differentiated once more.
  ///
  /// - Parameters:
  ///   - critic: f, with one output.
  ///   - points: Where the slope is taken, shape `[b, inputs]`.
  /// - Returns: 1 × 1.
  public func value(of critic: RecordedNetwork, at points: Variable) -> Variable {
    let gradient = critic.inputGradient(at: points)
    switch self {
    case .twoSided(let weight): return weight * (gradient.rowNorms - 1).squared.mean
    case .oneSided(let weight): return weight * (gradient.rowNorms - 1).relu.squared.mean
    case .zeroCentered(let weight): return 0.5 * weight * gradient.squared.columnSum.mean
    }
  }
}

/// Points between real and generated ones, x̂ = ε x + (1 − ε) y, each pair with its own ε.
///
/// - Parameters:
///   - real: x, shape `[b, d]`.
///   - fake: y, shape `[b, d]`.
///   - shares: ε, shape `[b]`, usually uniform in [0, 1).
/// - Throws: `shapeMismatch`, also when there are not as many shares as pairs.
/// - Source: Gulrajani et al. (2017), algorithm 1.
public func interpolate(
  _ real: Matrix, _ fake: Matrix, shares: [Double]
) throws(LipschitzError) -> Matrix {
  try fake.requireShape(real.rows, real.columns)
  guard shares.count == real.rows else {
    throw .shapeMismatch(
      rows: shares.count, columns: 1, expectedRows: real.rows, expectedColumns: 1)
  }
  return Matrix(rows: real.rows, columns: real.columns) { row, column in
    shares[row] * real[row, column] + (1 - shares[row]) * fake[row, column]
  }
}
