import GANMath
import Testing

@Test(
  "the hook agrees with PyTorch, forward by forward",
  arguments: try Oracle.cases("spectral_torch", kind: "spectral_norm_old"))
func hook(reference: OracleCase) throws {
  let weight = try weightMatrix(reference)
  #expect([weight.rows, weight.columns] == (try reference["W_matrix_shape"].ints()))
  #expect(
    areCloseInNorm(
      try weight.singularValues(), try reference["true_singular_values"].doubles(), within: 1e-12))
  var normalization = try SpectralNormalization(
    of: weight, style: .hook, u: try reference["u0"].doubles(), v: try reference["v0"].doubles(),
    roundsPerForward: try reference["n_power_iterations"].int(),
    epsilon: try reference["eps"].double())
  let forwards = try reference["training_forwards"].array()
  let last = try #require(try forwards.map { try $0["forward"].int() }.max())
  var done = 0
  for expected in forwards {
    var used = weight
    while done < (try expected["forward"].int()) {
      used = try normalization.trainingForward(weight)
      done += 1
    }
    try expect(normalization, after: weight, agreesWith: expected, used: used)
    if !expected["weight_sn"].isNull {
      let stored = try flatten(expected["weight_sn"])
      let matrix = try Matrix(
        flattening: stored, shape: try reference["shape"].ints(),
        outputAxis: try reference["dim"].int())
      #expect(areCloseInNorm(used.storage, matrix.storage, within: 1e-12))
    }
    try expectDirections(normalization, of: weight, agreeWith: expected, isLast: done == last)
    // Evaluation neither iterates nor changes what it divides by.
    #expect(try normalization.evaluationForward(weight) == used)
  }
}

@Test(
  "the parametrization agrees with PyTorch, access by access",
  arguments: try Oracle.cases("spectral_torch", kind: "spectral_norm_new"))
func parametrization(reference: OracleCase) throws {
  let holder = try reference["weight_orig_same_as"].string()
  let weight = try weightMatrix(
    try #require(try Oracle.cases("spectral_torch").first { $0.id == holder }))
  let rounds = try reference["n_power_iterations"].int()
  #expect(try reference["rounds_at_construction"].int() == 15 + rounds)
  var normalization = try SpectralNormalization(
    of: weight, style: .parametrization, u: try reference["u_random"].doubles(),
    v: try reference["v_random"].doubles(), roundsPerForward: rounds,
    epsilon: try reference["eps"].double())
  #expect(
    areCloseInNorm(normalization.u, try reference["u_after_construction"].doubles(), within: 1e-12))
  #expect(
    areCloseInNorm(normalization.v, try reference["v_after_construction"].doubles(), within: 1e-12))
  let accesses = try reference["training_accesses"].array()
  let last = try #require(try accesses.map { try $0["access"].int() }.max())
  var done = 0
  for expected in accesses {
    var used = weight
    while done < (try expected["access"].int()) {
      used = try normalization.trainingForward(weight)
      done += 1
    }
    try expect(normalization, after: weight, agreesWith: expected, used: used)
    try expectDirections(normalization, of: weight, agreeWith: expected, isLast: done == last)
  }
  #expect(done > 0)
}

@Test(
  "norms after one forward are distributed as PyTorch's",
  arguments: try Oracle.cases("spectral_torch", kind: "spectral_norm_statistics"))
func distribution(reference: OracleCase) throws {
  let rounds = try reference["n_power_iterations"].int()
  let seeds = try reference["seeds"].int()
  var generator = SeededGenerator(seed: 2018)
  for (style, key) in [(SpectralNormalization.Style.hook, "old"), (.parametrization, "new")] {
    var norms: [Double] = []
    for _ in 0..<seeds {
      // A Linear(20, 40) as PyTorch initialises it: uniform within 1/√20.
      let bound = 1 / 20.0.squareRoot()
      let weight = Matrix(rows: 40, columns: 20) { _, _ in
        randomUniform(in: -bound..<bound, using: &generator)
      }
      var normalization = try SpectralNormalization(
        of: weight, style: style, roundsPerForward: rounds, using: &generator)
      norms.append(try normalization.trainingForward(weight).spectralNorm())
    }
    #expect(norms.allSatisfy { $0 >= 1 - 1e-12 })
    // Two samples of this size differ by less than 4.5 standard errors 99.999 % of the time.
    let count = Double(seeds)
    let expectedMean = try reference[key]["mean"].double()
    let deviation = try reference[key]["std"].double()
    let mean = norms.reduce(0, +) / count
    #expect(abs(mean - expectedMean) < 4.5 * deviation * (2 / count).squareRoot())
    for (name, share) in [("q05", 0.05), ("median", 0.5), ("q95", 0.95)] {
      let quantile = try reference[key][name].double()
      let below = Double(norms.count { $0 < quantile }) / count
      #expect(abs(below - share) < 4.5 * (2 * share * (1 - share) / count).squareRoot())
    }
  }
}

private func expect(
  _ normalization: SpectralNormalization, after weight: Matrix, agreesWith expected: JSONValue,
  used: Matrix
) throws {
  #expect(
    try isRelativelyClose(
      normalization.sigma(of: weight), try expected["sigma"].double(), within: 1e-12))
  #expect(
    isRelativelyClose(
      try used.spectralNorm(), try expected["spectral_norm_of_W_sn"].double(), within: 1e-12))
}

/// Compares u and v with a record that holds those of its own forward.
///
/// A record can hold those of the last forward in place of its own: PyTorch updates the buffers in
/// place, so what was not copied changes afterwards. Such a record gives itself away, because its
/// σ is not uᵀWv. The last one has to be right.
private func expectDirections(
  _ normalization: SpectralNormalization, of weight: Matrix, agreeWith expected: JSONValue,
  isLast: Bool
) throws {
  let (u, v) = (try expected["u"].doubles(), try expected["v"].doubles())
  let sigma = try expected["sigma"].double()
  let isValid = isRelativelyClose(try dotProduct(u, weight * v), sigma, within: 1e-12)
  guard isLast || isValid else { return }
  #expect(areCloseInNorm(normalization.u, u, within: 1e-12))
  #expect(areCloseInNorm(normalization.v, v, within: 1e-12))
}

private func weightMatrix(_ reference: OracleCase) throws -> Matrix {
  try Matrix(
    flattening: flatten(reference["weight_orig"]), shape: try reference["shape"].ints(),
    outputAxis: try reference["dim"].int())
}

/// The numbers of arrays nested to any depth, in order.
private func flatten(_ value: JSONValue) throws -> [Double] {
  if let number = try? value.double() { return [number] }
  return try value.array().flatMap { try flatten($0) }
}
