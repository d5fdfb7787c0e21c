import GANMath
import Testing

private func normal(_ mean: Double, _ deviation: Double) throws -> NormalDistribution {
  try NormalDistribution(mean: mean, standardDeviation: deviation)
}

@Test("divergences of normal distributions agree with 50-digit quadrature")
func gaussianPairOracle() throws {
  for example in try Oracle.cases("divergences", kind: "gaussian_pair") {
    let p = try normal(example["mean1"].double(), example["std1"].double())
    let q = try normal(example["mean2"].double(), example["std2"].double())
    let found: [(String, Double)] = [
      ("kl_12", kullbackLeiblerDivergence(p, q)),
      ("kl_21", kullbackLeiblerDivergence(q, p)),
      ("js", try jensenShannonDivergence(p, q)),
      ("tv", totalVariationDistance(p, q)),
      ("hellinger2_half", halfSquaredHellingerDistance(p, q)),
      ("bhattacharyya_coefficient", bhattacharyyaCoefficient(p, q)),
      ("w2", wassersteinDistance(p, q, order: 2)),
    ]
    for (name, value) in found {
      let expected = try example[name].double()
      #expect(isRelativelyClose(value, expected, within: 1e-12), "\(example.id) \(name): \(value)")
    }
  }
}

@Test("KL between families agrees with quadrature")
func familiesOracle() throws {
  for example in try Oracle.cases("divergences", kind: "kl_families") {
    let value = try kullbackLeibler(example["p"], example["q"])
    let expected = try example["kl_pq"].double()
    #expect(isRelativelyClose(value, expected, within: 1e-12), "\(example.id): \(value)")
  }
}

/// KL between two distributions that are given as {family, a, b}.
private func kullbackLeibler(_ p: JSONValue, _ q: JSONValue) throws -> Double {
  func parameters(_ value: JSONValue) throws -> (Double, Double) {
    (try value["a"].double(), try value["b"].double())
  }
  let ((a, b), (c, d)) = (try parameters(p), try parameters(q))
  switch (try p["family"].string(), try q["family"].string()) {
  case ("uniform", "uniform"):
    return try kullbackLeiblerDivergence(
      UniformDistribution(from: a, to: b), UniformDistribution(from: c, to: d))
  case ("uniform", "laplace"):
    return try kullbackLeiblerDivergence(
      UniformDistribution(from: a, to: b), LaplaceDistribution(mean: c, scale: d))
  case ("uniform", "normal"):
    return try kullbackLeiblerDivergence(UniformDistribution(from: a, to: b), normal(c, d))
  case ("laplace", "uniform"):
    return try kullbackLeiblerDivergence(
      LaplaceDistribution(mean: a, scale: b), UniformDistribution(from: c, to: d))
  case ("laplace", "laplace"):
    return try kullbackLeiblerDivergence(
      LaplaceDistribution(mean: a, scale: b), LaplaceDistribution(mean: c, scale: d))
  case ("laplace", "normal"):
    return try kullbackLeiblerDivergence(LaplaceDistribution(mean: a, scale: b), normal(c, d))
  case ("normal", "uniform"):
    return try kullbackLeiblerDivergence(normal(a, b), UniformDistribution(from: c, to: d))
  case ("normal", "laplace"):
    return try kullbackLeiblerDivergence(normal(a, b), LaplaceDistribution(mean: c, scale: d))
  case ("normal", "normal"):
    return try kullbackLeiblerDivergence(normal(a, b), normal(c, d))
  case (let first, let second):
    throw OracleError.unexpected(path: q.path, wanted: "families, not \(first) and \(second)")
  }
}

@Test("KL of normal distributions in several dimensions agrees with 50-digit arithmetic")
func multivariateOracle() throws {
  for example in try Oracle.cases("divergences", kind: "gaussian_multivariate_kl") {
    let p = try MultivariateNormal(
      mean: example["mean1"].doubles(), covariance: Matrix(example["cov1"].rows()))
    let q = try MultivariateNormal(
      mean: example["mean2"].doubles(), covariance: Matrix(example["cov2"].rows()))
    let value = try kullbackLeiblerDivergence(p, q)
    #expect(isRelativelyClose(value, try example["kl_12"].double(), within: 1e-12), "\(value)")
  }
}

