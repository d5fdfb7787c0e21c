/// Gradient descent along a running mean of the gradient, divided by its running size, both
/// corrected for having started at 0.
///
///     m ← β₁ m + (1 − β₁) g          m̂ = m / (1 − β₁ᵗ)
///     s ← β₂ s + (1 − β₂) g²         ŝ = s / (1 − β₂ᵗ)
///     θ ← θ − ε m̂ / (√ŝ + δ)        AMSGrad: the largest s so far in place of s
///
/// The first step has length ε in every coordinate whose gradient is well above δ. Weight decay
/// inside the gradient is divided by √ŝ with it; `decoupled`, as in AdamW, is not divided.
///
/// - Source: Kingma & Ba, *Adam* (2015), algorithm 1; Loshchilov & Hutter (2019), algorithm 2;
///   Reddi, Kale & Kumar, *On the Convergence of Adam and Beyond* (2018); PyTorch
///   `torch.optim.Adam`, which takes the largest s before correcting it.
public struct Adam: Optimiser, Equatable {
  /// ε.
  public var learningRate: Double {
    didSet { checkHyperparameter(learningRate, in: 0..., "learning rate") }
  }
  /// β₁, how much of the running mean is kept at each step.
  public let beta1: Double
  /// β₂, how much of the running square is kept at each step.
  public let beta2: Double
  /// δ, added to the root.
  public let epsilon: Double
  /// λ and where it enters.
  public let weightDecay: WeightDecay
  /// Whether to divide by the largest running square so far.
  public let amsgrad: Bool
  /// t, the steps taken.
  public private(set) var stepCount = 0
  private var mean: [Double] = []
  private var squareMean: [Double] = []
  private var largestSquareMean: [Double] = []

  /// An optimiser before its first step.
  ///
  /// - Precondition: ε, λ ≥ 0, 0 ≤ β₁, β₂ < 1, δ > 0, all finite.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: WeightDecay = .none, amsgrad: Bool = false
  ) {
    checkHyperparameter(learningRate, in: 0..., "learning rate")
    checkHyperparameter(beta1, in: 0..<1, "β₁")
    checkHyperparameter(beta2, in: 0..<1, "β₂")
    checkHyperparameter(epsilon, in: Double.leastNonzeroMagnitude..., "epsilon")
    weightDecay.check()
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.amsgrad = amsgrad
  }

  /// Adam with the weight decay outside of the scaled step, known as AdamW.
  public static func adamW(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8, weightDecay: Double = 0.01, amsgrad: Bool = false
  ) -> Adam {
    Adam(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      weightDecay: .decoupled(weightDecay), amsgrad: amsgrad)
  }

  public mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError) {
    try checkStep(parameters, gradient, state: mean.count)
    if mean.isEmpty {
      mean = [Double](repeating: 0, count: parameters.count)
      squareMean = mean
      if amsgrad { largestSquareMean = mean }
    }
    stepCount += 1
    let rate = learningRate / (1 - pow(beta1, Double(stepCount)))
    let root = (1 - pow(beta2, Double(stepCount))).squareRoot()
    let decay = weightDecay.insideCoefficient
    let shrinkage = weightDecay.shrinkage(learningRate: learningRate)
    for i in parameters.indices {
      let g = gradient[i] + decay * parameters[i]
      mean[i] += (1 - beta1) * (g - mean[i])
      squareMean[i] = beta2 * squareMean[i] + (1 - beta2) * g * g
      var square = squareMean[i]
      if amsgrad {
        square = max(largestSquareMean[i], square)
        largestSquareMean[i] = square
      }
      parameters[i] =
        shrinkage * parameters[i] - rate * mean[i] / (square.squareRoot() / root + epsilon)
    }
  }
}
