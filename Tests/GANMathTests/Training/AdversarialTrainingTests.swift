import GANMath
import Testing

private func networks(
  _ seed: UInt64, width: Int = 32
) -> (generator: Network, critic: Network, random: SeededGenerator) {
  var random = SeededGenerator(seed: seed)
  let generator = Network(
    sizes: [2, width, width, 2], activation: .relu, using: &random)
  let critic = Network(
    sizes: [2, width, width, 1], activation: .leakyReLU(slope: 0.2), using: &random)
  return (generator, critic, random)
}

@Test("the same seed gives the same training to the last bit, another seed another")
func reproducible() throws {
  func run(_ seed: UInt64) throws -> (TrainingHistory, [Double]) {
    let (generator, critic, seeded) = networks(seed)
    var random = seeded
    var training = try AdversarialTraining.wassersteinGANWithGradientPenalty(
      generator: generator, critic: critic)
    let history = try training.run(
      on: NormalMixture.ring(), batchSize: 16, steps: 10, evaluationInterval: 5,
      evaluationSize: 20, using: &random)
    return (history, training.generator.parameters)
  }
  let (first, second, other) = (try run(1), try run(1), try run(2))
  #expect(first.0 == second.0 && first.1 == second.1)
  #expect(first.1 != other.1)
  #expect(first.0.evaluations.map { $0.step } == [0, 5, 10])
  #expect(first.0.criticLosses.count == 10 && first.0.generatorLosses.count == 10)
}

@Test("every method brings its samples closer to the ring, in exact W₁")
func everyMethodLearns() throws {
  func expectProgress<C, G>(
    _ training: AdversarialTraining<C, G>, steps: Int, _ random: SeededGenerator
  ) throws {
    var (training, random) = (training, random)
    let history = try training.run(
      on: NormalMixture.ring(), batchSize: 64, steps: steps, evaluationInterval: steps,
      using: &random)
    let distances = history.evaluations.map { $0.wassersteinDistance }
    for evaluation in history.evaluations {
      let counted = try NormalMixture.ring().coverage(by: evaluation.samples).modes
      #expect(evaluation.modesCovered == counted)
    }
    #expect(distances[1] < 0.7 * distances[0], "\(distances)")
  }
  let (generator, critic, seeded) = networks(3)
  var random = seeded
  try expectProgress(
    AdversarialTraining.wassersteinGAN(
      generator: generator, critic: critic, learningRate: 1e-3, clip: 0.1), steps: 300, random)
  try expectProgress(
    AdversarialTraining.wassersteinGANWithGradientPenalty(
      generator: generator, critic: critic, learningRate: 5e-4, penalty: .twoSided(weight: 0.1)),
    steps: 400, random)
  try expectProgress(
    AdversarialTraining.originalGAN(
      generator: generator, discriminator: critic, learningRate: 1e-3), steps: 600, random)
  let normalizations = try critic.spectralNormalizations(style: .hook, using: &random)
  try expectProgress(
    AdversarialTraining.spectrallyNormalizedGAN(
      generator: generator, critic: critic, normalizations: normalizations,
      learningRate: 1e-3), steps: 300, random)
  try expectProgress(
    AdversarialTraining.gradientNormalizedGAN(
      generator: generator, critic: critic, learningRate: 1e-3), steps: 200, random)
}

@Test("a clipped critic stays within its bound, after every step")
func clippedCritic() throws {
  let (generator, critic, seeded) = networks(5)
  var random = seeded
  var training = try AdversarialTraining.wassersteinGAN(
    generator: generator, critic: critic, learningRate: 1e-2, clip: 0.03)
  for _ in 0..<5 {
    let real = NormalMixture.grid().sample(32, using: &random)
    let noise = Matrix.randomNormal(rows: 32, columns: 2, using: &random)
    try training.criticStep(real: real, noise: noise, using: &random)
    #expect(training.critic.parameters.allSatisfy { abs($0) <= 0.03 })
  }
  #expect(try training.critic.lipschitzUpperBound() < 0.03 * 0.03 * 0.03 * 32 * 32 * 2)
}

