import GANMath
import Testing

/// The cost matrix of a case: from its points, by its metric.
func oracleCosts(_ example: OracleCase) throws -> Matrix {
  let (x, y) = (try Matrix(example["x"].rows()), try Matrix(example["y"].rows()))
  let metric = try example["metric"].string()
  try #require(metric == "euclidean" || metric == "sqeuclidean", "metric \(metric)")
  return metric == "euclidean"
    ? try euclideanDistances(x, y) : try squaredEuclideanDistances(x, y)
}

/// Checks what makes a plan and prices optimal, all of it without knowing the optimum.
func expectOptimal(
  _ transport: OptimalTransport, from a: [Double], to b: [Double], costs: Matrix,
  _ comment: Comment
) throws {
  let scale = max(1, costs.storage.reduce(0) { max($0, abs($1)) })
  let mass = a.reduce(0, +)
  #expect(areClose(transport.plan.sourceMasses, a, within: 1e-14 * mass), comment)
  #expect(areClose(transport.plan.targetMasses, b, within: 1e-14 * mass), comment)
  #expect(transport.plan.moves.count < a.count + b.count, comment)
  let (f, g) = (transport.sourcePotential, transport.targetPotential)
  for i in a.indices {
    for j in b.indices {
      #expect(f[i] + g[j] <= costs[i, j] + 1e-12 * scale, comment)
    }
  }
  for move in transport.plan.moves {
    #expect(move.mass > 0, comment)
    let slack = costs[move.source, move.target] - f[move.source] - g[move.target]
    #expect(abs(slack) <= 1e-12 * scale, comment)
  }
  let dual = try dotProduct(a, f) + dotProduct(b, g)
  #expect(abs(dual - transport.cost) <= 1e-12 * scale * mass, comment)
}

@Test("exact transport costs what two other solvers say, and its prices prove it")
func transportOracle() throws {
  for example in try Oracle.cases("ot", kind: "emd") {
    let (a, b) = (try example["a"].doubles(), try example["b"].doubles())
    let costs = try oracleCosts(example)
    let transport = try OptimalTransport(from: a, to: b, costs: costs)
    let expected = try example["cost"].double()
    let scale = costs.storage.reduce(0) { max($0, abs($1)) }
    #expect(
      abs(transport.cost - expected) <= 1e-12 * max(expected, 1e-3 * scale),
      "\(example.id): \(transport.cost), expected \(expected)")
    try expectOptimal(transport, from: a, to: b, costs: costs, "\(example.id)")
  }
}

@Test("between parallel lines W₁ is the distance of the lines, while JS jumps to log 2")
func parallelLines() throws {
  for example in try Oracle.cases("ot", kind: "parallel_lines") {
    let heights = try example["heights"].doubles()
    for result in try example["results"].array() {
      let theta = try result["theta"].double()
      let still = try Matrix(heights.map { [0, $0] })
      let moved = try Matrix(heights.map { [theta, $0] })
      let weights = [Double](repeating: 1 / Double(heights.count), count: heights.count)
      let transport = try OptimalTransport(
        from: weights, to: weights, costs: euclideanDistances(still, moved))
      #expect(isClose(transport.cost, try result["w1"].double(), within: 1e-14))
      // On the union of the two supports, 2K points that coincide at θ = 0.
      let none = [Double](repeating: 0, count: heights.count)
      let p = theta == 0 ? weights : weights + none
      let q = theta == 0 ? weights : none + weights
      #expect(isClose(try jensenShannonDivergence(p, q), try result["js"].double(), within: 1e-14))
      #expect(try kullbackLeiblerDivergence(p, q) == result["kl_pq"].double())
      #expect(try kullbackLeiblerDivergence(q, p) == result["kl_qp"].double())
    }
  }
}

@Test("a small integer problem, solved by hand")
func transportByHand() throws {
  // Two bakeries with 3 and 1 loaves, two shops that want 2 each: the first serves its near shop
  // fully and the far one with its third loaf.
  let transport = try OptimalTransport(
    from: [3, 1], to: [2, 2], costs: [[1, 4], [6, 2]])
  // 2 · 1 + 1 · 4 + 1 · 2
  #expect(transport.cost == 8)
  #expect(transport.plan.matrix == [[2, 1], [0, 1]])
}

