/// Brings every number into [−bound, bound], as WGAN's Algorithm 1 does with all of a critic's
/// parameters, biases included.
///
/// It does hold the critic K-Lipschitz, but K is whatever the sizes of the layers make of the
/// bound, and nothing tells it.
///
/// - Returns: The share of numbers that lie at ±bound afterwards.
/// - Precondition: `bound` ≥ 0.
/// - Complexity: O(n).
/// - Source: Arjovsky, Chintala & Bottou, *Wasserstein GAN* (2017), algorithm 1, line 7.
@discardableResult
public func clip(_ parameters: inout [Double], to bound: Double) -> Double {
  checkHyperparameter(bound, in: 0..., "bound of the clip")
  guard !parameters.isEmpty else { return 0 }
  var atBound = 0
  parameters.withUnsafeMutableBufferPointer { parameters in
    for index in parameters.indices {
      let value = max(-bound, min(bound, parameters[index]))
      parameters[index] = value
      atBound += value.magnitude == bound ? 1 : 0
    }
  }
  return Double(atBound) / Double(parameters.count)
}