@Test("nearly equal normal distributions keep their digits, by the expansion for small changes")
func nearlyEqualNormals() throws {
  let p = try normal(0, 1)
  // With σ = 1 + h: KL = h² (1 + O(h)), ½ Hellinger² = h²/8·2 …, all of second order.
  let h = 1e-7
  let q = try normal(0, 1 + h)
  #expect(isRelativelyClose(kullbackLeiblerDivergence(p, q), h * h, within: 5e-7))
  #expect(isRelativelyClose(halfSquaredHellingerDistance(p, q), h * h / 4, within: 5e-7))
  #expect(isRelativelyClose(try jensenShannonDivergence(p, q), h * h / 4, within: 5e-7))
}

@Test("equal and unequal variances join without a step")
func varianceLimit() throws {
  let p = try normal(0, 1)
  for mean in [0.5, 3.0] {
    let (equal, almost) = (try normal(mean, 1), try normal(mean, 1 + 1e-9))
    #expect(
      isClose(
        try jensenShannonDivergence(p, equal), try jensenShannonDivergence(p, almost), within: 1e-8)
    )
    #expect(
      isClose(totalVariationDistance(p, equal), totalVariationDistance(p, almost), within: 1e-8))
  }
}

@Test("a sample of N(μ, Σ) has mean μ and covariance Σ")
func multivariateSample() throws {
  let normal = try MultivariateNormal(mean: [1, -2], covariance: [[2, 0.6], [0.6, 0.5]])
  var generator = SeededGenerator(seed: 61)
  let n = 20_000
  let draws = (0..<n).map { _ in normal.sample(using: &generator) }
  let first = draws.map { $0[0] }.reduce(0, +) / Double(n)
  let second = draws.map { $0[1] }.reduce(0, +) / Double(n)
  let product = draws.map { ($0[0] - 1) * ($0[1] + 2) }.reduce(0, +) / Double(n)
  // Five standard deviations of each: variances 2, ½ and Σ₁₁ Σ₂₂ + Σ₁₂².
  #expect(abs(first - 1) < 5 * (2 / Double(n)).squareRoot())
  #expect(abs(second + 2) < 5 * (0.5 / Double(n)).squareRoot())
  #expect(abs(product - 0.6) < 5 * (1.36 / Double(n)).squareRoot())
}

@Test("parameters that make no distribution are refused")
func distributionErrors() {
  #expect(throws: DistributionError.nonPositiveScale(0)) { try normal(0, 0) }
  #expect(throws: DistributionError.notFinite(.infinity)) { try normal(.infinity, 1) }
  #expect(throws: DistributionError.nonPositiveScale(-1)) {
    try LaplaceDistribution(mean: 0, scale: -1)
  }
  #expect(throws: DistributionError.emptyInterval(lower: 1, upper: 1)) {
    try UniformDistribution(from: 1, to: 1)
  }
  #expect(throws: DistributionError.sizeMismatch(expected: 1, found: 2)) {
    try MultivariateNormal(mean: [0], covariance: .identity(2))
  }
  let asymmetric = LinearAlgebraError.notSymmetric(row: 1, column: 0, difference: -1)
  #expect(throws: DistributionError.invalidCovariance(asymmetric)) {
    try MultivariateNormal(mean: [0, 0], covariance: [[1, 1], [0, 1]])
  }
  let indefinite = LinearAlgebraError.notPositiveDefinite(pivot: -3)
  #expect(throws: DistributionError.invalidCovariance(indefinite)) {
    try MultivariateNormal(mean: [0, 0], covariance: [[1, 2], [2, 1]])
  }
  #expect(throws: DivergenceError.sizeMismatch(first: 1, second: 2)) {
    try kullbackLeiblerDivergence(
      MultivariateNormal(mean: [0], covariance: .identity(1)),
      MultivariateNormal(mean: [0, 0], covariance: .identity(2)))
  }
}
