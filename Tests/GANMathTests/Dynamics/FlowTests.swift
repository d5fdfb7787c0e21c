import GANMath
import Testing

/// ẋ = x², whose path from 1 is 1 / (1 − t) and leaves every bound at t = 1.
private struct Blowup: VectorField {
  let dimension = 1
  func velocity(at point: [Double]) -> [Double] { [point[0] * point[0]] }
}

/// A velocity that points back at 0 from both sides, faster than any step can follow.
private struct Chattering: VectorField {
  let dimension = 1
  func velocity(at point: [Double]) -> [Double] { [point[0] > 0 ? -1e300 : 1e300] }
}

@Test("the flow down a bowl is an exponential decay along every axis")
func decay() throws {
  let flow = GradientFlow(on: Quadratic(curvatures: [1, 3]))
  let path = try DormandPrince(relativeTolerance: 1e-13, absoluteTolerance: 1e-15)
    .path(of: flow, from: [1, -2], at: [0, 0.5, 2])
  for (time, point) in zip(path.times, path.points) {
    #expect(areClose(point, [exp(-time), -2 * exp(-3 * time)], within: 1e-13))
  }
}

@Test("gradient descent is Euler's method on the gradient flow")
func descentIsEuler() throws {
  let flow = GradientFlow(on: Rosenbrock())
  let path = try flow.eulerPath(from: [-1.2, 1], stepSize: 0.001, steps: 200)
  let descent = try CaffeSGD(learningRate: 0.001)
    .trajectory(on: Rosenbrock(), from: [-1.2, 1], steps: 200)
  #expect(path.points == descent.points)
}

@Test("halving Euler's step halves its error; the pair's falls 32-fold when steps halve")
func orders() throws {
  let flow = GradientFlow(on: Quadratic(curvatures: [1]))
  func eulerError(_ steps: Int) throws -> Double {
    abs(try flow.eulerPath(from: [1], stepSize: 1 / Double(steps), steps: steps).end[0] - exp(-1))
  }
  #expect(abs(try eulerError(1000) / eulerError(2000) - 2) < 0.01)

  // Tolerances so wide that every step runs from one wanted time to the next.
  func pairError(_ steps: Int) throws -> Double {
    let times = (0...steps).map { Double($0) / Double(steps) }
    let path = try DormandPrince(relativeTolerance: 1e6, absoluteTolerance: 1e6)
      .path(of: flow, from: [1], at: times)
    return abs(path.end[0] - exp(-1))
  }
  let ratio = try pairError(8) / pairError(16)
  #expect(ratio > 25 && ratio < 40)
}

@Test("each simultaneous step of Wasserstein's game multiplies the radius by √(1 + h²)")
func outwardSpiral() throws {
  let path = try DiracGAN(.wasserstein)
    .simultaneousUpdates(from: [0.6, -0.8], stepSize: 0.1, steps: 100)
  for (step, radius) in path.distancesFromOrigin.enumerated() {
    #expect(isClose(radius, pow(1.01, Double(step) / 2), within: 1e-13))
  }
}

@Test("momentum drives Wasserstein's game outwards faster, and R1 brings it in")
func momentumInTheGame() throws {
  func radius(_ game: DiracGAN, momentum: Double) throws -> Double {
    // The players descend on minus their velocity.
    let run = try CaffeSGD(learningRate: 0.1, momentum: momentum)
      .trajectory(from: [1, 0], steps: 200) { game.velocity(at: $0).map { -$0 } }
    return hypot(run.end[0], run.end[1])
  }
  let game = DiracGAN(.wasserstein)
  let (plain, heavy) = (try radius(game, momentum: 0), try radius(game, momentum: 0.5))
  #expect(isClose(plain, pow(1.01, 100), within: 1e-12))
  #expect(heavy > 2 * plain)
  let damped = DiracGAN(.wasserstein, regulariser: .r1(weight: 1))
  #expect(try radius(damped, momentum: 0) < 0.01)
}

@Test("the unregularised flows of the Wasserstein and the minimax game keep θ² + ψ²")
func conservedRadius() throws {
  for loss in [DiracGAN.Loss.minimax, .wasserstein] {
    let path = try DormandPrince(relativeTolerance: 1e-12, absoluteTolerance: 1e-14)
      .path(of: DiracGAN(loss), from: [1, 2], at: [0, 1, 10, 30])
    for radius in path.distancesFromOrigin {
      #expect(isClose(radius, 5.0.squareRoot(), within: 1e-10))
    }
  }
}

