/// Momentum on a quadratic as what it is there: a 2 × 2 matrix applied over and over.
///
/// Along an axis of curvature λ, with the minimum at 0, two successive iterates determine the next:
///
///     [θₖ₊₁; θₖ] = [1 + μ − ελ, −μ; 1, 0] [θₖ; θₖ₋₁]
///
/// with (1 + μ)(1 − ελ) and −μ(1 − ελ) in the first row for Nesterov's momentum.
///
/// Iterates shrink, for every start, exactly when both eigenvalues lie inside the unit circle. It
/// is the largest modulus of an eigenvalue that decides, the spectral *radius*; the spectral norm
/// of this matrix is above 1 even where the iteration converges.
///
/// ```swift
/// let ball = MomentumIteration(learningRate: 0.1, momentum: 0.9)
/// ball.spectralRadius(curvature: 1)    // √0.9
/// ```
///
/// - Source: Polyak, *Some methods of speeding up the convergence of iteration methods* (1964);
///   Goh, *Why Momentum Really Works* (2017), "Dynamics of momentum".
public struct MomentumIteration: Equatable, Sendable {
  /// ε.
  public let learningRate: Double
  /// μ ≥ 0.
  public let momentum: Double
  /// Whether the steps are Nesterov's instead of the heavy ball's.
  public let nesterov: Bool

  /// The iteration with this learning rate ε and this momentum μ.
  ///
  /// - Precondition: ε ≥ 0 and μ ≥ 0, both finite.
  public init(learningRate: Double, momentum: Double, nesterov: Bool = false) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(momentum, in: 0..., "momentum")
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
  }

  /// The matrix that takes (θₖ, θₖ₋₁) to (θₖ₊₁, θₖ).
  public func matrix(curvature: Double) -> Matrix {
    [[sum(curvature), -product(curvature)], [1, 0]]
  }

  /// The largest modulus of the matrix' eigenvalues, by the formula of the quadratic equation.
  ///
  /// Where the eigenvalues are complex, their modulus is the root of their product: √μ for the
  /// heavy ball, whatever λ is.
  public func spectralRadius(curvature: Double) -> Double {
    let (b, c) = (sum(curvature), product(curvature))
    let discriminant = b * b - 4 * c
    return discriminant < 0 ? c.squareRoot() : (b.magnitude + discriminant.squareRoot()) / 2
  }

  /// Whether iterates go to 0 from every start: the radius is below 1.
  ///
  /// Decided by inequalities between ε, μ and λ, which have no rounding trouble at the border:
  /// 0 < ελ < 2(1 + μ) and μ < 1 for the heavy ball; for Nesterov's step
  /// 0 < ελ < 2(1 + μ) / (1 + 2μ) and μ(1 − ελ) < 1.
  public func isStable(curvature: Double) -> Bool {
    let scaled = learningRate * curvature
    guard scaled > 0 else { return false }
    if nesterov {
      return scaled * (1 + 2 * momentum) < 2 * (1 + momentum) && momentum * (1 - scaled) < 1
    }
    return scaled < 2 * (1 + momentum) && momentum < 1
  }

  /// The momentum with which the heavy ball shrinks fastest along one axis, μ = (1 − √(ελ))².
  ///
  /// Both eigenvalues then meet at 1 − √(ελ); less momentum is too slow, more oscillates.
  ///
  /// - Precondition: ε ≥ 0, λ ≥ 0.
  public static func bestMomentum(learningRate: Double, curvature: Double) -> Double {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(curvature, in: 0..., "curvature")
    let root = 1 - (learningRate * curvature).squareRoot()
    return root * root
  }

  /// The heavy ball that shrinks fastest when all curvatures lie in an interval.
  ///
  ///     ε = 4 / (√L + √m)²      μ = ((√L − √m) / (√L + √m))²      radius √μ on all of [m, L]
  ///
  /// - Parameter curvatures: From m > 0 to L.
  /// - Source: Polyak (1964); Goh (2017), "Optimal parameters".
  public static func best(curvatures: ClosedRange<Double>) -> MomentumIteration {
    checkHyperparameter(
      curvatures.lowerBound, in: Double.leastNonzeroMagnitude..., "smallest curvature")
    checkHyperparameter(curvatures.upperBound, in: 0..., "largest curvature")
    let (low, high) = (curvatures.lowerBound.squareRoot(), curvatures.upperBound.squareRoot())
    let ratio = (high - low) / (high + low)
    return MomentumIteration(
      learningRate: 4 / ((high + low) * (high + low)), momentum: ratio * ratio)
  }

  /// The sum of the eigenvalues.
  private func sum(_ curvature: Double) -> Double {
    nesterov
      ? (1 + momentum) * (1 - learningRate * curvature) : 1 + momentum - learningRate * curvature
  }

  /// The product of the eigenvalues.
  private func product(_ curvature: Double) -> Double {
    nesterov ? momentum * (1 - learningRate * curvature) : momentum
  }
}
