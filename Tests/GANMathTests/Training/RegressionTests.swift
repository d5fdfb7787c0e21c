import GANMath
import Testing

@Test("a linear network's squared error and gradient are known by hand")
func linearRegression() throws {
  let line = try Network([.dense(inputs: 1, outputs: 1)], parameters: [0, 0])
  let task = try Regression(of: line, on: [[1], [3]], to: [[2], [5]])
  // At θ = (2, 1) the errors are 1 and 2.
  #expect(task.value(at: [2, 1]) == 2.5)
  #expect(task.gradient(at: [2, 1]) == [7, 3])
  // Descent finds the line through both points, y = 1.5 x + 0.5.
  let run = try CaffeSGD(learningRate: 0.1, momentum: 0.5)
    .trajectory(on: task, from: [0, 0], steps: 500)
  #expect(areClose(run.end, [1.5, 0.5], within: 1e-12))
}

@Test("the gradient over all parameters agrees with central differences")
func regressionGradient() throws {
  var random = SeededGenerator(seed: 77)
  let network = Network(sizes: [2, 5, 2], activation: .hyperbolicTangent, using: &random)
  let task = try Regression(
    of: network, on: .randomNormal(rows: 6, columns: 2, using: &random),
    to: .randomNormal(rows: 6, columns: 2, using: &random))
  let gradient = task.gradient(at: network.parameters)
  for index in gradient.indices {
    var (ahead, behind) = (network.parameters, network.parameters)
    ahead[index] += 1e-5
    behind[index] -= 1e-5
    let difference = (task.value(at: ahead) - task.value(at: behind)) / 2e-5
    #expect(abs(difference - gradient[index]) < 1e-8)
  }
}

@Test("data of the wrong shape or with numbers that are none is a typed error")
func regressionErrors() throws {
  let line = try Network([.dense(inputs: 1, outputs: 1)], parameters: [0, 0])
  #expect(throws: NetworkError.emptyBatch) {
    try Regression(of: line, on: Matrix(rows: 0, columns: 1), to: Matrix(rows: 0, columns: 1))
  }
  #expect(throws: NetworkError.inputMismatch(expected: 1, found: 2)) {
    try Regression(of: line, on: [[1, 2]], to: [[1]])
  }
  #expect(
    throws: NetworkError.targetMismatch(
      expectedRows: 1, expectedColumns: 1, rows: 2, columns: 1)
  ) {
    try Regression(of: line, on: [[1]], to: [[1], [2]])
  }
  #expect(throws: NetworkError.notFinite(row: 0, column: 0, value: .infinity)) {
    try Regression(of: line, on: [[1]], to: [[.infinity]])
  }
}
