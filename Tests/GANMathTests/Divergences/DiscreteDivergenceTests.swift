import GANMath
import Testing

/// The ready-made f-divergence that the reference values call `name`.
func fDivergence(named name: String) throws -> FDivergence {
  switch name {
  case "kl": return .kullbackLeibler
  case "reverse_kl": return .reverseKullbackLeibler
  case "pearson_chi2": return .pearsonChiSquared
  case "neyman_chi2": return .neymanChiSquared
  case "sq_hellinger": return .squaredHellinger
  case "two_js": return .twoJensenShannon
  case "gan": return .gan
  case "tv": return .totalVariation
  default:
    let prefix = "alpha_"
    let order = try #require(
      name.hasPrefix(prefix) ? Double(name.dropFirst(prefix.count)) : nil, "generator \(name)")
    return try .alpha(order)
  }
}

@Test("divergences of discrete distributions agree with 50-digit sums, zeros included")
func discreteOracle() throws {
  for example in try Oracle.cases("divergences", kind: "discrete") {
    let (p, q) = (try example["p"].doubles(), try example["q"].doubles())
    var found: [(JSONValue, Double)] = [
      (example["kl_pq"], try kullbackLeiblerDivergence(p, q)),
      (example["kl_qp"], try reverseKullbackLeiblerDivergence(p, q)),
      (example["jeffreys"], try jeffreysDivergence(p, q)),
      (example["js"], try jensenShannonDivergence(p, q)),
      (example["js_distance"], try jensenShannonDistance(p, q)),
      (example["tv"], try totalVariationDistance(p, q)),
      (example["hellinger2_half"], try halfSquaredHellingerDistance(p, q)),
      (example["hellinger2_full"], try fullSquaredHellingerDistance(p, q)),
      (example["bhattacharyya_coefficient"], try bhattacharyyaCoefficient(p, q)),
      (example["pearson_chi2_over_q"], try pearsonChiSquaredDivergence(p, q)),
      (example["neyman_chi2_over_p"], try neymanChiSquaredDivergence(p, q)),
      (example["entropy_p"], try shannonEntropy(p)),
      (example["entropy_q"], try shannonEntropy(q)),
    ]
    for (order, value) in try example["renyi"].members() {
      let order = try #require(Double(order))
      let divergence = try renyiDivergence(p, q, order: order)
      // The rounding of 50-digit sums stands for 0 there.
      if try value.double() < 1e-45, divergence == 0 { continue }
      found.append((value, divergence))
    }
    for (name, value) in try example["f_divergences"].members() {
      found.append((value, try fDivergence(named: name)(p, q)))
    }
    for (expected, value) in found {
      #expect(
        isRelativelyClose(value, try expected.double(), within: 1e-12),
        "\(expected.path): \(value), expected \(expected.tree)")
    }
  }
}

@Test("the optimal discriminator and its value agree with 50-digit sums")
func discriminatorOracle() throws {
  for example in try Oracle.cases("divergences", kind: "discrete") {
    let (p, q) = (try example["p"].doubles(), try example["q"].doubles())
    let expected = try example["gan_optimal_discriminator"].optionalDoubles()
    let found = try optimalDiscriminator(real: p, generated: q)
    try #require(found.count == expected.count)
    for (value, reference) in zip(found, expected) {
      #expect((value == nil) == (reference == nil))
      #expect(isRelativelyClose(value ?? 0, reference ?? 0, within: 1e-15), "\(example.id)")
    }
    #expect(
      isRelativelyClose(
        try ganValue(of: found, real: p, generated: q),
        try example["gan_value_at_optimum"].double(), within: 1e-12), "\(example.id)")
  }
}

@Test("generators, derivatives and conjugates agree with 50-digit arithmetic")
func generatorOracle() throws {
  for example in try Oracle.cases("divergences", kind: "f_generator") {
    let f = try fDivergence(named: try example["name"].string())
    for (u, value) in zip(try example["u"].doubles(), try example["f"].doubles()) {
      #expect(isRelativelyClose(f.generator(u), value, within: 1e-12), "\(example.id) f(\(u))")
    }
    for (u, value) in zip(try example["u_pos"].doubles(), try example["df"].doubles()) {
      #expect(isClose(f.derivative(u), value, within: 1e-12), "\(example.id) f'(\(u))")
    }
    for (t, value) in zip(try example["t"].doubles(), try example["conj"].doubles()) {
      #expect(isClose(f.conjugate(t), value, within: 1e-12), "\(example.id) f*(\(t))")
    }
    #expect(isClose(f.generator(0), try example["f_at_0"].double(), within: 1e-15))
    #expect(isClose(f.generator(1), try example["f_at_1"].double(), within: 1e-15))
    #expect(isClose(f.slopeAtInfinity, try example["slope_at_inf"].double(), within: 1e-15))
  }
}

@Test("no critic lifts the variational bound above the divergence, and f'(p/q) reaches it")
func variationalBound() throws {
  var generator = SeededGenerator(seed: 51)
  let all: [FDivergence] = [
    .kullbackLeibler, .reverseKullbackLeibler, .pearsonChiSquared, .neymanChiSquared,
    .squaredHellinger, .twoJensenShannon, .gan, .totalVariation, try .alpha(0.3), try .alpha(4),
    try .alpha(-1.5),
  ]
  for _ in 0..<20 {
    let (p, q) = (randomSimplex(6, using: &generator), randomSimplex(6, using: &generator))
    for f in all {
      let divergence = try f(p, q)
      let best = try f.optimalCritic(p, q).compactMap { $0 }
      #expect(isClose(try f.variationalBound(critic: best, p, q), divergence, within: 1e-12))
      let other = best.map { $0 + 0.3 * randomNormal(using: &generator) }
      #expect(try f.variationalBound(critic: other, p, q) <= divergence + 1e-12)
    }
  }
}

