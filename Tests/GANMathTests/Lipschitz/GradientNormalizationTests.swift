import GANMath
import Testing

@Test("a gradient-normalised ReLU network has no slope above 1 and no value beyond ±1")
func piecewiseLinear() throws {
  var generator = SeededGenerator(seed: 40)
  for _ in 0..<10 {
    let network = Network(
      sizes: [2, 16, 16, 1], activation: .leakyReLU(slope: 0.2), initialiser: .heNormal,
      using: &generator)
    let tape = Tape()
    let points = tape.input(Matrix.randomNormal(rows: 100, columns: 2, using: &generator))
    let values = network.recorded(on: tape).gradientNormalized(points)
    #expect(values.entries.allSatisfy { abs($0) <= 1 })
    let slopes = tape.gradients(of: values, with: [points])[0].rowNorms.entries
    #expect(slopes.allSatisfy { $0 <= 1 + 1e-12 })
  }
}

@Test("a gradient-normalised tanh network has slopes above 1")
func curved() throws {
  // f = tanh(3x) is nearly flat at x = 1, and f̂ = f / (f′ + f) rises steeply before it.
  let network = try Network(
    [.dense(inputs: 1, outputs: 1), .hyperbolicTangent], parameters: [3, 0])
  let tape = Tape()
  let points = tape.input(Matrix(rows: 100, columns: 1) { row, _ in 0.01 * Double(row) })
  let values = network.recorded(on: tape).gradientNormalized(points)
  let slopes = tape.gradients(of: values, with: [points])[0].entries
  #expect(slopes.contains { $0 > 1.01 })
}

@Test("where the network and its slope are both 0 the normalised value is 0")
func deadNetwork() throws {
  let network = try Network(Network.perceptron([1, 1, 1], .relu), parameters: [1, 0, 1, 0])
  let tape = Tape()
  #expect(network.recorded(on: tape).gradientNormalized(tape.input([[-1]])).scalar == 0)
}
