/// A critic in training, told apart two sets of points.
///
/// On its own it learns a price between fixed distributions, which can be held against their exact
/// distance; with a generator it is one half of an ``AdversarialTraining``.
///
/// ```swift
/// var training = try CriticTraining(
///   critic: critic, constraint: .clipping(bound: 0.01), optimiser: RMSProp(learningRate: 5e-5))
/// for _ in 0..<500 { try training.step(real: real, fake: fake, using: &random) }
/// try training.estimate(real: real, fake: fake)     // ≈ K · W₁, with an unknown K
/// ```
public struct CriticTraining<CriticOptimiser: Optimiser> {
  /// The critic, as trained so far.
  public private(set) var critic: Network
  /// What the critic minimises; its generator's half is not used here.
  public let loss: GANLoss
  /// How the critic is held, with the state this needs.
  public private(set) var constraint: CriticConstraint
  /// How the critic steps, with the state this needs.
  public private(set) var optimiser: CriticOptimiser
  private let tape = Tape()

  /// A training before its first step.
  ///
  /// - Throws: `severalOutputs`; `normalizationCount`.
  public init(
    critic: Network, loss: GANLoss = .wasserstein, constraint: CriticConstraint = .none,
    optimiser: CriticOptimiser
  ) throws(TrainingError) {
    guard critic.outputs == 1 else { throw .severalOutputs(critic.outputs) }
    if case .spectralNormalization(let normalizations) = constraint,
      normalizations.count != critic.weights.count
    {
      throw .normalizationCount(expected: critic.weights.count, found: normalizations.count)
    }
    self.critic = critic
    self.loss = loss
    self.constraint = constraint
    self.optimiser = optimiser
  }

  /// ε, the learning rate of the next step.
  public var learningRate: Double {
    get { optimiser.learningRate }
    set { optimiser.learningRate = newValue }
  }

  /// One step: gradient of the loss and of the penalty, optimiser, clip.
  ///
  /// - Parameters:
  ///   - real: Points of the data, shape `[b, d]`.
  ///   - fake: Points to tell apart from them, shape `[b′, d]`; b′ = b where a penalty is taken
  ///     between pairs.
  ///   - random: Draws where a penalty between pairs is taken; untouched otherwise.
  /// - Returns: The loss before the step, penalty included; after the clip where that comes first.
  /// - Throws: `emptyBatch`, `network`, `unpaired`, `lossNotFinite`, `optimisation`, `lipschitz`;
  ///   the critic stays as it was, save for a clip that comes first and the normalisations' rounds.
  @discardableResult
  public mutating func step(
    real: Matrix, fake: Matrix, using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> Double {
    try critic.checkBatch(real)
    try critic.checkBatch(fake)
    if case .clipping(let bound, .beforeStep) = constraint { clip(&critic.parameters, to: bound) }
    try iterateNormalizations()
    tape.reset()
    let recorded = recordedCritic(on: tape)
    let points = tape.input(real)
    var value = loss.discriminatorLoss(
      real: output(of: recorded, at: points), fake: output(of: recorded, at: tape.input(fake)))
    switch constraint {
    case .none, .clipping, .spectralNormalization, .gradientNormalization: break
    case .gradientPenalty(let penalty):
      let between = try pointsBetween(real, fake, using: &random)
      value = value + penalty.value(of: recorded, at: tape.input(between))
    case .gradientPenaltyAtData(let penalty):
      value = value + penalty.value(of: recorded, at: points)
    }
    let gradient = recorded.parameterGradient(of: try value.finiteLoss())
    try optimiser.step(&critic, gradient)
    if case .clipping(let bound, .afterStep) = constraint { clip(&critic.parameters, to: bound) }
    return value.scalar
  }

  /// The critic's outputs at points, with the normalisation it is held by: what its loss sees.
  ///
  /// - Returns: Shape `[n, 1]`.
  /// - Throws: `emptyBatch`, `network`.
  public func values(at points: Matrix) throws(TrainingError) -> Matrix {
    try critic.checkBatch(points)
    let tape = Tape()
    return output(of: recordedCritic(on: tape, mode: .evaluation), at: tape.input(points)).value
  }

  /// mean f(real) − mean f(fake): at most K · W₁ of the two sets for a K-Lipschitz critic.
  ///
  /// - Throws: `emptyBatch`, `network`.
  public func estimate(real: Matrix, fake: Matrix) throws(TrainingError) -> Double {
    let (r, f) = (try values(at: real).storage, try values(at: fake).storage)
    return r.reduce(0, +) / Double(r.count) - f.reduce(0, +) / Double(f.count)
  }

  /// The rounds of power iteration that every forward in training does.
  mutating func iterateNormalizations() throws(TrainingError) {
    guard case .spectralNormalization(var normalizations) = constraint else { return }
    for (index, weight) in critic.weights.enumerated() {
      do throws(LipschitzError) {
        _ = try normalizations[index].trainingForward(weight)
      } catch {
        throw .lipschitz(error)
      }
    }
    constraint = .spectralNormalization(normalizations)
  }

  func recordedCritic(on tape: Tape, mode: Network.Mode = .training) -> RecordedNetwork {
    guard case .spectralNormalization(let normalizations) = constraint else {
      return critic.recorded(on: tape, mode: mode)
    }
    return critic.recorded(on: tape, mode: mode, normalizedBy: normalizations)
  }

  func output(of critic: RecordedNetwork, at points: Variable) -> Variable {
    constraint == .gradientNormalization ? critic.gradientNormalized(points) : critic(points)
  }

  private func pointsBetween(
    _ real: Matrix, _ fake: Matrix, using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> Matrix {
    guard real.rows == fake.rows else { throw .unpaired(real: real.rows, fake: fake.rows) }
    var shares = [Double](repeating: 0, count: real.rows)
    for row in shares.indices { shares[row] = randomUniform(using: &random) }
    do throws(LipschitzError) {
      return try interpolate(real, fake, shares: shares)
    } catch {
      throw .lipschitz(error)
    }
  }
}