@Test("the Jacobian at the equilibrium agrees with central differences")
func jacobianByDifferences() throws {
  let games = [DiracGAN.Loss.minimax, .nonSaturating, .wasserstein].flatMap { loss in
    [
      DiracGAN(loss), DiracGAN(loss, regulariser: .r1(weight: 0.7)),
      DiracGAN(loss, regulariser: .consensus(weight: 0.4)),
      DiracGAN(loss, regulariser: .gradientPenalty(weight: 0.7, target: 0)),
    ]
  }
  for game in games {
    let jacobian = try #require(game.jacobianAtEquilibrium)
    for column in 0..<2 {
      var (ahead, behind) = ([0.0, 0.0], [0.0, 0.0])
      (ahead[column], behind[column]) = (1e-5, -1e-5)
      let (after, before) = (game.velocity(at: ahead), game.velocity(at: behind))
      for row in 0..<2 {
        #expect(abs((after[row] - before[row]) / 2e-5 - jacobian[row, column]) < 1e-9)
      }
    }
  }
  let jumping = DiracGAN(.wasserstein, regulariser: .gradientPenalty(weight: 1, target: 1))
  #expect(jumping.jacobianAtEquilibrium == nil)
}

@Test("the matrix of alternating steps predicts them near the equilibrium")
func alternatingMatrix() throws {
  let game = DiracGAN(.nonSaturating, regulariser: .r1(weight: 0.3))
  let near = try Linearisation(jacobian: #require(game.jacobianAtEquilibrium))
  let matrix = near.alternatingMatrix(stepSize: 0.2, discriminatorSteps: 3)
  let start = [1e-4, -2e-4]
  let path = try game.alternatingUpdates(
    from: start, stepSize: 0.2, steps: 1, discriminatorSteps: 3)
  #expect(areClose(path.end.map { $0 * 1e4 }, (matrix * start).map { $0 * 1e4 }, within: 1e-7))
}

@Test("a pole, a jump, a short budget, unordered times and a wrong start are typed errors")
func flowErrors() throws {
  let solver = DormandPrince()
  let pole = #expect(throws: DynamicsError.self) {
    try solver.path(of: Blowup(), from: [1], at: [0, 2])
  }
  guard case .stepUnderflow(let time, _) = pole else {
    Issue.record("the pole gave \(String(describing: pole))")
    return
  }
  #expect(abs(time - 1) < 1e-6)
  #expect(throws: DynamicsError.self) {
    try solver.path(of: Chattering(), from: [1], at: [0, 1])
  }
  #expect(throws: DynamicsError.timesNotRising(index: 2, time: 1, previous: 1)) {
    try solver.path(of: Blowup(), from: [1], at: [0, 1, 1])
  }
  #expect(throws: DynamicsError.dimensionMismatch(expected: 2, found: 1)) {
    try DiracGAN(.minimax).eulerPath(from: [1], stepSize: 0.1, steps: 1)
  }
  #expect(throws: DynamicsError.diverged(time: 0, coordinate: 1, value: .infinity)) {
    try DiracGAN(.minimax).simultaneousUpdates(from: [1, .infinity], stepSize: 0.1, steps: 1)
  }
  #expect(throws: DynamicsError.diverged(time: 2, coordinate: 0, value: .infinity)) {
    try Blowup().eulerPath(from: [1e120], stepSize: 1, steps: 5)
  }
  let short = #expect(throws: DynamicsError.self) {
    try DormandPrince(maximumSteps: 3).path(of: DiracGAN(.minimax), from: [1, 1], at: [0, 100])
  }
  guard case .tooManySteps(3, let reached) = short else {
    Issue.record("the budget gave \(String(describing: short))")
    return
  }
  #expect(reached > 0 && reached < 100)
}

@Test("a game of two parameters has a Jacobian of 2 × 2")
func shapeOfJacobian() {
  #expect(throws: DynamicsError.jacobianShape(rows: 1, columns: 2)) {
    try Linearisation(jacobian: [[1, 2]])
  }
}
