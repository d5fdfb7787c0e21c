import GANMath

func trainingEntries() -> [Entry] { dataEntries() + stepEntries() + runEntries() }

private let generator = smallNetwork([1, 4, 2], .hyperbolicTangent)
private let critic = smallNetwork([2, 4, 1], .leakyReLU(slope: 0.2))
private let real: Matrix = [[0.3, -0.2], [1.1, 0.4], [-0.6, 0.8], [0.2, 0.1]]
private let noise: Matrix = [[0.5], [-1.1], [0.2], [0.9]]

private func dataEntries() -> [Entry] {
  var random = SeededGenerator(seed: 8)
  let (ring, grid) = (NormalMixture.ring(), NormalMixture.grid(side: 3))
  let points = ring.sample(6, using: &random)
  let mixture =
    points.storage + grid.sample(3, using: &random).storage
  let roll = SwissRoll().sample(5, using: &random).storage
  return [
    Entry("Training/Data/NormalMixture") { () throws(TransportError) in
      let coverage = try ring.coverage(by: points)
      guard let own = try? NormalMixture(centers: [[0, 1, 2]], standardDeviation: 0.1) else {
        return []
      }
      var random = SeededGenerator(seed: 9)
      return mixture + own.sample(2, using: &random).storage + [
        Double(coverage.modes), coverage.closeShare, Double(grid.dimension),
      ]
    },
    Entry("Training/Data/SwissRoll", roll),
    Entry(
      "Training/Data/PointDistribution",
      firstPoint(of: ring) + firstPoint(of: SwissRoll())),
    Entry("Training/Regression") { () throws(NetworkError) in
      let regression = try Regression(of: generator, on: noise, to: real)
      return regression.gradient(at: generator.parameters)
        + [regression.value(at: generator.parameters), Double(regression.dimension)]
    },
  ]
}

private func firstPoint(of data: some PointDistribution) -> [Double] {
  var random = SplitMix64(seed: 8)
  return data.sample(1, using: &random).storage
}

private func stepEntries() -> [Entry] {
  [
    Entry("Training/CriticConstraint") { () throws(TrainingError) in
      var random = SeededGenerator(seed: 8)
      let fake = real.map { 0.5 - $0 }
      var values: [Double] = []
      for constraint in [
        CriticConstraint.none, .clipping(bound: 0.1), .clipping(bound: 0.1, order: .beforeStep),
        .gradientPenalty(.twoSided(weight: 10)), .gradientPenaltyAtData(.zeroCentered(weight: 10)),
        .gradientNormalization,
      ] {
        var training = try CriticTraining(
          critic: critic, constraint: constraint, optimiser: PyTorchSGD(learningRate: 0.01))
        values.append(try training.step(real: real, fake: fake, using: &random))
        values += training.critic.parameters
      }
      return values
    },
    Entry("Training/CriticTraining") { () throws(TrainingError) in
      var random = SeededGenerator(seed: 8)
      let fake = real.map { 0.5 - $0 }
      var training = try CriticTraining(
        critic: critic, loss: .hinge, optimiser: CaffeSGD(learningRate: 0.01, momentum: 0.5))
      training.learningRate = 0.02
      let loss = try training.step(real: real, fake: fake, using: &random)
      return try training.values(at: real).storage
        + [loss, training.learningRate, training.estimate(real: real, fake: fake)]
    },
    Entry("Training/AdversarialTraining") { () throws(TrainingError) in
      var random = SeededGenerator(seed: 8)
      var training = try AdversarialTraining(
        generator: generator, critic: critic, loss: .nonSaturating,
        criticOptimiser: LookAheadNesterov(learningRate: 0.01, momentum: 0.5),
        generatorOptimiser: PyTorchSGD(learningRate: 0.01))
      let losses = [
        try training.criticStep(real: real, noise: noise, using: &random),
        try training.generatorStep(noise: noise),
      ]
      return try losses + training.criticValues(at: real).storage + training.generator.parameters
        + training.critic.parameters
    },
    Entry("Training/TrainingError") { () throws(TrainingError) in
      var random = SeededGenerator(seed: 8)
      var training = try AdversarialTraining.originalGAN(
        generator: generator, discriminator: critic)
      guard let volume = try? NormalMixture(centers: [[0, 1, 2]], standardDeviation: 0.1) else {
        return []
      }
      do throws(TrainingError) {
        return try training.run(on: volume, steps: 1, using: &random).criticLosses
      } catch {
        guard case .dimensionMismatch(let data, let outputs) = error else { throw error }
        return [Double(data), Double(outputs)]
      }
    },
  ]
}

/// Losses, an evaluation and the generator's parameters after two steps on a ring.
private func outcome<Critic: Optimiser, Generator: Optimiser>(
  of training: AdversarialTraining<Critic, Generator>
) throws(TrainingError) -> [Double] {
  var (training, random) = (training, SeededGenerator(seed: 8))
  let history = try training.run(
    on: NormalMixture.ring(), batchSize: 4, steps: 2, evaluationInterval: 2, evaluationSize: 4,
    using: &random)
  return history.criticLosses + history.generatorLosses
    + history.evaluations.map { $0.wassersteinDistance } + training.generator.parameters
}

private func runEntries() -> [Entry] {
  [
    Entry("Training/TrainingPresets") { () throws(TrainingError) in
      var random = SeededGenerator(seed: 8)
      var values =
        try outcome(of: .wassersteinGAN(generator: generator, critic: critic))
        + outcome(of: .originalGAN(generator: generator, discriminator: critic))
      values += try outcome(
        of: .wassersteinGANWithGradientPenalty(generator: generator, critic: critic))
      values += try outcome(of: .gradientNormalizedGAN(generator: generator, critic: critic))
      guard
        let normalizations = try? critic.spectralNormalizations(
          style: .parametrization, using: &random)
      else { return [] }
      return try values
        + outcome(
          of: .spectrallyNormalizedGAN(
            generator: generator, critic: critic, normalizations: normalizations))
    },
    Entry("Training/TrainingRun") { () throws(TrainingError) in
      var random = SplitMix64(seed: 8)
      var training = try AdversarialTraining.wassersteinGAN(
        generator: generator, critic: critic, criticSteps: 1)
      let history = try training.run(
        on: SwissRoll(), batchSize: 4, steps: 2, evaluationInterval: 1, evaluationSize: 4,
        using: &random)
      return try history.evaluations.flatMap { $0.samples.storage }
        + training.samples(3, using: &random).storage
    },
  ]
}
