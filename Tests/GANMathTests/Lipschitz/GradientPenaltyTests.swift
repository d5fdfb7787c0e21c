import GANMath
import Testing

@Test("on a linear critic of slope 5 the penalties are known by hand")
func linearCritic() throws {
  let network = try Network([.dense(inputs: 2, outputs: 1)], parameters: [3, 4, 7])
  let tape = Tape()
  let critic = network.recorded(on: tape)
  let points = tape.input([[1, 2], [3, 4], [0, 0]])
  #expect(GradientPenalty.twoSided(weight: 10).value(of: critic, at: points).scalar == 160)
  #expect(GradientPenalty.oneSided(weight: 10).value(of: critic, at: points).scalar == 160)
  #expect(GradientPenalty.zeroCentered(weight: 10).value(of: critic, at: points).scalar == 125)
  // d/dW of 10 (‖W‖ − 1)² is 20 (‖W‖ − 1) W / ‖W‖ = 16 W.
  let penalty = GradientPenalty.twoSided(weight: 10).value(of: critic, at: points)
  #expect(areClose(critic.parameterGradient(of: penalty), [48, 64, 0], within: 1e-14))
}

@Test("a slope below 1 costs in the two-sided penalty only")
func gentleCritic() throws {
  let network = try Network([.dense(inputs: 1, outputs: 1)], parameters: [0.5, 0])
  let tape = Tape()
  let critic = network.recorded(on: tape)
  let points = tape.input([[1], [2]])
  #expect(GradientPenalty.twoSided(weight: 1).value(of: critic, at: points).scalar == 0.25)
  #expect(GradientPenalty.oneSided(weight: 1).value(of: critic, at: points).scalar == 0)
}

@Test("interpolated points lie between their pair at the share of the real one")
func interpolation() throws {
  let between = try interpolate(
    [[4, 0], [1, 1]], [[0, 8], [3, 5]], shares: [0.25, 1])
  #expect(between == [[1, 6], [1, 1]])
}

@Test("points are paired one to one, each pair with one share")
func unpairedPoints() {
  let (two, three) = (Matrix(rows: 2, columns: 2), Matrix(rows: 3, columns: 2))
  #expect(
    throws: LipschitzError.shapeMismatch(rows: 3, columns: 2, expectedRows: 2, expectedColumns: 2)
  ) {
    try interpolate(two, three, shares: [0, 1])
  }
  #expect(
    throws: LipschitzError.shapeMismatch(rows: 1, columns: 1, expectedRows: 2, expectedColumns: 1)
  ) {
    try interpolate(two, two, shares: [0])
  }
}
