import GANMath
import Testing

@Test("quadrature of densities agrees with the closed forms, within the error it states")
func densitiesAgainstClosedForms() throws {
  let p = try NormalDistribution(mean: 0, standardDeviation: 1)
  let q = try NormalDistribution(mean: 1, standardDeviation: 2)
  let pair = try DensityPair(
    { p.density(at: $0) }, { q.density(at: $0) }, over: -25...25, breakpoints: [0, 1])
  let checks: [(IntegralEstimate, Double)] = [
    (try pair.kullbackLeiblerDivergence(), kullbackLeiblerDivergence(p, q)),
    (try pair.jensenShannonDivergence(), try jensenShannonDivergence(p, q)),
    (try pair.totalVariationDistance(), totalVariationDistance(p, q)),
    (try pair.halfSquaredHellingerDistance(), halfSquaredHellingerDistance(p, q)),
    (try pair.divergence(.reverseKullbackLeibler), kullbackLeiblerDivergence(q, p)),
    (try pair.divergence(.gan), 2 * (try jensenShannonDivergence(p, q)) - 2 * log(2)),
  ]
  for (estimate, exact) in checks {
    #expect(abs(estimate.value - exact) <= estimate.error + 1e-14)
    #expect(estimate.error <= 1e-9)
  }
}

@Test("densities without common support cost f(0) + f'(∞)")
func disjointDensities() throws {
  let p = try UniformDistribution(from: 0, to: 1)
  let q = try UniformDistribution(from: 2, to: 3)
  let pair = try DensityPair(
    { p.density(at: $0) }, { q.density(at: $0) }, over: -1...4, breakpoints: [0, 1, 2, 3])
  #expect(isClose(try pair.jensenShannonDivergence().value, log(2), within: 1e-12))
  #expect(isClose(try pair.totalVariationDistance().value, 1, within: 1e-12))
  #expect(isClose(try pair.divergence(.squaredHellinger).value, 2, within: 1e-12))
  #expect(isClose(try pair.divergence(.gan).value, 0, within: 1e-12))
  #expect(throws: DivergenceError.self) { try pair.kullbackLeiblerDivergence() }
}

@Test("functions that are no densities are refused")
func densityErrors() throws {
  #expect(throws: DivergenceError.massOfDensity(2)) {
    try DensityPair({ _ in 1 }, { _ in 1 }, over: 0...2)
  }
  #expect(throws: DivergenceError.quadrature(.notFinite(point: 0))) {
    try DensityPair({ 1 / $0 }, { _ in 0.5 }, over: -1...1)
  }
  // Of integral 1, but negative at the right end.
  let pair = try DensityPair({ 2 - 2 * $0 * $0 * 1.5 }, { _ in 1 }, over: 0...1)
  #expect(throws: DivergenceError.self) { try pair.totalVariationDistance() }
}

@Test("bins decide what JS between samples of one distribution is: 0 with one, log 2 with many")
func histogramBins() throws {
  var generator = SeededGenerator(seed: 71)
  let x = randomNormals(200, using: &generator)
  let y = randomNormals(200, using: &generator)
  let values = try [1, 10, 100, 1_000_000].map { bins in
    let (p, q) = try sampleHistograms(x, y, bins: bins)
    return try jensenShannonDivergence(p, q)
  }
  #expect(values[0] == 0)
  #expect(zip(values, values.dropFirst()).allSatisfy(<))
  #expect(values[3] > 0.99 * log(2))
}

@Test("samples are counted by hand in four bins, both ends of the range included")
func histogramByHand() throws {
  let (p, q) = try sampleHistograms([0, 0.9, 1, 4], [2, 2, 3.5, 4], bins: 4, over: 0...4)
  #expect(p == [0.5, 0.25, 0, 0.25])
  #expect(q == [0, 0, 0.5, 0.5])
  let (one, other) = try sampleHistograms([5, 5], [5], bins: 3)
  #expect(one == [1, 0, 0] && other == [1, 0, 0])
}

@Test("samples that cannot be counted are refused with their place")
func histogramErrors() {
  #expect(throws: DivergenceError.empty) { try sampleHistograms([], [1], bins: 2) }
  #expect(throws: DivergenceError.noBins(0)) { try sampleHistograms([1], [1], bins: 0) }
  #expect(throws: DivergenceError.notFinite(index: 1)) {
    try sampleHistograms([1], [1, .infinity], bins: 2)
  }
  #expect(throws: DivergenceError.outsideRange(index: 0, value: 3)) {
    try sampleHistograms([1], [3], bins: 2, over: 0...2)
  }
}
