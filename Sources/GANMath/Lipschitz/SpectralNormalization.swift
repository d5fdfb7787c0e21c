/// A weight divided by a running estimate of its spectral norm, as the two APIs of PyTorch do it.
///
///     W̄ = W / σ̂        σ̂ = uᵀ W v
///
/// u and v are carried from one training forward to the next, and n rounds of power iteration
/// bring them up to date each time, on a weight that has moved little. σ̂ never exceeds σ₁, so
/// ‖W̄‖ ≥ 1, with equality only in the limit.
///
/// ```swift
/// var normalization = SpectralNormalization(of: W, style: .hook, using: &generator)
/// let used = try normalization.trainingForward(W)    // n rounds, then W / σ̂
/// try used.spectralNorm()                            // ≥ 1
/// ```
///
/// - Source: Miyato et al., *Spectral Normalization for GANs* (2018), algorithm 1; PyTorch,
///   `torch.nn.utils.spectral_norm` and `torch.nn.utils.parametrizations.spectral_norm`.
public struct SpectralNormalization: Equatable, Sendable {
  /// Which of the two APIs; they differ in the start and in the order of the half rounds.
  public enum Style: Equatable, Sendable {
    /// `nn.utils.spectral_norm`: no round when it is attached. A round is
    /// v ← Wᵀu / ‖Wᵀu‖, u ← Wv / ‖Wv‖.
    case hook
    /// `nn.utils.parametrizations.spectral_norm`: 15 rounds when it is attached, and n more by the
    /// forward that checks the registration. A round is u ← Wv / ‖Wv‖, v ← Wᵀu / ‖Wᵀu‖.
    case parametrization
  }

  /// Which API it follows.
  public let style: Style
  /// n, rounds in each training forward.
  public let roundsPerForward: Int
  /// The floor under the lengths that u and v are divided by.
  public let epsilon: Double
  /// u, shape `[rows]`.
  public private(set) var u: [Double]
  /// v, shape `[columns]`.
  public private(set) var v: [Double]

  /// Attaches to a weight, with u and v drawn evenly from their spheres.
  ///
  /// - Throws: `notFinite` with the place of the entry; ``Style/parametrization`` only.
  public init(
    of weight: Matrix, style: Style, roundsPerForward: Int = 1, epsilon: Double = 1e-12,
    using generator: inout some RandomNumberGenerator
  ) throws(LipschitzError) {
    let u = randomDirection(weight.rows, using: &generator)
    let v = randomDirection(weight.columns, using: &generator)
    try self.init(
      of: weight, style: style, u: u, v: v, roundsPerForward: roundsPerForward, epsilon: epsilon)
  }

  /// Attaches to a weight, from given directions.
  ///
  /// - Parameters:
  ///   - u: Shape `[rows]`, before any round.
  ///   - v: Shape `[columns]`, before any round.
  /// - Throws: `notPositive` for ε; `shapeMismatch`; `notFinite` with the place of the entry; ``Style/parametrization`` only.
  public init(
    of weight: Matrix, style: Style, u: [Double], v: [Double], roundsPerForward: Int = 1,
    epsilon: Double = 1e-12
  ) throws(LipschitzError) {
    require(roundsPerForward >= 1, "a training forward cannot do \(roundsPerForward) rounds")
    guard epsilon > 0 && epsilon.isFinite else { throw .notPositive(epsilon) }
    self.style = style
    self.roundsPerForward = roundsPerForward
    self.epsilon = epsilon
    self.u = u
    self.v = v
    try weight.requireShape(u.count, v.count)
    if style == .parametrization { try update(for: weight, rounds: 15 + roundsPerForward) }
  }

  /// σ̂ = uᵀ W v at the present directions, which a forward divides by.
  ///
  /// Before the first training forward of the ``Style/hook`` the directions are random and this is
  /// anything between −σ₁ and σ₁.
  ///
  /// - Throws: `shapeMismatch`.
  public func sigma(of weight: Matrix) throws(LipschitzError) -> Double {
    try weight.requireShape(u.count, v.count)
    return dot(u, weight * v)
  }