@Test("an f-divergence from a closure agrees with the ready-made one")
func ownGenerator() throws {
  let own = FDivergence(
    generator: { ($0 - 1) * ($0 - 1) }, derivative: { 2 * $0 - 2 },
    conjugate: { $0 < -2 ? -1 : $0 + $0 * $0 / 4 }, slopeAtInfinity: .infinity)
  var generator = SeededGenerator(seed: 52)
  let (p, q) = (randomSimplex(5, using: &generator), randomSimplex(5, using: &generator))
  #expect(isClose(try own(p, q), try pearsonChiSquaredDivergence(p, q), within: 1e-14))
}

@Test("bounds hold: 0 ≤ JS ≤ log 2, Pinsker, and JS ≤ TV log 2")
func divergenceInequalities() throws {
  var generator = SeededGenerator(seed: 53)
  for _ in 0..<200 {
    let p = randomSimplex(5, using: &generator)
    let q = randomSimplex(5, using: &generator)
    let js = try jensenShannonDivergence(p, q)
    let tv = try totalVariationDistance(p, q)
    let kl = try kullbackLeiblerDivergence(p, q)
    #expect(js >= 0 && js <= log(2))
    #expect(js <= tv * log(2) + 1e-15)
    #expect(2 * tv * tv <= kl + 1e-15)
    #expect(isClose(try jensenShannonDivergence(q, p), js, within: 1e-15))
    let best = try optimalDiscriminator(real: p, generated: q)
    let value = try ganValue(of: best, real: p, generated: q)
    #expect(isClose(value, 2 * js - 2 * log(2), within: 1e-14))
    let worse = best.map { d in d.map { min(1, max(0, $0 + 0.1 * randomNormal(using: &generator))) }
    }
    #expect(try ganValue(of: worse, real: p, generated: q) <= value + 1e-15)
  }
}

@Test("the Rényi divergence grows with its order and tends to KL at 1")
func renyiProperties() throws {
  var generator = SeededGenerator(seed: 54)
  for _ in 0..<20 {
    let (p, q) = (randomSimplex(4, using: &generator), randomSimplex(4, using: &generator))
    let values = try [0.1, 0.5, 0.999999, 1.000001, 2, 7, 300].map {
      try renyiDivergence(p, q, order: $0)
    }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 * (1 + 1e-9) })
    #expect(isClose(values[3], try kullbackLeiblerDivergence(p, q), within: 1e-4))
  }
}

@Test("bad distributions, orders and discriminators are refused with their numbers")
func discreteErrors() {
  let fair = [0.5, 0.5]
  #expect(throws: DivergenceError.sizeMismatch(first: 2, second: 3)) {
    try kullbackLeiblerDivergence(fair, [0.2, 0.3, 0.5])
  }
  #expect(throws: DivergenceError.empty) { try jensenShannonDivergence([], []) }
  #expect(throws: DivergenceError.negativeMass(index: 0, mass: -0.5)) {
    try totalVariationDistance([-0.5, 1.5], fair)
  }
  #expect(throws: DivergenceError.notFinite(index: 1)) {
    try fullSquaredHellingerDistance(fair, [0.5, .nan])
  }
  #expect(throws: DivergenceError.notNormalised(total: 2)) {
    try pearsonChiSquaredDivergence(fair, [1, 1])
  }
  #expect(throws: DivergenceError.notNormalised(total: 0.5)) { try shannonEntropy([0.25, 0.25]) }
  #expect(throws: DivergenceError.empty) { try jeffreysDivergence([], []) }
  #expect(throws: DivergenceError.notFinite(index: 0)) {
    try bhattacharyyaCoefficient([.infinity, 0], fair)
  }
  for order in [0, 1, -2, Double.infinity] {
    #expect(throws: DivergenceError.invalidOrder(order)) {
      try renyiDivergence(fair, fair, order: order)
    }
  }
  for order in [0, 1, -Double.infinity] {
    #expect(throws: DivergenceError.invalidOrder(order)) { try FDivergence.alpha(order) }
  }
  #expect(throws: DivergenceError.notAProbability(index: 1, value: 1.5)) {
    try ganValue(of: [0.5, 1.5], real: fair, generated: fair)
  }
  #expect(throws: DivergenceError.sizeMismatch(first: 1, second: 2)) {
    try ganValue(of: [0.5], real: fair, generated: fair)
  }
  #expect(throws: DivergenceError.sizeMismatch(first: 1, second: 2)) {
    try FDivergence.gan.variationalBound(critic: [0], fair, fair)
  }
  #expect(throws: DivergenceError.notFinite(index: 1)) {
    try FDivergence.gan.variationalBound(critic: [-1, .nan], fair, fair)
  }
  #expect(throws: DivergenceError.empty) { try FDivergence.gan([], []) }
  let broken = FDivergence(
    generator: { log($0 - 1) }, derivative: { 1 / ($0 - 1) }, conjugate: { $0 }, slopeAtInfinity: 0)
  #expect(throws: DivergenceError.notFinite(index: 0)) { try broken(fair, fair) }
}

/// A distribution on k outcomes, drawn evenly.
func randomSimplex(_ k: Int, using generator: inout some RandomNumberGenerator) -> [Double] {
  let weights = (0..<k).map { _ in -log1p(-randomUniform(using: &generator)) }
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
}

@Test("bins cannot cover an infinite interval")
func unboundedBins() {
  #expect(throws: DivergenceError.unboundedRange(lower: 0, upper: .infinity)) {
    try sampleHistograms([1], [2], bins: 3, over: 0...(.infinity))
  }
}
