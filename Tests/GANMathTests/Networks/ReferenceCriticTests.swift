import GANMath
import Testing

@Test(
  "values, slopes, penalties and their parameter gradients agree with PyTorch's double backward",
  arguments: try Oracle.cases("nets", kind: "critic"))
func critic(reference: OracleCase) throws {
  let network = try referenceNetwork(
    reference["params"], activation: try reference["activation"].string())
  let (real, fake) = (
    try Matrix(reference["x_real"].rows()), try Matrix(reference["x_fake"].rows())
  )
  #expect(
    areCloseInNorm(try network(real).storage, try reference["f_real"].doubles(), within: 1e-12))
  #expect(
    areCloseInNorm(try network(fake).storage, try reference["f_fake"].doubles(), within: 1e-12))
  let between = try interpolate(real, fake, shares: reference["eps"].doubles())
  try expect(between, is: reference["x_hat"])
  for (points, name) in [(real, "real"), (fake, "fake"), (between, "xhat")] {
    let gradients = try network.inputGradients(at: points)
    try expect(gradients, is: reference["input_grad_\(name)"])
    if name == "fake" { continue }
    let norms = gradients.rowArrays.map { euclideanNorm($0) }
    #expect(
      areCloseInNorm(norms, try reference["input_grad_norm_\(name)"].doubles(), within: 1e-12))
  }

  for (name, expected) in try reference["losses"].members() {
    let tape = Tape()
    let critic = network.recorded(on: tape)
    let (x, y) = (tape.input(real), tape.input(fake))
    let loss: Variable
    switch name {
    case "wasserstein": loss = critic(x).mean - critic(y).mean
    case "gp":
      loss = GradientPenalty.twoSided(weight: try reference["lambda_gp"].double())
        .value(of: critic, at: tape.input(between))
    case "gp_one_sided":
      loss = GradientPenalty.oneSided(weight: try reference["lambda_gp"].double())
        .value(of: critic, at: tape.input(between))
    case "r1":
      loss = GradientPenalty.zeroCentered(weight: try reference["gamma_r1"].double())
        .value(of: critic, at: x)
    case "gradient_normalised_mean_diff":
      loss = critic.gradientNormalized(x).mean - critic.gradientNormalized(y).mean
    case "wgan_gp_critic_loss":
      let penalty = GradientPenalty.twoSided(weight: try reference["lambda_gp"].double())
      loss =
        GANLoss.wasserstein.discriminatorLoss(real: critic(x), fake: critic(y))
        + penalty.value(of: critic, at: tape.input(between))
    default:
      Issue.record("no loss is called \(name)")
      return
    }
    #expect(
      isRelativelyClose(loss.scalar, try expected["value"].double(), within: 1e-12), "\(name)")
    let gradient = try flatParameters(expected["param_grad"])
    #expect(
      areCloseInNorm(critic.parameterGradient(of: loss), gradient, within: 1e-12),
      "gradient of \(name)")
  }
}

@Test(
  "the gradient-normalised critic and its slopes agree with PyTorch",
  arguments: try Oracle.cases("nets", kind: "critic"))
func gradientNormalized(reference: OracleCase) throws {
  let network = try referenceNetwork(
    reference["params"], activation: try reference["activation"].string())
  let tape = Tape()
  let points = try tape.input(Matrix(reference["x_real"].rows()))
  let values = network.recorded(on: tape).gradientNormalized(points)
  #expect(areCloseInNorm(values.entries, try reference["gn_values_real"].doubles(), within: 1e-12))
  let slopes = tape.gradients(of: values, with: [points])[0]
  try expect(slopes.value, is: reference["gn_input_grad_real"])
  #expect(
    areCloseInNorm(
      slopes.rowNorms.entries, try reference["gn_input_grad_norm_real"].doubles(), within: 1e-12))
}

private func expect(_ matrix: Matrix, is expected: JSONValue) throws {
  #expect(areCloseInNorm(matrix.storage, try expected.rows().flatMap { $0 }, within: 1e-12))
}
