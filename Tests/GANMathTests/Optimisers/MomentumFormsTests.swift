import GANMath
import Testing

@Test("after one unit gradient and a cut from 0.1 to 0.01 the forms stand at −0.2 and −0.119")
func rateCutByHand() throws {
  let cut = LearningRateSchedule.drop(from: 0.1, at: [1], factor: 0.1)
  // Step 1: both at −0.1. Step 2: Caffe −0.1 + (0.9 · −0.1 − 0.01) = −0.2;
  // PyTorch −0.1 − 0.01 · (0.9 + 1) = −0.119.
  let caffe = try CaffeSGD(learningRate: 0.1, momentum: 0.9)
    .trajectory(from: [0], steps: 2, schedule: cut) { _ in [1] }
  let pyTorch = try PyTorchSGD(learningRate: 0.1, momentum: 0.9)
    .trajectory(from: [0], steps: 2, schedule: cut) { _ in [1] }
  #expect(isClose(caffe.end[0], -0.2, within: 1e-15))
  #expect(isClose(pyTorch.end[0], -0.119, within: 1e-15))
  #expect(caffe.learningRates == [0.1, 0.1 * 0.1])
}

@Test("what is left in the velocity carries the parameters on by μv / (1 − μ)")
func leftoverDisplacement() throws {
  var sgd = CaffeSGD(learningRate: 0.1, momentum: 0.9)
  var theta = [0.0]
  try sgd.step(&theta, gradient: [1])
  let (position, velocity) = (theta[0], sgd.velocity[0])
  for _ in 0..<400 { try sgd.step(&theta, gradient: [0]) }
  #expect(isClose(theta[0] - position, 0.9 * velocity / (1 - 0.9), within: 1e-14))
}

@Test("at a fixed rate v of the Caffe form is −ε times v of the PyTorch form, 500 steps long")
func velocitiesCorrespond() throws {
  var generator = SeededGenerator(seed: 4)
  let bowl = Quadratic(curvatures: [0.1, 1, 7])
  for nesterov in [false, true] {
    var caffe = CaffeSGD(learningRate: 0.07, momentum: 0.9, nesterov: nesterov)
    var pyTorch = PyTorchSGD(learningRate: 0.07, momentum: 0.9, nesterov: nesterov)
    var theta = randomNormals(3, using: &generator)
    var phi = theta
    for _ in 0..<500 {
      try caffe.step(&theta, gradient: bowl.gradient(at: theta))
      try pyTorch.step(&phi, gradient: bowl.gradient(at: phi))
      #expect(areClose(theta, phi, within: 1e-14))
      #expect(areClose(caffe.velocity, pyTorch.velocity.map { -0.07 * $0 }, within: 1e-14))
    }
  }
}

@Test("Nesterov where one stands follows the look-ahead point of Nesterov's first form")
func nesterovForms() throws {
  var lookAhead = LookAheadNesterov(learningRate: 0.002, momentum: 0.9)
  var standing = CaffeSGD(learningRate: 0.002, momentum: 0.9, nesterov: true)
  let bowl = Quadratic(curvatures: [1, 40, 300])
  var theta = [1.0, -2, 0.5]
  var phi = theta
  for _ in 0..<200 {
    try lookAhead.step(&theta, gradient: bowl.gradient(at: lookAhead.gradientPoint(from: theta)))
    try standing.step(&phi, gradient: bowl.gradient(at: phi))
    #expect(areClose(lookAhead.gradientPoint(from: theta), phi, within: 1e-13))
  }
}

@Test("dampening μ makes the velocity the exponential average of the gradients")
func dampeningIsExponentialAverage() throws {
  var sgd = PyTorchSGD(learningRate: 0.1, momentum: 0.9, dampening: 0.9)
  var theta = [0.0]
  let gradients = [3.0, -1, 4, 1, -5]
  var average = gradients[0]
  for (step, g) in gradients.enumerated() {
    try sgd.step(&theta, gradient: [g])
    if step > 0 { average = 0.9 * average + 0.1 * g }
    #expect(isClose(sgd.velocity[0], average, within: 1e-15))
  }
}

