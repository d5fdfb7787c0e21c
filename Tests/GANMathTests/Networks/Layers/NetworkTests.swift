import GANMath
import Testing

@Test("a network of two layers computes what it does by hand")
func networkByHand() throws {
  // W₁ = (1 −1; 2 0), b₁ = (0, −1); W₂ = (1 3), b₂ = 5.
  let network = try Network(
    Network.perceptron([2, 2, 1], .relu), parameters: [1, -1, 2, 0, 0, -1, 1, 3, 5])
  // At (1, 2): h = relu(−1, 1) = (0, 1), f = 8, ∇f = 3 · (2, 0). At (3, 1): h = (2, 5), f = 22,
  // ∇f = (1, −1) + 3 · (2, 0).
  let points: Matrix = [[1, 2], [3, 1]]
  #expect(try network(points) == [[8], [22]])
  #expect(try network.inputGradients(at: points) == [[6, 0], [7, -1]])
  #expect(try network.jacobian(at: [3, 1]) == [[7, -1]])
  #expect(network.weights == [[[1, -1], [2, 0]], [[1, 3]]])
}

@Test("the Jacobian of a network of several outputs has their gradients as rows")
func jacobianRows() throws {
  var generator = SeededGenerator(seed: 3)
  let network = Network(
    sizes: [3, 8, 4], activation: .hyperbolicTangent, using: &generator)
  let point = [0.3, -1, 0.7]
  let jacobian = try network.jacobian(at: point)
  for column in 0..<3 {
    var (ahead, behind) = (point, point)
    ahead[column] += 1e-5
    behind[column] -= 1e-5
    let (after, before) = (try network(Matrix([ahead])), try network(Matrix([behind])))
    let difference = zip(after.storage, before.storage).map { ($0 - $1) / 2e-5 }
    #expect(areClose(jacobian.column(column), difference, within: 1e-8))
  }
}

@Test("batch normalisation makes every column of a batch mean 0 and variance 1, nearly")
func batchNormalization() throws {
  var generator = SeededGenerator(seed: 6)
  var network = Network(
    [.dense(inputs: 2, outputs: 3), .batchNormalization(features: 3)], using: &generator)
  let batch = Matrix.randomNormal(rows: 50, columns: 2, using: &generator)
  let tape = Tape()
  let output = network.recorded(on: tape, mode: .training)(tape.input(batch)).value
  for column in 0..<3 {
    let entries = output.column(column)
    let mean = entries.reduce(0, +) / 50
    let variance = entries.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50
    // The 1e-5 under the root takes a little of the variance.
    #expect(abs(mean) < 1e-13 && variance < 1 && variance > 0.99)
  }
  // Running averages that follow one batch for ever become that batch's, with n − 1 for n.
  for _ in 0..<400 { try network.updateStatistics(with: batch) }
  let dense = try Network([network.layers[0]], parameters: Array(network.parameters[0..<9]))
  for column in 0..<3 {
    let entries = try dense(batch).column(column)
    let mean = entries.reduce(0, +) / 50
    let variance = entries.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 49
    #expect(isClose(network.statistics[column], mean, within: 1e-13))
    #expect(isClose(network.statistics[3 + column], variance, within: 1e-13))
    let expected = entries.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
    #expect(areClose(try network(batch).column(column), expected, within: 1e-12))
  }
}

@Test("the gradients through batch normalisation agree with central differences")
func batchNormalizationGradient() throws {
  var generator = SeededGenerator(seed: 16)
  var network = Network(
    [
      .dense(inputs: 2, outputs: 3), .batchNormalization(features: 3), .hyperbolicTangent,
      .dense(inputs: 3, outputs: 1),
    ], using: &generator)
  let batch = Matrix.randomNormal(rows: 7, columns: 2, using: &generator)
  func loss(_ network: Network) -> Double {
    let tape = Tape()
    return network.recorded(on: tape)(tape.input(batch)).squared.mean.scalar
  }
  let tape = Tape()
  let recorded = network.recorded(on: tape)
  let gradient = recorded.parameterGradient(of: recorded(tape.input(batch)).squared.mean)
  for index in network.parameters.indices {
    let kept = network.parameters[index]
    network.parameters[index] = kept + 1e-5
    let ahead = loss(network)
    network.parameters[index] = kept - 1e-5
    let behind = loss(network)
    network.parameters[index] = kept
    #expect(abs((ahead - behind) / 2e-5 - gradient[index]) < 1e-8)
  }
}

@Test("initialisers draw weights of the spread they promise")
func initialisers() throws {
  var generator = SeededGenerator(seed: 10)
  func weight(_ initialiser: Initialiser) -> Matrix {
    let network = Network(
      [.dense(inputs: 80, outputs: 120)], initialiser: initialiser, using: &generator)
    return network.weights[0]
  }
  // 9600 draws: the mean square is within 4.5 standard errors, √(2/n) of it for normals.
  for (initialiser, variance) in [
    (Initialiser.uniformFanIn, 1.0 / 80 / 3), (.heNormal, 2.0 / 80), (.xavierUniform, 2.0 / 200),
    (.normal(standardDeviation: 0.02), 0.0004),
  ] {
    let entries = weight(initialiser).storage
    let found = entries.reduce(0) { $0 + $1 * $1 } / Double(entries.count)
    #expect(abs(found / variance - 1) < 4.5 * (2 / 9600.0).squareRoot())
  }
  #expect(weight(.uniformFanIn).storage.allSatisfy { abs($0) <= 1 / 80.0.squareRoot() })
  for sigma in try weight(.orthogonal(gain: 1.5)).singularValues() {
    #expect(isClose(sigma, 1.5, within: 1e-14))
  }
}

@Test("wrong inputs, parameter counts and numbers are typed errors")
func networkErrors() throws {
  let layers = Network.perceptron([2, 1], .relu)
  #expect(throws: NetworkError.parameterCountMismatch(expected: 3, found: 2)) {
    try Network(layers, parameters: [1, 2])
  }
  #expect(throws: NetworkError.notFinite(row: 0, column: 1, value: .infinity)) {
    try Network(layers, parameters: [1, .infinity, 0])
  }
  let network = try Network(layers, parameters: [1, 2, 3])
  #expect(throws: NetworkError.inputMismatch(expected: 2, found: 3)) {
    try network([[1, 2, 3]])
  }
  #expect(throws: NetworkError.inputMismatch(expected: 2, found: 1)) {
    try network.jacobian(at: [1])
  }
  #expect(throws: NetworkError.notFinite(row: 1, column: 0, value: -.infinity)) {
    try network.inputGradients(at: [[1, 2], [-.infinity, 2]])
  }
  var normalised = try Network(
    [.dense(inputs: 1, outputs: 1), .batchNormalization(features: 1)], parameters: [1, 0, 1, 0])
  #expect(throws: NetworkError.emptyBatch) {
    try normalised.updateStatistics(with: [[1]])
  }
}
