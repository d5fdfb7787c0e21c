/// Nesterov's method as first written for deep learning: look ahead along the velocity, take the
/// gradient *there*, and correct.
///
///     v ← μ v − ε ∇f(θ + μ v)
///     θ ← θ + v
///
/// ``CaffeSGD`` and ``PyTorchSGD`` with `nesterov` follow the look-ahead point φ = θ + μv instead
/// of θ, so that they can take the gradient where they stand. From the same start, and at a fixed
/// rate, their iterate is this method's ``gradientPoint(from:)``.
///
/// - Source: Sutskever, Martens, Dahl & Hinton (2013), eqs. 3–4; Bengio, Boulanger-Lewandowski &
///   Pascanu, *Advances in Optimizing Recurrent Networks* (2013), §3.5, for the other variable.
public struct LookAheadNesterov: Optimiser, Equatable {
  /// ε. Setting it leaves the velocity alone.
  public var learningRate: Double {
    didSet { checkHyperparameter(learningRate, in: 0..., "learning rate") }
  }
  /// μ ≥ 0.
  public let momentum: Double
  /// v, shape `[d]`; empty before the first step, when it stands for zeros.
  public private(set) var velocity: [Double] = []

  /// An optimiser before its first step.
  ///
  /// - Precondition: ε ≥ 0 and μ ≥ 0, both finite.
  public init(learningRate: Double, momentum: Double) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(momentum, in: 0..., "momentum")
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// θ + μv, where the next step wants its gradient.
  public func gradientPoint(from parameters: [Double]) -> [Double] {
    if velocity.isEmpty { return parameters }
    var point = parameters
    for i in point.indices { point[i] += momentum * velocity[i] }
    return point
  }

  public mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError) {
    try checkStep(parameters, gradient, state: velocity.count)
    if velocity.isEmpty { velocity = [Double](repeating: 0, count: parameters.count) }
    for i in parameters.indices {
      velocity[i] = momentum * velocity[i] - learningRate * gradient[i]
      parameters[i] += velocity[i]
    }
  }
}
