import GANMath
import Testing

@Test("W₁ and W₂ of normal distributions agree with the reference")
func normalWasserstein() throws {
  for example in try Oracle.cases("wasserstein1d", kind: "continuous_normal") {
    let p = try NormalDistribution(
      mean: example["mean1"].double(), standardDeviation: example["std1"].double())
    let q = try NormalDistribution(
      mean: example["mean2"].double(), standardDeviation: example["std2"].double())
    let (w1, w2) = (try example["w1"].double(), try example["w2"].double())
    #expect(isRelativelyClose(wassersteinDistance(p, q), w1, within: 1e-14), "\(example.id)")
    #expect(isRelativelyClose(wassersteinDistance(p, q, order: 2), w2, within: 1e-14))
  }
}

@Test("W₁ and W₂ of uniform distributions agree with the reference")
func uniformWasserstein() throws {
  for example in try Oracle.cases("wasserstein1d", kind: "continuous_uniform") {
    let p = try UniformDistribution(from: example["a1"].double(), to: example["b1"].double())
    let q = try UniformDistribution(from: example["a2"].double(), to: example["b2"].double())
    let (w1, w2) = (try example["w1"].double(), try example["w2"].double())
    #expect(isRelativelyClose(wassersteinDistance(p, q), w1, within: 1e-14), "\(example.id)")
    #expect(isRelativelyClose(wassersteinDistance(p, q, order: 2), w2, within: 1e-14))
  }
}

@Test("many quantiles as samples come close to the closed forms")
func familiesAgainstQuantiles() throws {
  let p = try NormalDistribution(mean: 0.5, standardDeviation: 2)
  let q = try NormalDistribution(mean: -1, standardDeviation: 0.5)
  let levels = (0..<4000).map { (Double($0) + 0.5) / 4000 }
  let (x, y) = (levels.map { p.quantile(at: $0) }, levels.map { q.quantile(at: $0) })
  for order in [1, 2] {
    let sampled = try wassersteinDistance(from: x, to: y, order: Double(order))
    #expect(isClose(sampled, wassersteinDistance(p, q, order: order), within: 1e-3))
  }
}
