import GANMath

/// Fifty generator steps of a Wasserstein GAN with clipping, on given batches from given weights.
func trainingWorkloads(_ folder: InputFolder) throws -> [Workload] {
  let (steps, criticSteps, batch) = (50, 5, 256)
  let critic = try Network(
    Network.perceptron([2, 64, 64, 1], .relu), parameters: folder.numbers("wgan-critic"))
  let generator = try Network(
    Network.perceptron([2, 64, 64, 2], .relu), parameters: folder.numbers("wgan-generator"))
  let real = try folder.matrices("wgan-real", rows: batch, columns: 2)
  let criticNoise = try folder.matrices("wgan-critic-noise", rows: batch, columns: 2)
  let generatorNoise = try folder.matrices("wgan-generator-noise", rows: batch, columns: 2)
  return [
    Workload(name: "wgan") {
      var training = try AdversarialTraining.wassersteinGAN(generator: generator, critic: critic)
      var random = SeededGenerator(seed: 0)
      for step in 0..<steps {
        for k in 0..<criticSteps {
          let turn = step * criticSteps + k
          try training.criticStep(real: real[turn], noise: criticNoise[turn], using: &random)
        }
        try training.generatorStep(noise: generatorNoise[step])
      }
      return training.critic.parameters + training.generator.parameters
    }
  ]
}
