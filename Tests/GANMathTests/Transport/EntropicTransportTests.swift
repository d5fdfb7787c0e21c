import GANMath
import Testing

@Test("entropic plans, prices and values agree with solutions polished to rounding")
func sinkhornOracle() throws {
  for example in try Oracle.cases("sinkhorn", kind: "sinkhorn") {
    let (a, b) = (try example["a"].doubles(), try example["b"].doubles())
    let costs = try oracleCosts(example)
    for result in try example["results"].array() {
      let regularisation = try result["reg"].double()
      let solved = try EntropicTransport(
        from: a, to: b, costs: costs, regularisation: regularisation, tolerance: 1e-12,
        method: .newton)
      let comment: Comment = "\(example.id) at ε = \(regularisation)"
      for (key, value) in [
        ("transport_cost", solved.transportCost), ("entropy_objective", solved.entropyObjective),
        ("kl_objective", solved.relativeEntropyObjective), ("dual_value", solved.dualValue),
      ] {
        let expected = try result[key].double()
        #expect(isClose(value, expected, within: 1e-12), "\(example.id) \(key): \(value)")
      }
      let allowed = 10 * (try result["potential_uncertainty"].double()) + 1e-12
      #expect(areClose(solved.sourcePotential, try result["f"].doubles(), within: allowed), comment)
      #expect(areClose(solved.targetPotential, try result["g"].doubles(), within: allowed), comment)
      if result["plan"].exists, !result["plan"].isNull {
        let plan = try Matrix(result["plan"].rows())
        #expect(areClose(solved.plan.storage, plan.storage, within: 1e-12), comment)
      }
    }
  }
}

@Test("Sinkhorn's iterates agree with the reference step by step")
func sinkhornIteratesOracle() throws {
  for example in try Oracle.cases("sinkhorn", kind: "sinkhorn_iterates") {
    let (a, b) = (try example["a"].doubles(), try example["b"].doubles())
    let regularisation = try example["reg"].double()
    var iteration = try SinkhornIteration(
      from: a, to: b, costs: oracleCosts(example), regularisation: regularisation)
    for expected in try example["iterates"].array() {
      while iteration.iterations < (try expected["iterations"].int()) { iteration.step() }
      let logU = iteration.sourcePotential.map { $0 / regularisation }
      let logV = iteration.targetPotential.map { $0 / regularisation }
      #expect(areClose(logU, try expected["log_u"].doubles(), within: 1e-12))
      #expect(areClose(logV, try expected["log_v"].doubles(), within: 1e-12))
      #expect(
        isClose(iteration.transportCost, try expected["transport_cost"].double(), within: 1e-12))
      let sums = try iteration.plan.transposeTimes([Double](repeating: 1, count: a.count))
      let error = euclideanNorm(zip(sums, b).map { $0 - $1 })
      #expect(abs(error - (try expected["column_marginal_error_l2"].double())) < 1e-14)
    }
  }
}

@Test("the debiased divergence agrees with the reference, both ways of counting")
func sinkhornDivergenceOracle() throws {
  for example in try Oracle.cases("sinkhorn", kind: "sinkhorn_divergence") {
    let metric = try example["metric"].string()
    try #require(metric == "sqeuclidean" || metric == "euclidean")
    for (key, cost) in [
      ("divergence_sharp", EntropicCost.transport), ("divergence_kl", .relativeEntropy),
    ] {
      let value = try sinkhornDivergence(
        from: Matrix(example["x"].rows()), to: Matrix(example["y"].rows()),
        sourceWeights: example["a"].doubles(), targetWeights: example["b"].doubles(),
        order: metric == "euclidean" ? 1 : 2, regularisation: example["reg"].double(), cost: cost)
      #expect(isRelativelyClose(value, try example[key].double(), within: 1e-12), "\(value)")
    }
  }
}

@Test("the three methods find the same plan, and ε → 0 the exact cost")
func methodsAgree() throws {
  var generator = SeededGenerator(seed: 81)
  let x = Matrix.randomNormal(rows: 14, columns: 2, using: &generator)
  let y = Matrix.randomNormal(rows: 11, columns: 2, using: &generator)
  let costs = try squaredEuclideanDistances(x, y)
  let (a, b) = (randomSimplex(14, using: &generator), randomSimplex(11, using: &generator))
  let solutions = try [SinkhornMethod.scaling, .logDomain, .newton].map {
    try EntropicTransport(
      from: a, to: b, costs: costs, regularisation: 0.3, tolerance: 1e-13, method: $0)
  }
  for other in solutions.dropFirst() {
    #expect(areClose(other.plan.storage, solutions[0].plan.storage, within: 1e-12))
    #expect(areClose(other.sourcePotential, solutions[0].sourcePotential, within: 1e-11))
  }
  let exact = try OptimalTransport(from: a, to: b, costs: costs).cost
  var last = Double.infinity
  for regularisation in [1, 0.1, 0.01, 0.001, 1e-4] {
    let solved = try EntropicTransport(
      from: a, to: b, costs: costs, regularisation: regularisation, method: .newton)
    #expect(solved.transportCost <= last && solved.transportCost >= exact - 1e-9)
    last = solved.transportCost
  }
  #expect(isClose(last, exact, within: 1e-6))
}

