/// One round of power iteration: the two directions and the estimate they give.
public struct PowerIterationStep: Equatable, Sendable {
  /// The estimate uᵀ W v of σ₁, never above it except by rounding.
  public let sigma: Double
  /// The left direction, shape `[rows]`.
  public let u: [Double]
  /// The right direction, shape `[columns]`.
  public let v: [Double]
}

extension Matrix {
  /// Power iteration towards the largest singular value, with every round kept.
  ///
  /// A round applies Wᵀ and W in turn and shortens the results to length 1:
  ///
  ///     v ← Wᵀu / max(‖Wᵀu‖, ε),    u ← W v / max(‖W v‖, ε),    σ̂ = uᵀ W v
  ///
  /// After k rounds the error of σ̂ is of the order of (σ₂/σ₁)^4k, that of the directions of
  /// (σ₂/σ₁)^2k. From a `start` perpendicular to the top left singular vector the estimate
  /// converges to a smaller singular value.
  ///
  /// - Parameters:
  ///   - start: u before the first round, shape `[rows]`, usually of length 1.
  ///   - rounds: How many rounds to do.
  ///   - epsilon: The floor under the lengths divided by, > 0; it keeps the zero matrix at 0.
  /// - Returns: One step a round, in order.
  /// - Throws: `sizeMismatch` when `start` does not have `rows` entries, `vectorNotFinite` or
  ///   `notFinite` with the place of its or the matrix' first entry that is no number, `overflow`
  ///   when an image is beyond the largest double.
  /// - Complexity: O(rounds · rows · columns).
  /// - Source: Miyato et al., *Spectral Normalization for GANs* (ICLR 2018), algorithm 1.
  public func powerIteration(
    from start: [Double], rounds: Int, epsilon: Double = 1e-12
  ) throws(LinearAlgebraError) -> [PowerIterationStep] {
    require(rounds >= 0, "cannot do \(rounds) rounds")
    guard epsilon > 0 else { throw .notPositive(epsilon) }
    guard start.count == rows else { throw .sizeMismatch(expected: rows, found: start.count) }
    if let bad = start.firstIndex(where: { !$0.isFinite }) { throw .vectorNotFinite(index: bad) }
    try requireFinite()
    var u = start
    var v = [Double](repeating: 0, count: columns)
    var steps: [PowerIterationStep] = []
    steps.reserveCapacity(rounds)
    for _ in 0..<rounds {
      applyTranspose(to: u, into: &v)
      shorten(&v, epsilon: epsilon)
      apply(to: v, into: &u)
      // u still holds Wv, so its product with the new u is uᵀWv without another multiplication.
      let image = u
      shorten(&u, epsilon: epsilon)
      let sigma = dot(u, image)
      guard sigma.isFinite else { throw .overflow }
      steps.append(PowerIterationStep(sigma: sigma, u: u, v: v))
    }
    return steps
  }

  /// The estimate of σ₁ after `rounds` rounds of power iteration from a random direction.
  ///
  /// - Throws: as `powerIteration(from:rounds:epsilon:)`.
  public func powerIteration(
    rounds: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [PowerIterationStep] {
    try powerIteration(from: randomDirection(rows, using: &generator), rounds: rounds)
  }
}

/// A unit vector drawn evenly from the sphere in ℝⁿ.
///
/// - Complexity: O(n).
public func randomDirection(
  _ n: Int, using generator: inout some RandomNumberGenerator
) -> [Double] {
  require(n > 0, "there is no direction in \(n) dimensions")
  var direction = randomNormals(n, using: &generator)
  while euclideanNorm(direction) == 0 { direction = randomNormals(n, using: &generator) }
  let length = euclideanNorm(direction)
  return direction.map { $0 / length }
}

private func shorten(_ vector: inout [Double], epsilon: Double) {
  let length = max(euclideanNorm(vector), epsilon)
  for index in vector.indices { vector[index] /= length }
}