@Test("a spectrally normalised critic evaluates as its weights divided by their estimated norms")
func spectralCritic() throws {
  let (generator, critic, seeded) = networks(6)
  var random = seeded
  let normalizations = try critic.spectralNormalizations(
    style: .parametrization, using: &random)
  var training = try AdversarialTraining.spectrallyNormalizedGAN(
    generator: generator, critic: critic, normalizations: normalizations)
  _ = try training.run(on: SwissRoll(), batchSize: 16, steps: 20, using: &random)
  guard case .spectralNormalization(let present) = training.constraint else {
    Issue.record("the normalisations are gone")
    return
  }
  let normalized = try training.critic.normalized(by: present)
  let points = SwissRoll().sample(10, using: &random)
  let values = try training.criticValues(at: points)
  #expect(areClose(values.storage, try normalized(points).storage, within: 1e-13))
  for weight in normalized.weights {
    let norm = try weight.spectralNorm()
    #expect(norm >= 1 - 1e-12 && norm < 1.2)
  }
}

@Test("R1 at the data and a penalty between are different prices on one critic")
func penaltyPlaces() throws {
  let (generator, critic, random) = networks(8)
  func loss(_ constraint: CriticConstraint) throws -> Double {
    var training = try AdversarialTraining(
      generator: generator, critic: critic, loss: .wasserstein, constraint: constraint,
      criticOptimiser: Adam(), generatorOptimiser: Adam())
    var random = random
    let real = NormalMixture.ring().sample(8, using: &random)
    let noise = Matrix.randomNormal(rows: 8, columns: 2, using: &random)
    return try training.criticStep(real: real, noise: noise, using: &random)
  }
  let plain = try loss(.none)
  let slopes = GradientPenalty.zeroCentered(weight: 10)
  let (between, atData) = (
    try loss(.gradientPenalty(slopes)), try loss(.gradientPenaltyAtData(slopes))
  )
  #expect(plain < between && plain < atData && between != atData)
  // At the data the price is known without training: 5 · mean ‖∇f‖².
  var copy = random
  let real = NormalMixture.ring().sample(8, using: &copy)
  let gradients = try critic.inputGradients(at: real)
  let mean = try dotProduct(gradients.storage, gradients.storage) / 8
  #expect(isClose(atData - plain, 5 * mean, within: 1e-12))
}

@Test("wrong data, empty batches and losses that leave the doubles stop a training")
func trainingErrors() throws {
  let (generator, critic, seeded) = networks(9)
  var random = seeded
  var training = try AdversarialTraining.wassersteinGAN(generator: generator, critic: critic)
  let line = try NormalMixture(centers: [[1]], standardDeviation: 1)
  #expect(throws: TrainingError.dimensionMismatch(data: 1, generator: 2)) {
    try training.run(on: line, steps: 1, using: &random)
  }
  let noise = Matrix.randomNormal(rows: 4, columns: 2, using: &random)
  #expect(throws: TrainingError.emptyBatch) {
    try training.criticStep(real: Matrix(rows: 0, columns: 2), noise: noise, using: &random)
  }
  #expect(throws: TrainingError.emptyBatch) {
    try training.generatorStep(noise: Matrix(rows: 0, columns: 2))
  }
  #expect(throws: TrainingError.emptyBatch) { try training.samples(0, using: &random) }
  #expect(throws: TrainingError.network(.inputMismatch(expected: 2, found: 1))) {
    try training.criticStep(real: [[1]], noise: noise, using: &random)
  }
  let infinite: Matrix = [[1, .infinity]]
  #expect(throws: TrainingError.network(.notFinite(row: 0, column: 1, value: .infinity))) {
    try training.criticStep(real: infinite, noise: noise, using: &random)
  }
  // Weights so large that the output is a double and its square is not.
  var large = critic
  large.parameters = critic.parameters.map { $0 * 1e60 }
  var exploding = try AdversarialTraining(
    generator: generator, critic: large, loss: .leastSquares01,
    criticOptimiser: Adam(), generatorOptimiser: Adam())
  #expect(throws: TrainingError.lossNotFinite(value: .infinity)) {
    try exploding.criticStep(real: noise, noise: noise, using: &random)
  }
  #expect(exploding.critic == large)
  var zero = critic
  zero.parameters = critic.parameters.map { $0 * 0 }
  let zeros = try zero.spectralNormalizations(style: .hook, using: &random)
  var dead = try AdversarialTraining.spectrallyNormalizedGAN(
    generator: generator, critic: zero, normalizations: zeros)
  #expect(throws: TrainingError.lipschitz(.cannotDivide(sigma: 0))) {
    try dead.criticStep(real: noise, noise: noise, using: &random)
  }
}
