import GANMath

private let batch: Matrix = [[0.3, -0.2], [1.1, 0.4], [-0.6, 0.8]]

/// A network of fixed weights.
func smallNetwork(_ sizes: [Int], _ activation: Layer) -> Network {
  var generator = SeededGenerator(seed: 21)
  return Network(sizes: sizes, activation: activation, using: &generator)
}

func networkEntries() -> [Entry] { differentiationEntries() + layerEntries() + lossEntries() }

private func differentiationEntries() -> [Entry] {
  let tape = Tape()
  let x = tape.input(batch)
  let weight = tape.input([[0.5, -0.3], [0.2, 0.7]])
  let bias = tape.input([0.9, 0.1, -0.2], from: 1, rows: 1, columns: 2)
  let half = tape.input(repeating: 0.5, rows: 3, columns: 2)
  let positive = x.squared + 0.25
  let arithmetic = (2 * x + half - 1) * (1 - x) / positive - (-x.affine(scale: 3, shift: 0.1))
  let functions = [
    x.relu, x.leakyReLU(slope: 0.2), x.hyperbolicTangent, x.sigmoid, x.softplus, x.exponential,
    positive.logarithm, positive.squareRoot, positive.reciprocal, x.magnitude,
  ]
  let products = [
    x.times(weight), x.transposeTimes(half), x.linear(weight: weight, bias: bias), x.transposed,
  ]
  let sums = [
    x.sum, x.mean, x.rowSum, x.columnSum, x.rowNorms, x.rowSum.repeatedRow(3),
    x.columnSum.repeatedColumn(2),
  ]
  // Each operation once, so that its rule of differentiation is used, and differentiated again.
  var total = arithmetic.squared.sum
  for part in functions + products + sums { total = total + part.squared.sum }
  let first = tape.gradients(of: total, with: [x, weight, bias])
  let second = tape.gradients(of: first[0].squared.sum, with: [x, weight])
  let entries = [
    Entry("Networks/Differentiation/VariableArithmetic", arithmetic.entries),
    Entry("Networks/Differentiation/VariableFunctions", functions.flatMap { $0.entries }),
    Entry("Networks/Differentiation/VariableProducts", products.flatMap { $0.entries }),
    Entry("Networks/Differentiation/VariableSums", sums.flatMap { $0.entries }),
    Entry("Networks/Differentiation/Gradients", (first + second).flatMap { $0.entries }),
  ]
  let recorded = [Double(x.rows), Double(x.columns), Double(tape.count), total.scalar]
  tape.reset()
  return entries + [
    Entry("Networks/Differentiation/Tape", recorded + tape.input(batch).value.storage)
  ]
}

private func layerEntries() -> [Entry] {
  let layers: [Layer] = [
    .dense(inputs: 2, outputs: 3), .batchNormalization(features: 3), .leakyReLU(slope: 0.2),
    .dense(inputs: 3, outputs: 2), .hyperbolicTangent, .dense(inputs: 2, outputs: 1),
  ]
  var generator = SeededGenerator(seed: 4)
  var drawn: [Double] = []
  for initialiser in [
    Initialiser.uniformFanIn, .heNormal, .xavierUniform, .normal(standardDeviation: 0.02),
    .orthogonal(gain: 1.5),
  ] {
    drawn += Network(layers, initialiser: initialiser, using: &generator).parameters
  }
  let network = Network(layers, using: &generator)
  let tape = Tape()
  let recorded = network.recorded(on: tape)
  let points = tape.input(batch)
  let output = recorded(points)
  return [
    Entry("Networks/Layers/Initialiser", drawn),
    Entry("Networks/Layers/Layer", layers.map { Double($0.parameterCount) }),
    Entry("Networks/Layers/Network") { () throws(NetworkError) in
      let copy = try Network(
        Network.perceptron([1, 2, 1], .relu), parameters: [1, 2, 3, 4, 5, 6, 7])
      return copy.weights.flatMap { $0.storage } + network.parameters
        + [Double(network.inputs), Double(copy.outputs)]
    },
    Entry("Networks/Layers/NetworkEvaluation") { () throws(NetworkError) in
      var trained = network
      try trained.updateStatistics(with: batch)
      return try trained(batch).storage + trained.inputGradients(at: batch).storage
        + trained.jacobian(at: [0.3, -0.2]).storage + trained.statistics
    },
    Entry(
      "Networks/Layers/RecordedNetwork",
      output.entries + recorded.inputGradient(at: points).entries
        + recorded.inputGradient(at: points, of: output).entries
        + recorded.parameterGradient(of: output.squared.sum)),
    Entry("Networks/NetworkError") { () throws(NetworkError) in
      do throws(NetworkError) {
        return try network([[1, 2, 3]]).storage
      } catch {
        guard case .inputMismatch(let expected, let found) = error else { throw error }
        return [Double(expected), Double(found)]
      }
    },
  ]
}

private func lossEntries() -> [Entry] {
  let losses: [GANLoss] = [
    .minimax, .nonSaturating, .hinge, .leastSquares01, .leastSquaresPearson, .wasserstein,
  ]
  let (real, fake) = ([0.4, 1.6, -0.3], [-0.8, 0.2, 0.5])
  let tape = Tape()
  let realOutputs = tape.input(real, from: 0, rows: 3, columns: 1)
  let fakeOutputs = tape.input(fake, from: 0, rows: 3, columns: 1)
  return [
    Entry(
      "Networks/Losses/GANLoss",
      losses.flatMap {
        [
          $0.discriminatorLoss(real: realOutputs, fake: fakeOutputs).scalar,
          $0.generatorLoss(fake: fakeOutputs).scalar,
        ]
      }),
    Entry("Networks/Losses/LossValues") { () throws(NetworkError) in
      var values: [Double] = []
      for loss in losses {
        let discriminator = try loss.discriminatorLoss(real: real, fake: fake)
        let generator = try loss.generatorLoss(fake: fake)
        values += discriminator.realGradient + discriminator.fakeGradient
        values += generator.fakeGradient + [discriminator.value, generator.value]
      }
      return values
    },
  ]
}
