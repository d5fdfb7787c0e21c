import GANMath
import Testing

@Test(
  "every loss and its derivatives agree with their reference",
  arguments: try Oracle.cases("nets", kind: "gan_losses"))
func lossValues(reference: OracleCase) throws {
  let real = try reference["real_logits"].doubles()
  let fake = try reference["fake_logits"].doubles()
  for (name, expected) in try reference["losses"].members() {
    let (player, loss) = try ganLoss(named: name)
    let found =
      player == .discriminator
      ? try loss.discriminatorLoss(real: real, fake: fake) : try loss.generatorLoss(fake: fake)
    #expect(
      isRelativelyClose(found.value, try expected["value"].double(), within: 1e-12), "\(name)")
    #expect(areCloseInNorm(found.fakeGradient, try expected["grad_fake"].doubles(), within: 1e-12))
    let realGradient = try expected["grad_real"].doubles()
    if player == .discriminator {
      #expect(areCloseInNorm(found.realGradient, realGradient, within: 1e-12))
    } else {
      #expect(realGradient.allSatisfy { $0 == 0 } && found.realGradient.isEmpty)
    }
  }
}

@Test(
  "losses through a critic have PyTorch's gradients",
  arguments: try Oracle.cases("nets", kind: "loss_gradients"))
func lossGradients(reference: OracleCase) throws {
  let network = try referenceNetwork(
    reference["params"], activation: try reference["activation"].string())
  for (name, expected) in try reference["losses"].members() {
    let (player, loss) = try ganLoss(named: name)
    let tape = Tape()
    let critic = network.recorded(on: tape)
    let real = try tape.input(Matrix(reference["x_real"].rows()))
    let fake = try tape.input(Matrix(reference["x_fake"].rows()))
    let value: Variable
    if player == .discriminator {
      value = loss.discriminatorLoss(real: critic(real), fake: critic(fake))
      let gradient = try flatParameters(expected["param_grad"])
      #expect(
        areCloseInNorm(critic.parameterGradient(of: value), gradient, within: 1e-12), "\(name)")
    } else {
      value = loss.generatorLoss(fake: critic(fake))
      let gradient = try expected["fake_sample_grad"].rows().flatMap { $0 }
      let found = tape.gradients(of: value, with: [fake])[0]
      #expect(areCloseInNorm(found.entries, gradient, within: 1e-12), "\(name)")
    }
    #expect(
      isRelativelyClose(value.scalar, try expected["value"].double(), within: 1e-12), "\(name)")
  }
}

private enum Player { case discriminator, generator }

private func ganLoss(named name: String) throws -> (Player, GANLoss) {
  switch name {
  case "d_minimax": return (.discriminator, .minimax)
  case "g_saturating": return (.generator, .minimax)
  case "g_nonsaturating": return (.generator, .nonSaturating)
  case "d_hinge": return (.discriminator, .hinge)
  case "g_hinge": return (.generator, .hinge)
  case "d_lsgan_01": return (.discriminator, .leastSquares01)
  case "g_lsgan_01": return (.generator, .leastSquares01)
  case "d_lsgan_pm1": return (.discriminator, .leastSquaresPearson)
  case "g_lsgan_pm1": return (.generator, .leastSquaresPearson)
  case "d_wgan": return (.discriminator, .wasserstein)
  case "g_wgan": return (.generator, .wasserstein)
  default: throw OracleError.unexpected(path: name, wanted: "a known loss")
  }
}
