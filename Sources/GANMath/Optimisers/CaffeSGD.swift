/// Stochastic gradient descent with momentum, in the form of Polyak, Sutskever and Caffe: the
/// learning rate is *inside* the velocity.
///
///     v ← μ v − ε (g + λθ)
///     θ ← θ + v
///
/// The velocity is a displacement, in the unit of θ. When ε changes, what v has gathered at the
/// old rate coasts on: after the gradients stop, θ still travels μv / (1 − μ).
/// ``PyTorchSGD`` differs exactly there; at a fixed ε the two are the same up to rounding, with
/// v of this form = −ε × v of that one. Caffe's own `history` is −v.
///
/// With `nesterov` the step is the one Caffe takes, (1 + μ) v_new − μ v_old, which is Nesterov's
/// method in the variable θ + μv; ``LookAheadNesterov`` is the same method in θ.
///
/// - Source: Sutskever, Martens, Dahl & Hinton, *On the importance of initialization and momentum
///   in deep learning* (2013), eqs. 1–4; Caffe, *Solver* tutorial, "SGD" and "Nesterov".
public struct CaffeSGD: Optimiser, Equatable {
  /// ε. Setting it leaves the velocity alone, unless ``correctsMomentum`` is on.
  public var learningRate: Double {
    didSet {
      checkHyperparameter(learningRate, in: 0..., "learning rate")
      if correctsMomentum { correctMomentum(from: oldValue) }
    }
  }
  /// μ ≥ 0; 0 is plain gradient descent.
  public let momentum: Double
  /// Whether to take Nesterov's step.
  public let nesterov: Bool
  /// λ and where it enters.
  public let weightDecay: WeightDecay
  /// Whether a change of the rate multiplies the velocity by ε_new / ε_old, which makes this form
  /// follow ``PyTorchSGD`` through the change.
  ///
  /// - Source: Goyal et al., *Accurate, Large Minibatch SGD* (2017), §3, remark 2.
  public let correctsMomentum: Bool
  /// v, shape `[d]`; empty before the first step, when it stands for zeros.
  public private(set) var velocity: [Double] = []

  /// An optimiser before its first step.
  ///
  /// - Precondition: ε ≥ 0, μ ≥ 0, λ ≥ 0, all finite; ε > 0 if momentum is corrected.
  public init(
    learningRate: Double, momentum: Double = 0, nesterov: Bool = false,
    weightDecay: WeightDecay = .none, correctsMomentum: Bool = false
  ) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(momentum, in: 0..., "momentum")
    weightDecay.check()
    require(
      !correctsMomentum || learningRate > 0,
      "momentum cannot be corrected from a learning rate of \(learningRate)")
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
    self.correctsMomentum = correctsMomentum
  }

  public mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError) {
    try checkStep(parameters, gradient, state: velocity.count)
    if velocity.isEmpty { velocity = [Double](repeating: 0, count: parameters.count) }
    let decay = weightDecay.insideCoefficient
    let shrinkage = weightDecay.shrinkage(learningRate: learningRate)
    for i in parameters.indices {
      let before = velocity[i]
      let v = momentum * before - learningRate * (gradient[i] + decay * parameters[i])
      velocity[i] = v
      parameters[i] =
        shrinkage * parameters[i] + (nesterov ? (1 + momentum) * v - momentum * before : v)
    }
  }

  /// Rescales what was gathered at the old rate to the new one.
  private mutating func correctMomentum(from oldRate: Double) {
    require(
      learningRate > 0, "momentum cannot be corrected to a learning rate of \(learningRate)")
    let ratio = learningRate / oldRate
    for i in velocity.indices { velocity[i] *= ratio }
  }
}
