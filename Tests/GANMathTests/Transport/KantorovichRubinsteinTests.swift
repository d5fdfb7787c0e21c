import GANMath
import Testing

@Test("the critic's gap of means is W₁, and no two of its values differ by more than their points")
func criticOracle() throws {
  for example in try Oracle.cases("ot", kind: "emd")
  where try example["metric"].string() == "euclidean" {
    let (x, y) = (try Matrix(example["x"].rows()), try Matrix(example["y"].rows()))
    let (a, b) = (try example["a"].doubles(), try example["b"].doubles())
    let critic = try KantorovichRubinsteinCritic(from: x, to: y, sourceWeights: a, targetWeights: b)
    let gap = try dotProduct(a, critic.values(at: x)) - dotProduct(b, critic.values(at: y))
    #expect(isClose(gap, try example["cost"].double(), within: 1e-12), "\(example.id)")
    let all = try Matrix(x.rowArrays + y.rowArrays)
    let distances = try euclideanDistances(all, all)
    let values = critic.values(at: all)
    for i in values.indices {
      for j in values.indices {
        #expect(abs(values[i] - values[j]) <= distances[i, j] * (1 + 1e-14) + 1e-14)
      }
    }
  }
}

@Test("between the points too, the critic is 1-Lipschitz")
func criticOffThePoints() throws {
  var generator = SeededGenerator(seed: 41)
  let x = Matrix.randomNormal(rows: 12, columns: 3, using: &generator)
  let y = Matrix.randomNormal(rows: 9, columns: 3, using: &generator)
  let critic = try KantorovichRubinsteinCritic(from: x, to: y)
  for _ in 0..<300 {
    let (p, q) = (randomNormals(3, using: &generator), randomNormals(3, using: &generator))
    let distance = euclideanNorm(zip(p, q).map { $0 - $1 })
    #expect(abs(critic(p) - critic(q)) <= distance * (1 + 1e-14))
  }
}

@Test("for a metric, the c-transform of a 1-Lipschitz function is its negative")
func cTransformOfLipschitz() throws {
  var generator = SeededGenerator(seed: 42)
  let points = Matrix.randomNormal(rows: 15, columns: 2, using: &generator)
  let distances = try euclideanDistances(points, points)
  let cone = (0..<15).map { distances[$0, 3] }
  let constant = try lipschitzConstant(of: cone, distances: distances)
  #expect(isClose(constant, 1, within: 1e-15))
  let transformed = try cTransform(of: cone, costs: distances)
  #expect(areClose(transformed, cone.map { -$0 }, within: 1e-15))
  // Any prices at all become 1-Lipschitz, and no price can be raised any more.
  let wild = randomNormals(15, using: &generator).map { 5 * $0 }
  let tamed = try cTransform(of: wild, costs: distances)
  #expect(try lipschitzConstant(of: tamed, distances: distances) <= 1 + 1e-14)
  for i in 0..<15 {
    #expect((0..<15).contains { abs(tamed[i] + wild[$0] - distances[i, $0]) < 1e-14 })
  }
}

@Test("clouds on a line have the distance that sorting says, at every order")
func cloudsOnTheLine() throws {
  var generator = SeededGenerator(seed: 43)
  let (x, y) = (randomNormals(11, using: &generator), randomNormals(8, using: &generator))
  let weights = (0..<8).map { _ in randomUniform(using: &generator) }
  for order in [1.0, 1.5, 2, 3] {
    let line = try wassersteinDistance(from: x, to: y, targetWeights: weights, order: order)
    let cloud = try wassersteinDistance(
      from: Matrix(rows: 11, columns: 1, storage: x),
      to: Matrix(rows: 8, columns: 1, storage: y), targetWeights: weights, order: order)
    #expect(isRelativelyClose(line, cloud, within: 1e-13))
  }
}

@Test("prices, slopes and orders that make no sense are refused")
func criticErrors() throws {
  let costs: Matrix = [[0, 1], [1, 0]]
  #expect(throws: TransportError.shapeMismatch(expected: 2, found: 1)) {
    try cTransform(of: [1], costs: costs)
  }
  #expect(throws: TransportError.notFinite(index: 1)) {
    try cTransform(of: [1, .nan], costs: costs)
  }
  #expect(throws: TransportError.empty) {
    try cTransform(of: [], costs: Matrix(rows: 2, columns: 0))
  }
  #expect(throws: TransportError.shapeMismatch(expected: 3, found: 2)) {
    try lipschitzConstant(of: [1, 2, 3], distances: costs)
  }
  #expect(throws: TransportError.notFinite(index: 0)) {
    try lipschitzConstant(of: [.nan, 2], distances: costs)
  }
  #expect(throws: TransportError.invalidOrder(0)) {
    try wassersteinDistance(from: costs, to: costs, order: 0)
  }
  #expect(throws: TransportError.shapeMismatch(expected: 2, found: 1)) {
    try KantorovichRubinsteinCritic(from: costs, to: [[1]])
  }
  #expect(throws: TransportError.empty) {
    try KantorovichRubinsteinCritic(from: costs, to: Matrix(rows: 0, columns: 2))
  }
  // Two points at the same place with different values have no finite slope.
  let same = Matrix(rows: 2, columns: 2)
  #expect(try lipschitzConstant(of: [0, 1], distances: same) == .infinity)
  #expect(try lipschitzConstant(of: [1, 1], distances: same) == 0)
}