@Test("small ε: scaling underflows and says so, the log domain goes on")
func smallRegularisation() throws {
  var generator = SeededGenerator(seed: 82)
  let x = Matrix.randomNormal(rows: 9, columns: 2, using: &generator)
  let y = Matrix.randomNormal(rows: 9, columns: 2, using: &generator).map { $0 + 4 }
  let costs = try squaredEuclideanDistances(x, y)
  let even = [Double](repeating: 1 / 9, count: 9)
  #expect(throws: TransportError.underflow(regularisation: 0.004)) {
    try EntropicTransport(
      from: even, to: even, costs: costs, regularisation: 0.004, method: .scaling)
  }
  let slow = try EntropicTransport(
    from: even, to: even, costs: costs, regularisation: 0.2, tolerance: 1e-10,
    maximumIterations: 200_000)
  let fast = try EntropicTransport(
    from: even, to: even, costs: costs, regularisation: 0.2, tolerance: 1e-10, method: .newton)
  #expect(isClose(slow.transportCost, fast.transportCost, within: 1e-9))
}

@Test("Newton's method gets through where Sinkhorn's would need millions of steps")
func newtonOnHardProblems() throws {
  var generator = SeededGenerator(seed: 83)
  for round in 0..<60 {
    let n = 1 + randomIndex(below: 20, using: &generator)
    let m = 1 + randomIndex(below: 20, using: &generator)
    let x = Matrix.randomNormal(rows: n, columns: 2, using: &generator)
    let y = Matrix.randomNormal(rows: m, columns: 2, using: &generator)
    let costs = try round % 2 == 0 ? squaredEuclideanDistances(x, y) : euclideanDistances(x, y)
    let (a, b) = (randomSimplex(n, using: &generator), randomSimplex(m, using: &generator))
    let regularisation = [0.1, 0.01, 0.003][round % 3]
    let solved = try EntropicTransport(
      from: a, to: b, costs: costs, regularisation: regularisation, tolerance: 1e-11,
      method: .newton)
    let gap =
      solved.dualValue + regularisation * solved.plan.storage.reduce(0, +)
      - solved.entropyObjective
    #expect(abs(gap) < 1e-10, "round \(round)")
    let exact = try OptimalTransport(from: a, to: b, costs: costs).cost
    #expect(solved.transportCost >= exact - 1e-10, "round \(round)")
    // The entropy of a plan is at most log(n m), and so is the price of the blur.
    #expect(solved.transportCost <= exact + regularisation * log(Double(n * m)) + 1e-10)
  }
}

@Test("points without mass take no part")
func entropicZeroMass() throws {
  let costs: Matrix = [[1, 2, 3], [5, 1, 7], [0, 4, 2]]
  let full = try EntropicTransport(
    from: [0.5, 0, 0.5], to: [0.25, 0.75, 0], costs: costs, regularisation: 1)
  let small = try EntropicTransport(
    from: [0.5, 0.5], to: [0.25, 0.75], costs: [[1, 2], [0, 4]], regularisation: 1)
  #expect(full.transportCost == small.transportCost)
  #expect(full.plan.row(1) == [0, 0, 0])
  #expect(full.sourcePotential[1] == -.infinity && full.targetPotential[2] == -.infinity)
}

@Test("entropic problems that make no sense are refused, and so is stopping short")
func entropicErrors() {
  let costs: Matrix = [[0, 1], [1, 0]]
  let even = [0.5, 0.5]
  for regularisation in [0, -1, Double.infinity] {
    #expect(throws: TransportError.nonPositiveRegularisation(regularisation)) {
      try EntropicTransport(from: even, to: even, costs: costs, regularisation: regularisation)
    }
  }
  #expect(throws: TransportError.massMismatch(source: 1, target: 2)) {
    try EntropicTransport(from: even, to: [1, 1], costs: costs, regularisation: 1)
  }
  #expect(throws: TransportError.shapeMismatch(expected: 3, found: 2)) {
    try SinkhornIteration(from: [0, 0, 1], to: even, costs: costs, regularisation: 1)
  }
  #expect(throws: TransportError.self) {
    try EntropicTransport(
      from: [0.3, 0.7], to: even, costs: costs, regularisation: 0.1, maximumIterations: 1)
  }
  #expect(throws: TransportError.invalidOrder(.infinity)) {
    try sinkhornDivergence(from: costs, to: costs, order: .infinity, regularisation: 1)
  }
}
