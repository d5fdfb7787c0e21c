/// A generator and a critic in training, each against the other.
///
/// ```swift
/// var training = AdversarialTraining.wassersteinGAN(generator: generator, critic: critic)
/// let history = try training.run(on: NormalMixture.ring(), steps: 2000, using: &random)
/// ```
///
/// One generator step is preceded by ``criticSteps`` critic steps, each on fresh real points and
/// fresh noise. With `wassersteinGAN` this is Algorithm 1 of the paper to the letter.
///
/// - Source: Arjovsky, Chintala & Bottou, *Wasserstein GAN* (2017), algorithm 1; Gulrajani et al.
///   (2017), algorithm 1.
public struct AdversarialTraining<CriticOptimiser: Optimiser, GeneratorOptimiser: Optimiser> {
  public private(set) var generator: Network
  public private(set) var critic: Network
  /// What the two minimise.
  public let loss: GANLoss
  /// How the critic is held, with the state this needs.
  public private(set) var constraint: CriticConstraint
  /// n_critic.
  public let criticSteps: Int
  public private(set) var criticOptimiser: CriticOptimiser
  public private(set) var generatorOptimiser: GeneratorOptimiser
  // One for each player, because a tape reuses its memory best when the record repeats.
  private let criticTape = Tape()
  private let generatorTape = Tape()

  /// - Precondition: The critic takes what the generator gives and has one output; n_critic ≥ 1.
  public init(
    generator: Network, critic: Network, loss: GANLoss, constraint: CriticConstraint = .none,
    criticSteps: Int = 1, criticOptimiser: CriticOptimiser,
    generatorOptimiser: GeneratorOptimiser
  ) {
    precondition(
      critic.inputs == generator.outputs && critic.outputs == 1,
      "a critic \(critic.inputs) → \(critic.outputs) for a generator of \(generator.outputs)")
    precondition(criticSteps >= 1, "a critic cannot take \(criticSteps) steps")
    if case .spectralNormalization(let normalizations) = constraint {
      precondition(
        normalizations.count == critic.weights.count,
        "\(normalizations.count) normalisations for \(critic.weights.count) dense layers")
    }
    self.generator = generator
    self.critic = critic
    self.loss = loss
    self.constraint = constraint
    self.criticSteps = criticSteps
    self.criticOptimiser = criticOptimiser
    self.generatorOptimiser = generatorOptimiser
  }

  /// One critic step: gradient of its loss and of its penalty, optimiser, clip.
  ///
  /// - Parameters:
  ///   - real: Points of the data, shape `[b, d]`.
  ///   - noise: What the generator makes as many points from, shape `[b, generator.inputs]`.
  ///   - random: Draws where a penalty is taken; untouched without one.
  /// - Returns: The loss before the step, penalty included; after the clip where that comes first.
  /// - Throws: `emptyBatch`, `network`, `lossNotFinite`, `optimisation`, `lipschitz`; the critic
  ///   stays as it was, save for a clip that comes first and the normalisations' rounds.
  @discardableResult
  public mutating func criticStep(
    real: Matrix, noise: Matrix, using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> Double {
    try check(noise, for: generator)
    try check(real, for: critic)
    if case .clipping(let bound, .beforeStep) = constraint { clip(&critic.parameters, to: bound) }
    try iterateNormalizations()
    let tape = criticTape
    tape.reset()
    let fake = generator.recorded(on: tape)(tape.input(noise))
    let points = tape.input(real)
    let recorded = recordedCritic(on: tape)
    var value = loss.discriminatorLoss(
      real: output(of: recorded, at: points), fake: output(of: recorded, at: fake))
    switch constraint {
    case .none, .clipping, .spectralNormalization, .gradientNormalization: break
    case .gradientPenalty(let penalty):
      precondition(
        real.rows == noise.rows, "\(real.rows) real and \(noise.rows) generated points to pair")
      var shares = [Double](repeating: 0, count: real.rows)
      for row in shares.indices { shares[row] = randomUniform(using: &random) }
      let between = interpolate(real, fake.value, shares: shares)
      value = value + penalty.value(of: recorded, at: tape.input(between))
    case .gradientPenaltyAtData(let penalty):
      value = value + penalty.value(of: recorded, at: points)
    }
    let gradient = recorded.parameterGradient(of: try finite(value))
    try step(&critic, &criticOptimiser, gradient)
    if case .clipping(let bound, .afterStep) = constraint { clip(&critic.parameters, to: bound) }
    return value.scalar
  }

  /// One generator step.
  ///
  /// - Parameter noise: Shape `[b, generator.inputs]`.
  /// - Returns: The generator's loss before the step.
  /// - Throws: `emptyBatch`, `network`, `lossNotFinite`, `optimisation`, `lipschitz`; the generator
  ///   stays as it was.
  @discardableResult
  public mutating func generatorStep(noise: Matrix) throws(TrainingError) -> Double {
    try check(noise, for: generator)
    try iterateNormalizations()
    let tape = generatorTape
    tape.reset()
    let recorded = generator.recorded(on: tape)
    let fake = recorded(tape.input(noise))
    let value = loss.generatorLoss(fake: output(of: recordedCritic(on: tape), at: fake))
    let gradient = recorded.parameterGradient(of: try finite(value))
    try step(&generator, &generatorOptimiser, gradient)
    return value.scalar
  }

  /// The critic's outputs at points, with the normalisation it is held by: what its loss sees.
  ///
  /// - Returns: Shape `[n, 1]`.
  /// - Throws: `emptyBatch`, `network`.
  public func criticValues(at points: Matrix) throws(TrainingError) -> Matrix {
    try check(points, for: critic)
    let tape = Tape()
    var normalizations: [SpectralNormalization]?
    if case .spectralNormalization(let present) = constraint { normalizations = present }
    let recorded = critic.recorded(on: tape, mode: .evaluation, normalizedBy: normalizations)
    return output(of: recorded, at: tape.input(points)).value
  }

  private func recordedCritic(on tape: Tape) -> RecordedNetwork {
    guard case .spectralNormalization(let normalizations) = constraint else {
      return critic.recorded(on: tape)
    }
    return critic.recorded(on: tape, normalizedBy: normalizations)
  }

  private func output(of critic: RecordedNetwork, at points: Variable) -> Variable {
    constraint == .gradientNormalization ? critic.gradientNormalized(points) : critic(points)
  }

  /// The rounds of power iteration that every forward in training does.
  private mutating func iterateNormalizations() throws(TrainingError) {
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

  private func check(_ batch: Matrix, for network: Network) throws(TrainingError) {
    guard batch.rows > 0 else { throw .emptyBatch }
    do throws(NetworkError) {
      try network.check(batch)
    } catch {
      throw .network(error)
    }
  }

  private func finite(_ loss: Variable) throws(TrainingError) -> Variable {
    guard loss.scalar.isFinite else { throw .lossNotFinite(value: loss.scalar) }
    return loss
  }

  private func step(
    _ network: inout Network, _ optimiser: inout some Optimiser, _ gradient: [Double]
  ) throws(TrainingError) {
    do throws(OptimisationError) {
      try optimiser.step(&network.parameters, gradient: gradient)
    } catch {
      throw .optimisation(error)
    }
  }
}
