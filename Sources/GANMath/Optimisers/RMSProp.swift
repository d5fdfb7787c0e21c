/// Gradient descent in which each coordinate is divided by a running size of its gradient.
///
///     s ← α s + (1 − α) g²
///     d ← g / (√s + δ)               centred: √(s − m²) + δ, m ← α m + (1 − α) g
///     θ ← θ − ε d                    with momentum: b ← μ b + d, θ ← θ − ε b
///
/// s starts at 0 and is not corrected for that, so that the first step has length
/// ε / √(1 − α) in every coordinate (10 ε at α = 0.99), whatever the gradient's size. δ stands
/// outside of the root, as in PyTorch; other frameworks put it inside.
///
/// - Source: Tieleman & Hinton, *Lecture 6.5 – RMSProp* (2012); Graves, *Generating Sequences
///   With Recurrent Neural Networks* (2013), eqs. 38–41 (centred); PyTorch `torch.optim.RMSprop`.
public struct RMSProp: Optimiser, Equatable {
  /// ε.
  public var learningRate: Double {
    didSet { checkHyperparameter(learningRate, in: 0..., "learning rate") }
  }
  /// α, how much of the running averages is kept at each step.
  public let smoothing: Double
  /// δ, added to the root; sets the largest factor 1/δ.
  public let epsilon: Double
  /// μ, on the scaled gradient; 0 for none.
  public let momentum: Double
  /// Whether to divide by the running standard deviation instead of the running size.
  public let centered: Bool
  /// λ and where it enters.
  public let weightDecay: WeightDecay
  /// s, shape `[d]`; empty before the first step, when it stands for zeros.
  public private(set) var squareAverage: [Double] = []
  private var average: [Double] = []
  private var velocity: [Double] = []

  /// An optimiser before its first step.
  ///
  /// - Precondition: ε, μ, λ ≥ 0, 0 ≤ α < 1, δ > 0, all finite.
  public init(
    learningRate: Double, smoothing: Double = 0.99, epsilon: Double = 1e-8,
    momentum: Double = 0, centered: Bool = false, weightDecay: WeightDecay = .none
  ) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(smoothing, in: 0..<1, "smoothing")
    checkHyperparameter(epsilon, in: Double.leastNonzeroMagnitude..., "epsilon")
    checkHyperparameter(momentum, in: 0..., "momentum")
    weightDecay.check()
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.momentum = momentum
    self.centered = centered
    self.weightDecay = weightDecay
  }

  public mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError) {
    try checkStep(parameters, gradient, state: squareAverage.count)
    let zeros = [Double](repeating: 0, count: parameters.count)
    if squareAverage.isEmpty { squareAverage = zeros }
    if centered && average.isEmpty { average = zeros }
    if momentum > 0 && velocity.isEmpty { velocity = zeros }
    let shrinkage = weightDecay.shrinkage(learningRate: learningRate)
    if centered || momentum > 0 || weightDecay != .none {
      generalStep(&parameters, gradient, shrinkage)
    } else {
      plainStep(&parameters, gradient)
    }
  }

  /// The rule without its options, in one pass that the compiler can widen to vectors.
  private mutating func plainStep(_ parameters: inout [Double], _ gradient: [Double]) {
    let (keep, floor, rate) = (smoothing, epsilon, learningRate)
    parameters.withUnsafeMutableBufferPointer { theta in
      squareAverage.withUnsafeMutableBufferPointer { s in
        gradient.withUnsafeBufferPointer { g in
          for i in theta.indices {
            let size = keep * s[i] + (1 - keep) * g[i] * g[i]
            s[i] = size
            theta[i] -= rate * g[i] / (size.squareRoot() + floor)
          }
        }
      }
    }
  }

  private mutating func generalStep(
    _ parameters: inout [Double], _ gradient: [Double], _ shrinkage: Double
  ) {
    let decay = weightDecay.insideCoefficient
    for i in parameters.indices {
      let g = gradient[i] + decay * parameters[i]
      squareAverage[i] = smoothing * squareAverage[i] + (1 - smoothing) * g * g
      var size = squareAverage[i]
      if centered {
        average[i] += (1 - smoothing) * (g - average[i])
        // Rounding can put the variance of a constant gradient a little below 0.
        size = max(0, size - average[i] * average[i])
      }
      var direction = g / (size.squareRoot() + epsilon)
      if momentum > 0 {
        velocity[i] = momentum * velocity[i] + direction
        direction = velocity[i]
      }
      parameters[i] = shrinkage * parameters[i] - learningRate * direction
    }
  }
}
