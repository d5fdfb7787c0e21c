import GANMath
import Testing

@Test("W₂ of normal distributions in several dimensions agrees with the reference")
func buresOracle() throws {
  for example in try Oracle.cases("ot", kind: "gaussian_w2") {
    let p = try MultivariateNormal(
      mean: example["mean1"].doubles(), covariance: Matrix(example["cov1"].rows()))
    let q = try MultivariateNormal(
      mean: example["mean2"].doubles(), covariance: Matrix(example["cov2"].rows()))
    let distance = try wassersteinDistance(p, q)
    #expect(isRelativelyClose(distance, try example["w2"].double(), within: 1e-12))
    #expect(
      isRelativelyClose(distance * distance, try example["w2_squared"].double(), within: 1e-12))
  }
}

@Test("W₂ of commuting covariances is that of their axes, and 0 between equals")
func buresByHand() throws {
  let p = try MultivariateNormal(mean: [1, 2], covariance: .diagonal([4, 9]))
  let q = try MultivariateNormal(mean: [1, 5], covariance: .diagonal([1, 25]))
  // (2 − 1)² + (3 − 5)² + 3²
  #expect(isRelativelyClose(try wassersteinDistance(p, q), 14.0.squareRoot(), within: 1e-15))
  let tilted = try MultivariateNormal(mean: [0, 0], covariance: [[2, 0.9], [0.9, 1]])
  #expect(try wassersteinDistance(tilted, tilted) < 1e-15)
  let line = try MultivariateNormal(mean: [0], covariance: .identity(1))
  #expect(throws: TransportError.shapeMismatch(expected: 2, found: 1)) {
    try wassersteinDistance(p, line)
  }
}
