/// Where the pull of the parameters towards 0 enters an update.
///
/// For plain SGD at a fixed rate the two are the same; with momentum, and above all with a rule
/// that divides by a running size of the gradient, they are not.
///
/// - Source: Loshchilov & Hutter, *Decoupled Weight Decay Regularization* (2019), §2.
public enum WeightDecay: Equatable, Sendable {
  /// No decay.
  case none
  /// Inside the gradient: g ← g + λθ, before momentum and scaling see it.
  case inside(Double)
  /// Outside of it: θ ← (1 − ελ)θ, then the step.
  case decoupled(Double)

  /// λ for the gradient, 0 unless the decay is inside.
  var insideCoefficient: Double {
    if case .inside(let decay) = self { decay } else { 0 }
  }

  /// What the parameters are multiplied by before a step at rate `learningRate`.
  func shrinkage(learningRate: Double) -> Double {
    if case .decoupled(let decay) = self { 1 - learningRate * decay } else { 1 }
  }

  /// Stops at a negative λ.
  func check() {
    switch self {
    case .none: break
    case .inside(let decay), .decoupled(let decay):
      checkHyperparameter(decay, in: 0..., "weight decay")
    }
  }
}
