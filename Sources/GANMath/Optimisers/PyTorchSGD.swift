/// Stochastic gradient descent with momentum, in the form of PyTorch: the learning rate is
/// *outside* the velocity.
///
///     v ← μ v + (1 − τ)(g + λθ)      τ: dampening; at the first step v ← g + λθ
///     θ ← θ − ε v                    Nesterov: θ ← θ − ε (g + λθ + μ v)
///
/// The velocity is in the unit of a gradient. When ε changes, all that v has gathered counts at
/// the new rate at once. ``CaffeSGD`` differs exactly there; at a fixed ε the two are the same up
/// to rounding. τ = μ gives the exponential average of the gradients, v ← μv + (1 − μ)g.
///
/// - Source: PyTorch, `torch.optim.SGD`, "Algorithm" and note on momentum.
public struct PyTorchSGD: Optimiser, Equatable {
  /// ε. Setting it leaves the velocity alone, unless ``keepsDisplacement`` is on.
  public var learningRate: Double {
    didSet {
      checkHyperparameter(learningRate, in: 0..., "learning rate")
      if keepsDisplacement { keepDisplacement(from: oldValue) }
    }
  }
  /// μ ≥ 0; 0 is plain gradient descent.
  public let momentum: Double
  /// τ, what is held back of each gradient after the first.
  public let dampening: Double
  /// Whether to take Nesterov's step; needs μ > 0 and τ = 0.
  public let nesterov: Bool
  /// λ and where it enters.
  public let weightDecay: WeightDecay
  /// Whether a change of the rate multiplies the velocity by ε_old / ε_new, which makes this form
  /// follow ``CaffeSGD`` through the change.
  public let keepsDisplacement: Bool
  /// v, shape `[d]`; empty before the first step.
  public private(set) var velocity: [Double] = []

  /// An optimiser before its first step.
  ///
  /// - Precondition: ε ≥ 0, μ ≥ 0, λ ≥ 0, all finite; `nesterov` only with μ > 0 and τ = 0;
  ///   ε > 0 if the displacement is kept.
  public init(
    learningRate: Double, momentum: Double = 0, dampening: Double = 0, nesterov: Bool = false,
    weightDecay: WeightDecay = .none, keepsDisplacement: Bool = false
  ) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(momentum, in: 0..., "momentum")
    checkHyperparameter(dampening, in: (-Double.infinity)..., "dampening")
    weightDecay.check()
    require(
      !nesterov || (momentum > 0 && dampening == 0),
      "Nesterov's step needs momentum > 0 and no dampening, not \(momentum) and \(dampening)")
    require(
      !keepsDisplacement || learningRate > 0,
      "a displacement cannot be kept from a learning rate of \(learningRate)")
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    self.keepsDisplacement = keepsDisplacement
  }

  public mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError) {
    try checkStep(parameters, gradient, state: velocity.count)
    let isFirst = velocity.isEmpty
    if isFirst { velocity = [Double](repeating: 0, count: parameters.count) }
    let share = isFirst ? 1 : 1 - dampening
    let decay = weightDecay.insideCoefficient
    let shrinkage = weightDecay.shrinkage(learningRate: learningRate)
    for i in parameters.indices {
      let g = gradient[i] + decay * parameters[i]
      let v = momentum * velocity[i] + share * g
      velocity[i] = v
      parameters[i] =
        shrinkage * parameters[i] - learningRate * (nesterov ? g + momentum * v : v)
    }
  }

  /// Rescales the velocity so that ε v, the displacement, is what it was.
  private mutating func keepDisplacement(from oldRate: Double) {
    require(
      learningRate > 0, "a displacement cannot be kept at a learning rate of \(learningRate)")
    let ratio = oldRate / learningRate
    for i in velocity.indices { velocity[i] *= ratio }
  }
}
