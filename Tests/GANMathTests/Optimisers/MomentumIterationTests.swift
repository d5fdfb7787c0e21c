import GANMath
import Testing

@Test("where the eigenvalues are complex the heavy ball's radius is √μ")
func complexRadius() {
  let ball = MomentumIteration(learningRate: 0.1, momentum: 0.9)
  // Complex between (1 − √μ)² = 0.0026 and (1 + √μ)² = 3.80, in units of ελ.
  for curvature in [0.03, 1, 10, 37] {
    #expect(isClose(ball.spectralRadius(curvature: curvature), 0.9.squareRoot(), within: 1e-15))
  }
}

@Test("without momentum the radius is |1 − ελ|")
func plainRadius() {
  let descent = MomentumIteration(learningRate: 0.5, momentum: 0)
  for curvature in [0, 0.5, 2, 3, 5] {
    let expected = abs(1 - 0.5 * curvature)
    #expect(isClose(descent.spectralRadius(curvature: curvature), expected, within: 1e-15))
  }
}

@Test("stability ends at ελ = 2(1 + μ), and for Nesterov's step at 2(1 + μ)/(1 + 2μ)")
func stabilityBorder() {
  for momentum in [0, 0.25, 0.5, 0.75] {
    let border = 2 * (1 + momentum)
    let ball = MomentumIteration(learningRate: 1, momentum: momentum)
    #expect(ball.isStable(curvature: border - 1e-9) && !ball.isStable(curvature: border))
    let lookAhead = MomentumIteration(learningRate: 1, momentum: momentum, nesterov: true)
    let nearer = border / (1 + 2 * momentum)
    #expect(lookAhead.isStable(curvature: nearer - 1e-9))
    #expect(!lookAhead.isStable(curvature: nearer + 1e-9))
  }
  #expect(!MomentumIteration(learningRate: 1, momentum: 1).isStable(curvature: 1))
  #expect(!MomentumIteration(learningRate: 1, momentum: 0.5).isStable(curvature: 0))
}

@Test("the stable parameters are those with a radius below 1, over random parameters")
func stabilityIsRadiusBelowOne() {
  var generator = SeededGenerator(seed: 17)
  for _ in 0..<2000 {
    let iteration = MomentumIteration(
      learningRate: randomUniform(in: 0..<3, using: &generator),
      momentum: randomUniform(in: 0..<1.2, using: &generator),
      nesterov: Bool.random(using: &generator))
    let curvature = randomUniform(in: -0.5..<3, using: &generator)
    let radius = iteration.spectralRadius(curvature: curvature)
    if abs(radius - 1) < 1e-9 { continue }
    #expect(iteration.isStable(curvature: curvature) == (radius < 1))
  }
}

@Test("the matrix takes two iterates of the optimiser to the next, in both forms")
func matrixPredictsOptimiser() throws {
  let bowl = Quadratic(curvatures: [2.5])
  for nesterov in [false, true] {
    let points = try PyTorchSGD(learningRate: 0.2, momentum: 0.8, nesterov: nesterov)
      .trajectory(on: bowl, from: [1], steps: 30).points
    let matrix = MomentumIteration(learningRate: 0.2, momentum: 0.8, nesterov: nesterov)
      .matrix(curvature: 2.5)
    for k in 1..<30 {
      let next = matrix * [points[k][0], points[k - 1][0]]
      #expect(areClose(next, [points[k + 1][0], points[k][0]], within: 1e-14))
    }
  }
}

@Test("no momentum shrinks faster than the best one, and the radius there is |1 − √(ελ)|")
func bestMomentum() {
  for curvature in [0.01, 0.3, 1, 2.5, 3.9] {
    let best = MomentumIteration.bestMomentum(learningRate: 1, curvature: curvature)
    let radius = MomentumIteration(learningRate: 1, momentum: best)
      .spectralRadius(curvature: curvature)
    // Where the eigenvalues meet, the radius is as exact as the root of a rounding error.
    #expect(abs(radius - abs(1 - curvature.squareRoot())) < 3e-8)
    for step in 0...100 {
      let other = MomentumIteration(learningRate: 1, momentum: Double(step) / 100)
      #expect(other.spectralRadius(curvature: curvature) >= radius - 3e-8)
    }
  }
}

@Test("Polyak's choice has the radius (√κ − 1)/(√κ + 1) over the whole interval of curvatures")
func bestForInterval() {
  let best = MomentumIteration.best(curvatures: 1...100)
  #expect(isClose(best.learningRate, 4.0 / 121, within: 1e-15))
  #expect(isClose(best.momentum, 81.0 / 121, within: 1e-15))
  for curvature in [1, 2, 10, 50, 99, 100] as [Double] {
    #expect(abs(best.spectralRadius(curvature: curvature) - 9.0 / 11) < 3e-8)
  }
}

@Test("the spectral norm of a convergent iteration exceeds 1")
func normIsNotRadius() throws {
  let ball = MomentumIteration(learningRate: 0.1, momentum: 0.9)
  #expect(ball.isStable(curvature: 1))
  #expect(try ball.matrix(curvature: 1).spectralNorm() > 1)
}
