import GANMath
import Testing

@Test("no slope exceeds the product of the layers' norms, over random networks and points")
func productBound() throws {
  var generator = SeededGenerator(seed: 21)
  for activation in [Layer.relu, .leakyReLU(slope: -1.7), .hyperbolicTangent] {
    for outputs in [1, 3] {
      let network = Network(
        sizes: [2, 12, 12, outputs], activation: activation, initialiser: .heNormal,
        using: &generator)
      let bound = try network.lipschitzUpperBound()
      let steepest = try network.steepestPoint(
        in: -3...3, draws: 50, steps: 50, using: &generator)
      #expect(steepest.slope <= bound * (1 + 1e-12))
      #expect(try network.slope(at: steepest.point) == steepest.slope)
      // A slope found by differences between two points is no steeper than the bound either.
      for _ in 0..<20 {
        let points = Matrix.randomNormal(rows: 2, columns: 2, using: &generator)
        let values = try network(points)
        let rise = euclideanNorm(zip(values.row(0), values.row(1)).map { $0 - $1 })
        let run = euclideanNorm(zip(points.row(0), points.row(1)).map { $0 - $1 })
        #expect(rise <= bound * run * (1 + 1e-12))
      }
    }
  }
}

@Test("for one linear layer the search, the product and the spectral norm are one number")
func oneLayer() throws {
  var generator = SeededGenerator(seed: 2)
  let network = Network([.dense(inputs: 3, outputs: 2)], using: &generator)
  let norm = try network.weights[0].spectralNorm()
  #expect(try network.lipschitzUpperBound() == norm)
  let found = try network.steepestPoint(in: 0...1, draws: 3, steps: 3, using: &generator)
  #expect(isClose(found.slope, norm, within: 1e-14))
}

@Test("the search climbs to the steepest slope of a tanh, at 0")
func searchFindsTop() throws {
  var generator = SeededGenerator(seed: 9)
  let network = try Network(
    [.dense(inputs: 1, outputs: 1), .hyperbolicTangent], parameters: [2, 0])
  let found = try network.steepestPoint(in: 1...2, using: &generator)
  #expect(abs(found.slope - 2) < 1e-8 && abs(found.point[0]) < 1e-4)
}

@Test("in evaluation batch normalisation counts with |γ| over its running deviation")
func batchNormalizationBound() throws {
  let network = try Network(
    [.dense(inputs: 1, outputs: 2), .batchNormalization(features: 2)],
    parameters: [3, 4, 0, 0, 1, -2, 0, 0])
  #expect(isClose(try network.lipschitzUpperBound(), 10 / 1.00001.squareRoot(), within: 1e-14))
}

@Test("clipping brings every number to the bound and says how many lie there")
func clipping() {
  var parameters = [-3, -0.01, 0.005, 0.02]
  #expect(clip(&parameters, to: 0.01) == 0.75)
  #expect(parameters == [-0.01, -0.01, 0.005, 0.01])
}
