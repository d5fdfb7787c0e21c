/// A generator and a critic in training, each against the other.
///
/// ```swift
/// var training = try AdversarialTraining.wassersteinGAN(generator: generator, critic: critic)
/// let history = try training.run(on: NormalMixture.ring(), steps: 2000, using: &random)
/// ```
///
/// One generator step is preceded by ``criticSteps`` critic steps, each on fresh real points and
/// fresh noise. With `wassersteinGAN` this is Algorithm 1 of the paper to the letter.
///
/// - Source: Arjovsky, Chintala & Bottou, *Wasserstein GAN* (2017), algorithm 1; Gulrajani et al.
///   (2017), algorithm 1.
public struct AdversarialTraining<CriticOptimiser: Optimiser, GeneratorOptimiser: Optimiser> {
  /// The generator, as trained so far.
  public private(set) var generator: Network
  /// The critic, its loss, what holds it, and its optimiser.
  public private(set) var criticTraining: CriticTraining<CriticOptimiser>
  /// n_critic.
  public let criticSteps: Int
  /// How the generator steps, with the state this needs.
  public private(set) var generatorOptimiser: GeneratorOptimiser
  private let tape = Tape()

  /// A training before its first step.
  ///
  /// - Precondition: n_critic ≥ 1.
  /// - Throws: `criticMismatch`; `severalOutputs`; `normalizationCount`.
  public init(
    generator: Network, critic: Network, loss: GANLoss, constraint: CriticConstraint = .none,
    criticSteps: Int = 1, criticOptimiser: CriticOptimiser,
    generatorOptimiser: GeneratorOptimiser
  ) throws(TrainingError) {
    guard critic.inputs == generator.outputs else {
      throw .criticMismatch(critic: critic.inputs, generator: generator.outputs)
    }
    require(criticSteps >= 1, "a critic cannot take \(criticSteps) steps")
    self.generator = generator
    criticTraining = try CriticTraining(
      critic: critic, loss: loss, constraint: constraint, optimiser: criticOptimiser)
    self.criticSteps = criticSteps
    self.generatorOptimiser = generatorOptimiser
  }

  /// The critic, as trained so far.
  public var critic: Network { criticTraining.critic }

  /// What the two minimise.
  public var loss: GANLoss { criticTraining.loss }

  /// How the critic is held, with the state this needs.
  public var constraint: CriticConstraint { criticTraining.constraint }

  /// One critic step against points that the generator makes from noise.
  ///
  /// - Parameters:
  ///   - real: Points of the data, shape `[b, d]`.
  ///   - noise: Shape `[b, generator.inputs]`.
  ///   - random: Draws where a penalty is taken; untouched without one.
  /// - Returns: As ``CriticTraining/step(real:fake:using:)``.
  /// - Throws: As ``CriticTraining/step(real:fake:using:)``, or when the noise does not fit.
  @discardableResult
  public mutating func criticStep(
    real: Matrix, noise: Matrix, using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> Double {
    try generator.checkBatch(noise)
    tape.reset()
    let fake = generator.recorded(on: tape)(tape.input(noise)).value
    return try criticTraining.step(real: real, fake: fake, using: &random)
  }

  /// One generator step.
  ///
  /// - Parameter noise: Shape `[b, generator.inputs]`.
  /// - Returns: The generator's loss before the step.
  /// - Throws: `emptyBatch`, `network`, `lossNotFinite`, `optimisation`, `lipschitz`; the generator
  ///   stays as it was.
  @discardableResult
  public mutating func generatorStep(noise: Matrix) throws(TrainingError) -> Double {
    try generator.checkBatch(noise)
    try criticTraining.iterateNormalizations()
    tape.reset()
    let recorded = generator.recorded(on: tape)
    let fake = recorded(tape.input(noise))
    let critic = criticTraining.recordedCritic(on: tape)
    let value = loss.generatorLoss(fake: criticTraining.output(of: critic, at: fake))
    let gradient = recorded.parameterGradient(of: try value.finiteLoss())
    try generatorOptimiser.step(&generator, gradient)
    return value.scalar
  }

  /// The critic's outputs at points, with the normalisation it is held by: what its loss sees.
  ///
  /// - Returns: Shape `[n, 1]`.
  /// - Throws: `emptyBatch`, `network`.
  public func criticValues(at points: Matrix) throws(TrainingError) -> Matrix {
    try criticTraining.values(at: points)
  }
}
