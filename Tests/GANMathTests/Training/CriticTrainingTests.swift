import GANMath
import Testing

private func critic(_ seed: UInt64) -> (Network, SeededGenerator) {
  var random = SeededGenerator(seed: seed)
  let critic = Network(
    sizes: [2, 32, 32, 1], activation: .leakyReLU(slope: 0.2), using: &random)
  return (critic, random)
}

/// Two clouds that differ by a shift of (3, 4), so that their W₁ is 5 exactly.
private func shiftedClouds(
  using random: inout SeededGenerator
) -> (real: Matrix, fake: Matrix) {
  let real = Matrix.randomNormal(rows: 64, columns: 2, using: &random)
  let fake = Matrix(rows: 64, columns: 2) { real[$0, $1] - ($1 == 0 ? 3 : 4) }
  return (real, fake)
}

@Test("a critic held by spectral normalisation approaches W₁ from below")
func spectralEstimate() throws {
  let (critic, seeded) = critic(11)
  var random = seeded
  let (real, fake) = shiftedClouds(using: &random)
  let normalizations = try critic.spectralNormalizations(
    style: .parametrization, using: &random)
  var training = try CriticTraining(
    critic: critic, constraint: .spectralNormalization(normalizations),
    optimiser: Adam(learningRate: 2e-3))
  for _ in 0..<400 { try training.step(real: real, fake: fake, using: &random) }
  let estimate = try training.estimate(real: real, fake: fake)
  guard case .spectralNormalization(let present) = training.constraint else {
    Issue.record("the normalisations are gone")
    return
  }
  // The bound is K · W₁ with K from what the running estimates leave above 1.
  let bound = try training.critic.normalized(by: present).lipschitzUpperBound()
  #expect(bound < 1.05)
  #expect(estimate <= 5 * bound && estimate > 4)
}

@Test("a gradient penalty overshoots W₁ by the factor 1 + W₁/2λ, clipping falls far short")
func penaltyAgainstClipping() throws {
  let (critic, seeded) = critic(12)
  var random = seeded
  let (real, fake) = shiftedClouds(using: &random)
  var penalised = try CriticTraining(
    critic: critic, constraint: .gradientPenalty(.twoSided(weight: 10)),
    optimiser: Adam(learningRate: 2e-3))
  var clipped = try CriticTraining(
    critic: critic, constraint: .clipping(bound: 0.01), optimiser: RMSProp(learningRate: 1e-3))
  for _ in 0..<400 {
    try penalised.step(real: real, fake: fake, using: &random)
    try clipped.step(real: real, fake: fake, using: &random)
  }
  // Each pair is 5 apart, so a slope s along it earns 5s − 10(s − 1)², most at s = 1 + 5/20.
  let estimate = try penalised.estimate(real: real, fake: fake)
  #expect(abs(estimate - 5 * 1.25) < 0.1)
  // No path through the clipped layers carries more than 0.01³, and there are 32² per input.
  let largest = 0.01 * 0.01 * 0.01 * 32 * 32 * (3 + 4)
  let small = try clipped.estimate(real: real, fake: fake)
  #expect(small > 0 && small <= largest)
  #expect(clipped.critic.parameters.allSatisfy { abs($0) <= 0.01 })
}

@Test("the learning rate of a critic can be changed between steps")
func rateBetweenSteps() throws {
  let (critic, seeded) = critic(13)
  var random = seeded
  let (real, fake) = shiftedClouds(using: &random)
  var training = try CriticTraining(critic: critic, optimiser: CaffeSGD(learningRate: 0.1))
  training.learningRate = 0
  try training.step(real: real, fake: fake, using: &random)
  #expect(training.critic == critic)
  training.learningRate = 0.1
  try training.step(real: real, fake: fake, using: &random)
  #expect(training.critic != critic)
}

@Test("empty sets of points are typed errors")
func emptySets() throws {
  let (critic, seeded) = critic(14)
  var random = seeded
  let none = Matrix(rows: 0, columns: 2)
  let some: Matrix = [[1, 2]]
  var training = try CriticTraining(critic: critic, optimiser: Adam())
  #expect(throws: TrainingError.emptyBatch) {
    try training.step(real: some, fake: none, using: &random)
  }
  #expect(throws: TrainingError.emptyBatch) { try training.values(at: none) }
  #expect(throws: TrainingError.emptyBatch) { try training.estimate(real: none, fake: some) }
}

@Test("networks and batches that do not fit together are refused with their numbers")
func shapesOfTraining() throws {
  var random = SeededGenerator(seed: 5)
  let two = Network(sizes: [2, 3, 2], activation: .relu, using: &random)
  #expect(throws: TrainingError.severalOutputs(2)) {
    try CriticTraining(critic: two, optimiser: PyTorchSGD(learningRate: 0.1))
  }
  let critic = Network(sizes: [2, 3, 1], activation: .relu, using: &random)
  #expect(throws: TrainingError.normalizationCount(expected: 2, found: 0)) {
    try CriticTraining(
      critic: critic, constraint: .spectralNormalization([]),
      optimiser: PyTorchSGD(learningRate: 0.1))
  }
  let wide = Network(sizes: [1, 3], activation: .relu, using: &random)
  #expect(throws: TrainingError.criticMismatch(critic: 2, generator: 3)) {
    try AdversarialTraining.wassersteinGAN(generator: wide, critic: critic)
  }
  var training = try CriticTraining(
    critic: critic, constraint: .gradientPenalty(.twoSided(weight: 10)),
    optimiser: PyTorchSGD(learningRate: 0.1))
  #expect(throws: TrainingError.unpaired(real: 2, fake: 3)) {
    try training.step(
      real: Matrix(rows: 2, columns: 2), fake: Matrix(rows: 3, columns: 2), using: &random)
  }
}
