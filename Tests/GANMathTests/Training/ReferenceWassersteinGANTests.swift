import GANMath
import Testing

@Test(
  "WGAN with clipping takes PyTorch's steps, in both orders of clipping",
  arguments: try Oracle.cases("nets_wgan", kind: "wgan_clip"))
func wassersteinGAN(reference: OracleCase) throws {
  let data = try #require(try Oracle.cases("nets_wgan", kind: "wgan_data").first)
  let name = try reference["activation"].string()
  let criticSteps = try reference["n_critic"].int()
  let clip = try reference["clip"].double()
  let optimiser = RMSProp(
    learningRate: try reference["lr"].double(), smoothing: try reference["alpha"].double(),
    epsilon: try reference["eps"].double())
  let order = try clippingOrder(named: try reference["variant"].string())
  var training = try AdversarialTraining(
    generator: try referenceNetwork(data["generator_init"], activation: name),
    critic: try referenceNetwork(data["critic_init"], activation: name), loss: .wasserstein,
    constraint: .clipping(bound: clip, order: order), criticSteps: criticSteps,
    criticOptimiser: optimiser, generatorOptimiser: optimiser)

  let real = try data["x_real"].array().map { try Matrix($0.rows()) }
  let criticNoise = try data["z_critic"].array().map { try Matrix($0.rows()) }
  let generatorNoise = try data["z_generator"].array().map { try Matrix($0.rows()) }
  let history = try reference["history"].array()
  let after = try reference["after"].array()
  var random = SeededGenerator(seed: 0)
  for step in 1...(try data["steps"].int()) {
    var criticLosses: [Double] = []
    for k in 0..<criticSteps {
      let batch = (step - 1) * criticSteps + k
      criticLosses.append(
        try training.criticStep(
          real: real[batch], noise: criticNoise[batch], using: &random))
    }
    let generatorLoss = try training.generatorStep(noise: generatorNoise[step - 1])
    for expected in history where try expected["step"].int() == step {
      let losses = try expected["critic_losses"].doubles()
      #expect(areCloseInNorm(criticLosses, losses, within: 1e-12))
      #expect(
        isRelativelyClose(generatorLoss, try expected["generator_loss"].double(), within: 1e-12))
    }
    for expected in after where try expected["step"].int() == step {
      let floor = 100 * (try expected["ulp_sensitivity"].double())
      let critic = try flatParameters(expected["critic"])
      let generator = try flatParameters(expected["generator"])
      #expect(areCloseInNorm(training.critic.parameters, critic, within: 1e-12, plus: floor))
      #expect(areCloseInNorm(training.generator.parameters, generator, within: 1e-12, plus: floor))
      let atClip = training.critic.parameters.count { abs($0) >= clip }
      let share = Double(atClip) / Double(training.critic.parameters.count)
      #expect(
        isRelativelyClose(share, try expected["critic_fraction_at_clip"].double(), within: 1e-12))
    }
  }
  #expect(!history.isEmpty && !after.isEmpty)
}

private func clippingOrder(named name: String) throws -> CriticConstraint.ClippingOrder {
  switch name {
  case "clip_after_step": return .afterStep
  case "clip_before_step": return .beforeStep
  default: throw OracleError.unexpected(path: name, wanted: "a known order of clipping")
  }
}
