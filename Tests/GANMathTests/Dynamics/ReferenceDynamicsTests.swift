import GANMath
import Testing

@Test(
  "the Dirac-GAN's field and both kinds of updates agree with their reference",
  arguments: try Oracle.cases("dynamics", kind: "dirac_gan"))
func diracRuns(reference: OracleCase) throws {
  let game = try diracGAN(reference)
  let start = try reference["start"].doubles()
  #expect(
    areCloseInNorm(
      game.velocity(at: start), try reference["field_at_start"].doubles(), within: 1e-14))
  for run in try reference["runs"].array() {
    let (stepSize, steps) = (try run["h"].double(), try run["steps"].ints())
    let count = try #require(steps.max())
    let path: FlowPath
    switch try run["mode"].string() {
    case "simultaneous":
      path = try game.simultaneousUpdates(from: start, stepSize: stepSize, steps: count)
    case "alternating":
      path = try game.alternatingUpdates(
        from: start, stepSize: stepSize, steps: count, discriminatorSteps: try run["n_d"].int())
    case let unknown:
      Issue.record("no updates are called \(unknown)")
      return
    }
    try expect(path, at: steps, agreesWith: run)
  }
}

@Test(
  "the Dirac-GAN's flow agrees with SciPy's to twelve digits",
  arguments: try Oracle.cases("dynamics", kind: "dirac_gan").filter { !$0["ode"].isNull })
func diracFlow(reference: OracleCase) throws {
  let flow = reference["ode"]
  let times = try flow["t"].doubles()
  let path = try DormandPrince(relativeTolerance: 1e-14, absoluteTolerance: 1e-15)
    .path(of: try diracGAN(reference), from: try reference["start"].doubles(), at: times)
  #expect(path.times == times)
  #expect(areCloseInNorm(path.coordinate(0), try flow["theta"].doubles(), within: 1e-12))
  #expect(areCloseInNorm(path.coordinate(1), try flow["psi"].doubles(), within: 1e-12))
}

@Test(
  "the linearisation at the equilibrium agrees with its reference",
  arguments: try Oracle.cases("dynamics", kind: "dirac_gan_linearisation"))
func diracLinearisation(reference: OracleCase) throws {
  let jacobian = try #require(try diracGAN(reference).jacobianAtEquilibrium)
  let expected = try reference["jacobian_at_equilibrium"].rows()
  #expect(areCloseInNorm(jacobian.storage, expected.flatMap { $0 }, within: 1e-14))
  let near = try Linearisation(jacobian: jacobian)
  try expect(near.eigenvalues, are: reference["eigenvalues"])
  for step in try reference["simultaneous"].array() {
    let h = try step["h"].double()
    try expect(near.simultaneousEigenvalues(stepSize: h), are: step["eigenvalues"])
    let radius = near.simultaneousSpectralRadius(stepSize: h)
    #expect(isRelativelyClose(radius, try step["spectral_radius"].double(), within: 1e-12))
  }
  if reference["alternating"].isNull { return }
  for step in try reference["alternating"].array() {
    let h = try step["h"].double()
    try expect(near.alternatingEigenvalues(stepSize: h), are: step["eigenvalues"])
    let radius = near.alternatingSpectralRadius(stepSize: h)
    #expect(isRelativelyClose(radius, try step["spectral_radius"].double(), within: 1e-12))
  }
}

@Test(
  "Wasserstein's game with a clipped critic agrees with its reference",
  arguments: try Oracle.cases("dynamics", kind: "dirac_wgan_clip"))
func clippedRuns(reference: OracleCase) throws {
  #expect(try reference["mode"].string() == "simultaneous")
  let steps = try reference["steps"].ints()
  let path = try DiracGAN(.wasserstein, clip: try reference["c"].double())
    .simultaneousUpdates(
      from: try reference["start"].doubles(), stepSize: try reference["h"].double(),
      steps: try #require(steps.max()))
  try expect(path, at: steps, agreesWith: reference.value)
}

private func diracGAN(_ reference: OracleCase) throws -> DiracGAN {
  let name = try reference["method"].string()
  let weight = try reference["gamma"].double()
  let parts = name.split(separator: "_")
  let losses: [Substring: DiracGAN.Loss] = [
    "gan": .minimax, "nsgan": .nonSaturating, "wgan": .wasserstein,
  ]
  let loss = try #require(losses[parts[0]], "no game is called \(name)")
  if parts.count == 1 { return DiracGAN(loss) }
  switch parts[1] {
  case "r1": return DiracGAN(loss, regulariser: .r1(weight: weight))
  case "consensus": return DiracGAN(loss, regulariser: .consensus(weight: weight))
  case "gp":
    let target = try reference["g0"].double()
    return DiracGAN(loss, regulariser: .gradientPenalty(weight: weight, target: target))
  default: throw OracleError.unexpected(path: reference.id, wanted: "a known regulariser")
  }
}

private func expect(_ path: FlowPath, at steps: [Int], agreesWith run: JSONValue) throws {
  let (theta, psi) = (try run["theta"].doubles(), try run["psi"].doubles())
  #expect(theta.count == steps.count && psi.count == steps.count)
  for (index, step) in steps.enumerated() {
    #expect(
      areCloseInNorm(path.points[step], [theta[index], psi[index]], within: 1e-12), "step \(step)")
  }
}

private func expect(_ found: [Eigenvalue], are expected: JSONValue) throws {
  let expected = try expected.array()
  #expect(found.count == expected.count)
  for (eigenvalue, value) in zip(found, expected) {
    #expect(isRelativelyClose(eigenvalue.real, try value["re"].double(), within: 1e-12))
    #expect(isRelativelyClose(eigenvalue.imaginary, try value["im"].double(), within: 1e-12))
  }
}