@Test("decoupled decay shrinks by (1 − ελ)ⁿ when no gradient acts, and inside decay does not wait")
func decoupledDecay() throws {
  var sgd = PyTorchSGD(learningRate: 0.1, momentum: 0.5, weightDecay: .decoupled(0.2))
  var caffe = CaffeSGD(learningRate: 0.1, momentum: 0.5, weightDecay: .decoupled(0.2))
  var rmsProp = RMSProp(learningRate: 0.1, weightDecay: .decoupled(0.2))
  var (theta, phi, psi) = ([2.0], [2.0], [2.0])
  for _ in 0..<3 {
    try sgd.step(&theta, gradient: [0])
    try caffe.step(&phi, gradient: [0])
    try rmsProp.step(&psi, gradient: [0])
  }
  for end in [theta, phi, psi] { #expect(isClose(end[0], 2 * 0.98 * 0.98 * 0.98, within: 1e-15)) }
}

@Test("a gradient that is not finite is refused before anything changes")
func refusesNotFinite() throws {
  func check(_ optimiser: some Optimiser & Equatable) {
    for bad in [Double.nan, .infinity, -.infinity] {
      var tried = optimiser
      var theta = [1.0, 2, 3]
      let refusal = #expect(throws: OptimisationError.self) {
        try tried.step(&theta, gradient: [0, bad, 1])
      }
      guard case .gradientNotFinite(let index, let value) = refusal else {
        Issue.record("refused with \(String(describing: refusal))")
        return
      }
      #expect(index == 1 && (value == bad || (value.isNaN && bad.isNaN)))
      #expect(theta == [1, 2, 3] && tried == optimiser)
    }
  }
  check(CaffeSGD(learningRate: 0.1, momentum: 0.9))
  check(PyTorchSGD(learningRate: 0.1, momentum: 0.9))
  check(LookAheadNesterov(learningRate: 0.1, momentum: 0.9))
  check(RMSProp(learningRate: 0.1))
  check(Adam())
}

@Test("a run that explodes stops with the step and the coordinate")
func divergence() throws {
  let steep = Quadratic(curvatures: [1, 1e200])
  // The gradient 1e200 is a double, the displacement 1e400 is not.
  #expect(throws: OptimisationError.diverged(step: 1, coordinate: 1, value: -.infinity)) {
    try CaffeSGD(learningRate: 1e200).trajectory(on: steep, from: [0, 1], steps: 9)
  }
  // One step to −1e210, where the gradient has no double any more.
  #expect(throws: OptimisationError.gradientNotFinite(index: 1, value: -.infinity)) {
    try CaffeSGD(learningRate: 1).trajectory(on: steep, from: [0, 1e10], steps: 9)
  }
  #expect(throws: OptimisationError.dimensionMismatch(expected: 2, found: 3)) {
    try CaffeSGD(learningRate: 1).trajectory(on: steep, from: [1, 1, 1], steps: 9)
  }
}

@Test("gradients and runs of other lengths are refused with their numbers")
func shapesOfSteps() throws {
  var optimiser = PyTorchSGD(learningRate: 0.1, momentum: 0.5)
  var parameters = [1.0, 2]
  #expect(throws: OptimisationError.dimensionMismatch(expected: 2, found: 1)) {
    try optimiser.step(&parameters, gradient: [1])
  }
  try optimiser.step(&parameters, gradient: [1, 1])
  var others = [1.0]
  #expect(throws: OptimisationError.dimensionMismatch(expected: 2, found: 1)) {
    try optimiser.step(&others, gradient: [1])
  }
  let fresh = PyTorchSGD(learningRate: 0.1)
  let short = try fresh.trajectory(from: [1], steps: 2) { $0 }
  let long = try fresh.trajectory(from: [1], steps: 3) { $0 }
  #expect(throws: OptimisationError.dimensionMismatch(expected: 2, found: 3)) {
    try short.distances(to: long)
  }
}