@Test("random problems of all shapes are solved to optimality, ties and zero masses included")
func transportProperties() throws {
  var generator = SeededGenerator(seed: 31)
  for round in 0..<120 {
    let n = 1 + randomIndex(below: 14, using: &generator)
    let m = 1 + randomIndex(below: 14, using: &generator)
    // Integer costs and masses on some rounds: many ties, many loads that empty both sides.
    let coarse = round % 3 == 0
    let costs = Matrix(rows: n, columns: m) { _, _ in
      coarse
        ? Double(randomIndex(below: 4, using: &generator)) : randomNormal(using: &generator)
    }
    var a = (0..<n).map { _ in Double(randomIndex(below: 4, using: &generator)) }
    var b = (0..<m).map { _ in Double(randomIndex(below: 4, using: &generator)) }
    if !coarse { a = a.map { $0 * randomUniform(using: &generator) } }
    a[0] += 1
    b[0] += 1
    let (supply, demand) = (a.reduce(0, +), b.reduce(0, +))
    if supply < demand { a[n - 1] += demand - supply } else { b[m - 1] += supply - demand }
    let transport = try OptimalTransport(from: a, to: b, costs: costs)
    try expectOptimal(transport, from: a, to: b, costs: costs, "round \(round): \(n) × \(m)")
  }
}

@Test("on the line, exact transport costs what sorting says")
func transportAgainstSorting() throws {
  var generator = SeededGenerator(seed: 32)
  for n in [1, 2, 7, 40, 120] {
    let x = randomNormals(n, using: &generator)
    let y = randomNormals(n + 3, using: &generator).map { $0 + 1 }
    let costs = Matrix(rows: n, columns: n + 3) { abs(x[$0] - y[$1]) }
    let transport = try OptimalTransport(
      from: [Double](repeating: 1 / Double(n), count: n),
      to: [Double](repeating: 1 / Double(n + 3), count: n + 3), costs: costs)
    let distance = try wassersteinDistance(from: x, to: y)
    #expect(isRelativelyClose(transport.cost, distance, within: 1e-13), "\(n) points")
  }
}

@Test("costs and masses near the ends of the range of doubles keep their digits")
func transportExtremes() throws {
  for factor in [1e307, 1e-300] {
    let costs = factor * [[1, 4], [6, 2]]
    let transport = try OptimalTransport(from: [3, 1], to: [2, 2], costs: costs)
    #expect(isRelativelyClose(transport.cost, 8 * factor, within: 1e-15))
    #expect(transport.plan.matrix == [[2, 1], [0, 1]])
  }
  let heavy = try OptimalTransport(
    from: [3e306, 1e306], to: [2e306, 2e306], costs: [[1, 4], [6, 2]])
  #expect(isRelativelyClose(heavy.cost, 8e306, within: 1e-15))
}

@Test("bad masses and costs are refused with their place and size")
func transportErrors() {
  let costs: Matrix = [[0, 1], [1, 0]]
  #expect(throws: TransportError.massMismatch(source: 1, target: 2)) {
    try OptimalTransport(from: [0.5, 0.5], to: [1, 1], costs: costs)
  }
  #expect(throws: TransportError.negativeMass(index: 1, mass: -0.5)) {
    try OptimalTransport(from: [1.5, -0.5], to: [0.5, 0.5], costs: costs)
  }
  #expect(throws: TransportError.shapeMismatch(expected: 3, found: 2)) {
    try OptimalTransport(from: [1, 0, 0], to: [0.5, 0.5], costs: costs)
  }
  #expect(throws: TransportError.shapeMismatch(expected: 1, found: 2)) {
    try OptimalTransport(from: [0.5, 0.5], to: [1], costs: costs)
  }
  #expect(throws: TransportError.notFinite(index: 0)) {
    try OptimalTransport(from: [.nan, 1], to: [0.5, 0.5], costs: costs)
  }
  #expect(throws: TransportError.notFinite(index: 2)) {
    try OptimalTransport(
      from: [0.5, 0.5], to: [0.5, 0.5], costs: [[0, 1], [.infinity, 0]])
  }
  #expect(throws: TransportError.empty) {
    try OptimalTransport(from: [0, 0], to: [0, 0], costs: costs)
  }
  #expect(throws: TransportError.empty) {
    try OptimalTransport(from: [], to: [], costs: Matrix([]))
  }
  #expect(throws: TransportError.shapeMismatch(expected: 2, found: 3)) {
    try euclideanDistances([[0, 0]], [[0, 0, 0]])
  }
}
