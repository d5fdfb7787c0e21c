import GANMath
import Testing

@Test("power iteration follows the reference round by round, the clamp at ε included")
func powerIterationOracle() throws {
  for example in try Oracle.cases("spectral", kind: "svd_power") {
    let w = try Matrix(example["W"].rows())
    let recorded = try example["power_iteration"].array()
    let last = try recorded.map { try $0["k"].int() }.max() ?? 0
    let steps = try w.powerIteration(
      from: example["u0"].doubles(), rounds: last, epsilon: example["eps"].double())
    let largest = try example["sigma_mp"].doubles().first ?? 0
    for round in recorded {
      let step = steps[try round["k"].int() - 1]
      let expected = try round["sigma"].double()
      #expect(isRelativelyClose(step.sigma, expected, within: 1e-12), "\(example.id)")
      #expect(step.sigma <= largest * (1 + 1e-14))
      #expect(areClose(step.u, try round["u"].doubles(), within: 1e-12), "\(example.id)")
      #expect(areClose(step.v, try round["v"].doubles(), within: 1e-12), "\(example.id)")
    }
  }
}

@Test("from a start perpendicular to the top direction, power iteration misses the norm")
func powerIterationOrthogonal() throws {
  for example in try Oracle.cases("spectral", kind: "power_orthogonal") {
    let w = try Matrix(example["W"].rows())
    let recorded = try example["power_iteration"].array()
    let last = try recorded.map { try $0["k"].int() }.max() ?? 0
    let steps = try w.powerIteration(from: example["u0"].doubles(), rounds: last)
    for round in recorded {
      let step = steps[try round["k"].int() - 1]
      #expect(isRelativelyClose(step.sigma, try round["sigma"].double(), within: 1e-12))
    }
    let norm = try example["true_sigma_max"].double()
    #expect(isRelativelyClose(try w.spectralNorm(), norm, within: 1e-14))
  }
}

@Test("the estimate grows with every round and stays below the spectral norm")
func powerIterationMonotone() throws {
  var generator = SeededGenerator(seed: 4)
  for _ in 0..<20 {
    let w = Matrix.randomNormal(rows: 9, columns: 6, using: &generator)
    let norm = try w.spectralNorm()
    let estimates = try w.powerIteration(rounds: 12, using: &generator).map { $0.sigma }
    #expect(zip(estimates, estimates.dropFirst()).allSatisfy { $0 <= $1 * (1 + 1e-15) })
    #expect(estimates.allSatisfy { $0 <= norm * (1 + 1e-15) })
  }
}

@Test("a start of the wrong size is reported with both sizes")
func powerIterationSize() {
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 2, found: 3)) {
    try Matrix.identity(2).powerIteration(from: [1, 0, 0], rounds: 1)
  }
  #expect(throws: LinearAlgebraError.vectorNotFinite(index: 1)) {
    try Matrix.identity(2).powerIteration(from: [1, .nan], rounds: 1)
  }
  #expect(throws: LinearAlgebraError.overflow) {
    try Matrix(rows: 2, columns: 2, repeating: 1e308).powerIteration(from: [1, 1], rounds: 1)
  }
  var w = Matrix.identity(2)
  w[0, 1] = -.infinity
  #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) {
    try w.powerIteration(from: [1, 0], rounds: 1)
  }
}

@Test("a floor that is not above 0 is refused")
func floorOfLengths() {
  #expect(throws: LinearAlgebraError.notPositive(0)) {
    try Matrix.identity(2).powerIteration(from: [1, 0], rounds: 1, epsilon: 0)
  }
}