  /// n rounds, then W / σ̂: a forward in training mode.
  ///
  /// - Returns: W̄, the shape of W.
  /// - Throws: `shapeMismatch`; `notFinite` with the place of the entry; `cannotDivide` for a weight of zeros.
  /// - Complexity: O(n · rows · columns).
  public mutating func trainingForward(_ weight: Matrix) throws(LipschitzError) -> Matrix {
    try weight.requireShape(u.count, v.count)
    try update(for: weight, rounds: roundsPerForward)
    return try evaluationForward(weight)
  }

  /// W / σ̂ at the directions as they are: a forward in evaluation mode.
  ///
  /// - Throws: `shapeMismatch`; `cannotDivide`.
  public func evaluationForward(_ weight: Matrix) throws(LipschitzError) -> Matrix {
    weight / (try divisor(of: weight))
  }

  /// Turns a gradient with respect to W̄ into one with respect to W.
  ///
  ///     ∇_W = (1/σ̂) (∇ − λ u vᵀ)        λ = ⟨∇, W̄⟩
  ///
  /// u and v count as constants, as they do in PyTorch; at the singular vectors of σ₁ that is
  /// the exact derivative, because ∂σ₁/∂W = u₁v₁ᵀ. The second term keeps W from growing along
  /// the direction that is already the longest.
  ///
  /// - Parameters:
  ///   - gradient: ∇, with respect to W̄, the shape of W.
  ///   - weight: W.
  /// - Throws: `shapeMismatch`; `cannotDivide`.
  /// - Source: Miyato et al. (2018), eqs. 11–12.
  public func weightGradient(
    from gradient: Matrix, weight: Matrix
  ) throws(LipschitzError) -> Matrix {
    try gradient.requireShape(weight.rows, weight.columns)
    let sigma = try divisor(of: weight)
    let alignment = dot(gradient.storage, weight.storage) / sigma
    return (gradient - alignment * Matrix.outerProduct(u, v)) / sigma
  }

  private func divisor(of weight: Matrix) throws(LipschitzError) -> Double {
    let sigma = try sigma(of: weight)
    guard sigma != 0, sigma.isFinite else { throw .cannotDivide(sigma: sigma) }
    return sigma
  }

  private mutating func update(for weight: Matrix, rounds: Int) throws(LipschitzError) {
    do throws(LinearAlgebraError) {
      switch style {
      case .hook:
        let last = try weight.powerIteration(from: u, rounds: rounds, epsilon: epsilon)[rounds - 1]
        (u, v) = (last.u, last.v)
      case .parametrization:
        // The other order of the half rounds is the same iteration on Wᵀ.
        let last = try weight.transposed
          .powerIteration(from: v, rounds: rounds, epsilon: epsilon)[rounds - 1]
        (u, v) = (last.v, last.u)
      }
    } catch {
      throw LipschitzError(error, transposed: style == .parametrization)
    }
  }
}

extension Network {
  /// One normalisation for each dense layer, with directions drawn evenly.
  ///
  /// - Throws: `notFinite`; ``SpectralNormalization/Style/parametrization`` only.
  public func spectralNormalizations(
    style: SpectralNormalization.Style, roundsPerForward: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) throws(LipschitzError) -> [SpectralNormalization] {
    var normalizations: [SpectralNormalization] = []
    for weight in weights {
      normalizations.append(
        try SpectralNormalization(
          of: weight, style: style, roundsPerForward: roundsPerForward, using: &generator))
    }
    return normalizations
  }

  /// The network with each dense weight divided by its estimated norm, as it evaluates.
  ///
  /// - Throws: `cannotDivide`.
  public func normalized(
    by normalizations: [SpectralNormalization]
  ) throws(LipschitzError) -> Network {
    var network = self
    var (offset, dense) = (0, 0)
    for layer in layers {
      if case .dense(let inputs, let outputs) = layer {
        let weight = try normalizations[dense].evaluationForward(weights[dense])
        network.parameters.replaceSubrange(
          offset..<(offset + inputs * outputs), with: weight.storage)
        dense += 1
      }
      offset += layer.parameterCount
    }
    return network
  }
}
