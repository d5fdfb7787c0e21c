import GANMath
import Testing

@Test("W₁, W₂, W₃, W_∞ and the energy distance agree with exact rational arithmetic")
func lineOracle() throws {
  for example in try Oracle.cases("wasserstein1d", kind: "empirical") {
    let (x, y) = (try example["u_values"].doubles(), try example["v_values"].doubles())
    let a = example["u_weights"].isNull ? nil : try example["u_weights"].doubles()
    let b = example["v_weights"].isNull ? nil : try example["v_weights"].doubles()
    for (name, order) in [("w1", 1.0), ("w2", 2.0), ("w3", 3.0), ("winf", Double.infinity)] {
      let distance = try wassersteinDistance(
        from: x, to: y, sourceWeights: a, targetWeights: b, order: order)
      let expected = try example[name].double()
      #expect(
        isRelativelyClose(distance, expected, within: 1e-12),
        "\(example.id) \(name): \(distance), expected \(expected)")
    }
    if let expected = try example["energy_distance"].optionalDouble() {
      let distance = try energyDistance(from: x, to: y, sourceWeights: a, targetWeights: b)
      #expect(isRelativelyClose(distance, expected, within: 1e-12), "\(example.id)")
    }
    let critic = try LineCritic(from: x, to: y, sourceWeights: a, targetWeights: b)
    let w1 = try example["w1"].double()
    let size = (x + y).reduce(1) { max($0, abs($1)) }
    #expect(abs(critic.gain - w1) <= 1e-13 * size, "\(example.id): gain \(critic.gain)")
  }
}

@Test("moving one unit of earth three steps costs three")
func lineSpike() throws {
  #expect(try wassersteinDistance(from: [0], to: [3]) == 3)
}

@Test("the critic is not high where P has more mass: the slopes follow F − G")
func criticCounterexample() throws {
  // P − Q = (.5, −.1, .1, −.5) at 0, 1, 2, 3: F − G is .5, .4, .5, so the critic only falls,
  // although P exceeds Q at 2 and not at 1.
  let critic = try LineCritic(
    from: [0, 1, 2, 3], to: [0, 1, 2, 3],
    sourceWeights: [0.5, 0.2, 0.3, 0], targetWeights: [0, 0.3, 0.2, 0.5])
  #expect(critic.slopes == [-1, -1, -1])
  #expect(critic.values == [0, -1, -2, -3])
  #expect(abs(critic.gain - 1.4) < 1e-15)
  #expect(critic(1.25) == -1.25)
  #expect(critic(-7) == 0)
  #expect(critic(8) == -3)
}

@Test("the critic's values rise and fall by at most the distance, and its gain is W₁")
func criticProperties() throws {
  var generator = SeededGenerator(seed: 21)
  for _ in 0..<30 {
    let x = randomNormals(1 + randomIndex(below: 12, using: &generator), using: &generator)
    let y = randomNormals(1 + randomIndex(below: 12, using: &generator), using: &generator)
    let critic = try LineCritic(from: x, to: y)
    for i in critic.positions.indices {
      for j in critic.positions.indices {
        let rise = abs(critic.values[i] - critic.values[j])
        #expect(rise <= abs(critic.positions[i] - critic.positions[j]) * (1 + 1e-14) + 1e-15)
      }
    }
    let meanX = x.map { critic($0) }.reduce(0, +) / Double(x.count)
    let meanY = y.map { critic($0) }.reduce(0, +) / Double(y.count)
    let distance = try wassersteinDistance(from: x, to: y)
    #expect(abs(meanX - meanY - distance) < 1e-13)
    #expect(abs(critic.gain - distance) < 1e-13)
  }
}

@Test("distances are symmetric, grow with the order and obey the triangle inequality")
func lineProperties() throws {
  var generator = SeededGenerator(seed: 22)
  for _ in 0..<30 {
    let clouds = (0..<3).map { _ in
      randomNormals(1 + randomIndex(below: 9, using: &generator), using: &generator)
    }
    var last = 0.0
    for order in [1, 1.5, 2, 4, Double.infinity] {
      let xy = try wassersteinDistance(from: clouds[0], to: clouds[1], order: order)
      let yx = try wassersteinDistance(from: clouds[1], to: clouds[0], order: order)
      let xz = try wassersteinDistance(from: clouds[0], to: clouds[2], order: order)
      let zy = try wassersteinDistance(from: clouds[2], to: clouds[1], order: order)
      #expect(isRelativelyClose(xy, yx, within: 1e-14))
      #expect(xy <= (xz + zy) * (1 + 1e-14))
      #expect(xy >= last * (1 - 1e-14))
      last = xy
    }
  }
}

@Test("bad points and weights on the line are refused with their place")
func lineErrors() {
  #expect(throws: TransportError.empty) { try wassersteinDistance(from: [], to: [1]) }
  #expect(throws: TransportError.empty) {
    try wassersteinDistance(from: [1], to: [1], sourceWeights: [0])
  }
  #expect(throws: TransportError.shapeMismatch(expected: 2, found: 1)) {
    try wassersteinDistance(from: [1, 2], to: [1], sourceWeights: [1])
  }
  #expect(throws: TransportError.notFinite(index: 1)) {
    try wassersteinDistance(from: [1, .nan], to: [1])
  }
  #expect(throws: TransportError.notFinite(index: 0)) {
    try wassersteinDistance(from: [1], to: [1], sourceWeights: [.infinity])
  }
  #expect(throws: TransportError.negativeMass(index: 1, mass: -0.5)) {
    try LineCritic(from: [1, 2], to: [1], sourceWeights: [1, -0.5])
  }
  #expect(throws: TransportError.invalidOrder(0.5)) {
    try wassersteinDistance(from: [1], to: [2], order: 0.5)
  }
  #expect(throws: TransportError.empty) { try energyDistance(from: [1], to: []) }
}
