extension RecordedNetwork {
  /// The critic divided by its own slope and size at each point.
  ///
  ///     f̂(x) = f(x) / (‖∇f(x)‖ + |f(x)|)
  ///
  /// |f̂| < 1 wherever ∇f is not 0. Where f is linear around x, ‖∇f̂‖ = ‖∇f‖² / (‖∇f‖ + |f|)² ≤ 1;
  /// where it curves, as with tanh, nothing bounds the slope by 1. Where f and ∇f are both 0,
  /// f̂ counts as 0.
  ///
  /// Nothing is held constant: gradients go through the denominator too.
  ///
  /// - Parameter points: Shape `[b, inputs]`; the network has one output.
  /// - Returns: Shape `[b, 1]`.
  /// - Source: Wu et al., *Gradient Normalization for Generative Adversarial Networks* (2021),
  ///   eq. 8.
  public func gradientNormalized(_ points: Variable) -> Variable {
    let output = self(points)
    let slope = inputGradient(at: points, of: output).rowNorms
    return output / (slope + output.magnitude)
  }
}
