import GANMath
import Testing

@Test(
  "values, gradients and minima of the test problems agree with their reference",
  arguments: try Oracle.cases("optimizers", kind: "problem"))
func problems(reference: OracleCase) throws {
  let problem = try ReferenceProblem(named: try reference["problem"].string())
  let start = try reference["start"].doubles()
  #expect(problem.dimension == start.count)
  #expect(
    isClose(problem.value(at: start), try reference["value_at_start"].double(), within: 1e-12))
  #expect(
    areClose(
      problem.gradient(at: start), try reference["gradient_at_start"].doubles(), within: 1e-12))
  let rest = problem.gradient(at: try reference["minimiser"].doubles())
  #expect(areClose(rest, [Double](repeating: 0, count: start.count), within: 1e-12))
}

@Test(
  "every trajectory agrees with PyTorch as far as rounding lets any",
  arguments: try Oracle.cases("optimizers", kind: "trajectory"))
func trajectories(reference: OracleCase) throws {
  let options = reference["options"]
  let rate = try options["lr"].double()
  let problem = try ReferenceProblem(named: try reference["problem"].string())
  let run = ReferenceRun(
    problem: problem, start: try reference["start"].doubles(),
    steps: try reference["total_steps"].int(), schedule: try schedule(rate, reference))
  let trajectory: Trajectory
  switch try reference["optimizer"].string() {
  case "SGD": trajectory = try run.trajectory(of: try sgd(options))
  case "RMSprop": trajectory = try run.trajectory(of: try rmsProp(options))
  case "Adam": trajectory = try run.trajectory(of: try adam(options, decoupled: false))
  case "AdamW": trajectory = try run.trajectory(of: try adam(options, decoupled: true))
  case let unknown:
    Issue.record("no optimiser is called \(unknown)")
    return
  }
  let iterates = try reference["x"].rows()
  let sensitivities = try reference["ulp_sensitivity"].doubles()
  for (index, step) in try reference["steps"].ints().enumerated() {
    let tolerance = 1e-12 + 100 * sensitivities[index]
    for (actual, expected) in zip(trajectory.points[step], iterates[index]) {
      #expect(abs(actual - expected) <= tolerance, "step \(step)")
    }
  }
}

@Test(
  "the Caffe form and the PyTorch form part at a change of the rate as in the reference",
  arguments: try Oracle.cases("optimizers", kind: "caffe_vs_torch"))
func caffeAgainstPyTorch(reference: OracleCase) throws {
  let rate = try reference["lr"].double()
  let momentum = try reference["momentum"].double()
  let nesterov = try reference["nesterov"].bool()
  let decay = WeightDecay.inside(try reference["weight_decay"].double())
  let caffe = CaffeSGD(
    learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay)
  let pyTorch = PyTorchSGD(
    learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay)
  let corrected = CaffeSGD(
    learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay,
    correctsMomentum: true)
  let keeping = PyTorchSGD(
    learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay,
    keepsDisplacement: true)

  var run = ReferenceRun(
    problem: try ReferenceProblem(named: try reference["problem"].string()),
    start: try reference["start"].doubles(), steps: try reference["total_steps"].int(),
    schedule: try schedule(rate, reference))
  let (caffeRun, pyTorchRun) = (
    try run.trajectory(of: caffe), try run.trajectory(of: pyTorch)
  )
  let expected = (
    caffe: try reference["x_caffe"].rows(), pyTorch: try reference["x_torch"].rows()
  )
  let differences = try reference["difference_norm"].doubles()
  for (index, step) in try reference["steps"].ints().enumerated() {
    #expect(areClose(caffeRun.points[step], expected.caffe[index], within: 1e-12))
    #expect(areClose(pyTorchRun.points[step], expected.pyTorch[index], within: 1e-12))
    let difference = try caffeRun.distances(to: pyTorchRun)[step]
    #expect(isClose(difference, differences[index], within: 1e-12))
  }
  let largest = zip(caffeRun.points, pyTorchRun.points)
    .flatMap { zip($0, $1).map { abs($0 - $1) } }.max()
  #expect(
    isClose(
      try #require(largest), try reference["max_difference_after_drop"].double(), within: 1e-12))

  for (imitation, original) in [
    (try run.trajectory(of: corrected), pyTorchRun), (try run.trajectory(of: keeping), caffeRun),
  ] {
    #expect(try #require(imitation.distances(to: original).max()) < 1e-12)
  }

  run.schedule = .constant(rate)
  #expect(
    areClose(
      try run.trajectory(of: caffe).end, try reference["x_caffe_fixed_lr_final"].doubles(),
      within: 1e-12))
  #expect(
    areClose(
      try run.trajectory(of: pyTorch).end, try reference["x_torch_fixed_lr_final"].doubles(),
      within: 1e-12))
}

private struct ReferenceRun {
  let problem: ReferenceProblem
  let start: [Double]
  let steps: Int
  var schedule: LearningRateSchedule

  func trajectory(of optimiser: some Optimiser) throws -> Trajectory {
    try optimiser.trajectory(on: problem, from: start, steps: steps, schedule: schedule)
  }
}

private func schedule(_ rate: Double, _ reference: OracleCase) throws -> LearningRateSchedule {
  if reference["drop"].isNull { return .constant(rate) }
  return .drop(
    from: rate, at: [try reference["drop"].int()], factor: try reference["factor"].double())
}

/// The options of a reference case; one that the test does not know is an error.
private func reject(_ options: JSONValue, notIn known: Set<String>) throws {
  let unknown = try options.members().map { $0.key }.filter { !known.contains($0) }
  #expect(unknown.isEmpty, "options without a meaning here")
}

private func number(_ options: JSONValue, _ key: String, default value: Double) throws -> Double {
  options[key].exists ? try options[key].double() : value
}

private func flag(_ options: JSONValue, _ key: String) throws -> Bool {
  options[key].exists ? try options[key].bool() : false
}

private func sgd(_ options: JSONValue) throws -> PyTorchSGD {
  try reject(options, notIn: ["lr", "momentum", "dampening", "nesterov", "weight_decay"])
  return PyTorchSGD(
    learningRate: try options["lr"].double(),
    momentum: try number(options, "momentum", default: 0),
    dampening: try number(options, "dampening", default: 0),
    nesterov: try flag(options, "nesterov"),
    weightDecay: .inside(try number(options, "weight_decay", default: 0)))
}

private func rmsProp(_ options: JSONValue) throws -> RMSProp {
  try reject(options, notIn: ["lr", "alpha", "eps", "momentum", "centered", "weight_decay"])
  let decay = try number(options, "weight_decay", default: 0)
  return RMSProp(
    learningRate: try options["lr"].double(),
    smoothing: try number(options, "alpha", default: 0.99),
    epsilon: try number(options, "eps", default: 1e-8),
    momentum: try number(options, "momentum", default: 0),
    centered: try flag(options, "centered"),
    weightDecay: decay == 0 ? .none : .inside(decay))
}

private func adam(_ options: JSONValue, decoupled: Bool) throws -> Adam {
  try reject(options, notIn: ["lr", "betas", "eps", "weight_decay", "amsgrad"])
  let betas = options["betas"].exists ? try options["betas"].doubles() : [0.9, 0.999]
  let decay = try number(options, "weight_decay", default: decoupled ? 0.01 : 0)
  return Adam(
    learningRate: try options["lr"].double(), beta1: betas[0], beta2: betas[1],
    epsilon: try number(options, "eps", default: 1e-8),
    weightDecay: decoupled ? .decoupled(decay) : .inside(decay),
    amsgrad: try flag(options, "amsgrad"))
}
