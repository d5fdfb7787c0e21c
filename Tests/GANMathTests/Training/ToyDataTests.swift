import GANMath
import Testing

@Test("a ring has its modes at equal angles and a grid at equal steps around the origin")
func centers() {
  let ring = NormalMixture.ring(of: 4, radius: 2)
  #expect(areClose(ring.centers.storage, [2, 0, 0, 2, -2, 0, 0, -2], within: 1e-15))
  let grid = NormalMixture.grid(side: 2, spacing: 3)
  #expect(grid.centers == [[-1.5, -1.5], [1.5, -1.5], [-1.5, 1.5], [1.5, 1.5]])
  #expect(NormalMixture.grid().centers.rows == 25)
}

@Test("a sample of a mixture covers all modes, with the spread it promises")
func mixtureSample() throws {
  var generator = SeededGenerator(seed: 4)
  let ring = NormalMixture.ring(standardDeviation: 0.1)
  let points = ring.sample(4000, using: &generator)
  let coverage = try ring.coverage(by: points)
  // Within 4 deviations lie 1 − e⁻⁸ = 99.97 % of a normal in the plane.
  #expect(coverage.modes == 8 && coverage.closeShare > 0.995)
  var squares = 0.0
  for row in points.rowArrays {
    let nearest = ring.centers.rowArrays.map { center in
      (row[0] - center[0]) * (row[0] - center[0]) + (row[1] - center[1]) * (row[1] - center[1])
    }.min()
    squares += try #require(nearest)
  }
  // 8000 squares of mean 0.01: within 4.5 standard errors.
  #expect(abs(squares / 8000 / 0.01 - 1) < 4.5 * (2 / 8000.0).squareRoot())
}

@Test("coverage counts a mode once, and a point far from all modes not at all")
func coverageByHand() throws {
  let pair = try NormalMixture(centers: [[0, 0], [10, 0]], standardDeviation: 1)
  let points: Matrix = [[0, 1], [1, 1], [4.9, 0], [10, 3.9]]
  let coverage = try pair.coverage(by: points)
  #expect(coverage.modes == 2 && coverage.closeShare == 0.75)
  let narrow = try pair.coverage(by: points, within: 2)
  #expect(narrow.modes == 1 && narrow.closeShare == 0.5)
  #expect(throws: TransportError.empty) {
    try pair.coverage(by: Matrix(rows: 0, columns: 2))
  }
  #expect(throws: TransportError.shapeMismatch(expected: 3, found: 2)) {
    try pair.coverage(by: [[1, 2, 3]])
  }
}

@Test("the noiseless swiss roll is the spiral, between its first and last radius")
func swissRoll() {
  var generator = SeededGenerator(seed: 7)
  let roll = SwissRoll(scale: 0.1, standardDeviation: 0)
  for point in roll.sample(500, using: &generator).rowArrays {
    let t = hypot(point[0], point[1]) / 0.1
    #expect(t >= 1.5 * .pi && t <= 4.5 * .pi)
    #expect(areClose(point, [0.1 * t * cos(t), 0.1 * t * sin(t)], within: 1e-13))
  }
}

@Test("a mixture of nothing, of no numbers, or with a negative deviation is refused")
func badMixtures() {
  #expect(throws: DistributionError.empty) {
    try NormalMixture(centers: [], standardDeviation: 1)
  }
  #expect(throws: DistributionError.nonPositiveScale(-1)) {
    try NormalMixture(centers: [[0, 1]], standardDeviation: -1)
  }
  #expect(throws: DistributionError.notFinite(.infinity)) {
    try NormalMixture(centers: [[0, .infinity]], standardDeviation: 1)
  }
  #expect(throws: DistributionError.self) {
    try NormalMixture(centers: [[0, 1]], standardDeviation: .nan)
  }
}
