import GANMath
import Testing

@Test("on a diagonal weight the rounds are known by hand")
func diagonalByHand() throws {
  // From u = (0.6, 0.8): Wᵀu = (3 · 0.6, 0.8), and so on; σ̂ of the first round is below 3.
  let weight = Matrix.diagonal([3, 1])
  var normalization = try SpectralNormalization(
    of: weight, style: .hook, u: [0.6, 0.8], v: [0, 1])
  #expect(try normalization.sigma(of: weight) == 0.8)
  let used = try normalization.trainingForward(weight)
  let v = [1.8, 0.8].map { $0 / 3.88.squareRoot() }
  let image = [5.4, 0.8].map { $0 / 3.88.squareRoot() }
  #expect(areClose(normalization.v, v, within: 1e-15))
  let sigma = (image[0] * image[0] + image[1] * image[1]).squareRoot()
  #expect(try isClose(normalization.sigma(of: weight), sigma, within: 1e-15))
  #expect(areClose(used.storage, [3 / sigma, 0, 0, 1 / sigma], within: 1e-15))
}

@Test("the gradient for W agrees with central differences through W/σ̂ at fixed u and v")
func gradientByDifferences() throws {
  var generator = SeededGenerator(seed: 12)
  for (rows, columns) in [(1, 1), (3, 2), (4, 7)] {
    let weight = Matrix.randomNormal(rows: rows, columns: columns, using: &generator)
    let target = Matrix.randomNormal(rows: rows, columns: columns, using: &generator)
    var normalization = try SpectralNormalization(of: weight, style: .hook, using: &generator)
    _ = try normalization.trainingForward(weight)
    // L(W̄) = ⟨C, W̄⟩ + ½‖W̄‖², whose gradient with respect to W̄ is C + W̄.
    func loss(_ weight: Matrix) throws -> Double {
      let used = try normalization.evaluationForward(weight)
      return try dotProduct(target.storage, used.storage) + 0.5
        * dotProduct(used.storage, used.storage)
    }
    let used = try normalization.evaluationForward(weight)
    let gradient = try normalization.weightGradient(from: target + used, weight: weight)
    for index in weight.storage.indices {
      var (ahead, behind) = (weight, weight)
      ahead.storage[index] += 1e-5
      behind.storage[index] -= 1e-5
      let difference = (try loss(ahead) - loss(behind)) / 2e-5
      #expect(abs(difference - gradient.storage[index]) < 1e-7 * max(1, abs(difference)))
    }
  }
}

@Test("the gradient of the spectral norm agrees with central differences of the exact norm")
func normGradient() throws {
  var generator = SeededGenerator(seed: 5)
  let weight = Matrix.randomNormal(rows: 5, columns: 4, using: &generator)
  let gradient = try weight.spectralNormGradient()
  #expect(isClose(gradient.frobeniusNorm, 1, within: 1e-14))
  for index in weight.storage.indices {
    var (ahead, behind) = (weight, weight)
    ahead.storage[index] += 1e-5
    behind.storage[index] -= 1e-5
    let difference = (try ahead.spectralNorm() - behind.spectralNorm()) / 2e-5
    #expect(abs(difference - gradient.storage[index]) < 1e-8)
  }
  #expect(try Matrix(rows: 2, columns: 3).spectralNormGradient() == Matrix(rows: 2, columns: 3))
}

@Test("σ̂ never exceeds σ₁, so no normalised weight has a norm below 1")
func underestimates() throws {
  var generator = SeededGenerator(seed: 33)
  for style in [SpectralNormalization.Style.hook, .parametrization] {
    for _ in 0..<40 {
      let weight = Matrix.randomNormal(
        rows: 1 + randomIndex(below: 8, using: &generator),
        columns: 1 + randomIndex(below: 8, using: &generator), using: &generator)
      var normalization = try SpectralNormalization(of: weight, style: style, using: &generator)
      for _ in 0..<3 {
        #expect(try normalization.trainingForward(weight).spectralNorm() >= 1 - 1e-14)
      }
    }
  }
}

@Test("a kernel is flattened along its output axis")
func flattening() throws {
  let kernel = (0..<12).map { Double($0) }
  let rows = try Matrix(flattening: kernel, shape: [2, 3, 2])
  #expect(rows.rowArrays == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])
  let transposed = try Matrix(flattening: kernel, shape: [2, 3, 2], outputAxis: 1)
  #expect(transposed.rowArrays == [[0, 1, 6, 7], [2, 3, 8, 9], [4, 5, 10, 11]])
}

@Test("weights of zeros or with entries that are not finite are typed errors")
func badWeights() throws {
  var generator = SeededGenerator(seed: 1)
  let zeros = Matrix(rows: 2, columns: 2)
  var normalization = try SpectralNormalization(of: zeros, style: .hook, using: &generator)
  #expect(throws: LipschitzError.cannotDivide(sigma: 0)) {
    try normalization.trainingForward(zeros)
  }
  #expect(throws: LipschitzError.cannotDivide(sigma: 0)) {
    try normalization.weightGradient(from: zeros, weight: zeros)
  }
  let broken: Matrix = [[1, 0], [.nan, 1]]
  #expect(throws: LipschitzError.notFinite(row: 1, column: 0)) {
    try normalization.trainingForward(broken)
  }
  #expect(throws: LipschitzError.notFinite(row: 1, column: 0)) {
    try SpectralNormalization(of: broken, style: .parametrization, using: &generator)
  }
}

@Test("directions, gradients and axes that do not fit a weight are refused with their numbers")
func shapesOfWeights() throws {
  let weight: Matrix = [[1, 2, 3], [4, 5, 6]]
  let mismatch = LipschitzError.shapeMismatch(
    rows: 2, columns: 3, expectedRows: 2, expectedColumns: 2)
  #expect(throws: mismatch) {
    try SpectralNormalization(of: weight, style: .hook, u: [1, 0], v: [1, 0])
  }
  #expect(throws: LipschitzError.notPositive(-1)) {
    try SpectralNormalization(of: weight, style: .hook, u: [1, 0], v: [1, 0, 0], epsilon: -1)
  }
  var hook = try SpectralNormalization(of: weight, style: .hook, u: [1, 0], v: [1, 0, 0])
  let turned = LipschitzError.shapeMismatch(
    rows: 3, columns: 2, expectedRows: 2, expectedColumns: 3)
  #expect(throws: turned) { try hook.sigma(of: weight.transposed) }
  #expect(throws: turned) { try hook.trainingForward(weight.transposed) }
  #expect(throws: turned) { try hook.evaluationForward(weight.transposed) }
  #expect(throws: turned) { try hook.weightGradient(from: weight.transposed, weight: weight) }
  #expect(throws: LipschitzError.noSuchAxis(2, axes: 2)) {
    try Matrix(flattening: [1, 2], shape: [1, 2], outputAxis: 2)
  }
  #expect(
    throws: LipschitzError.shapeMismatch(rows: 3, columns: 1, expectedRows: 4, expectedColumns: 1)
  ) {
    try Matrix(flattening: [1, 2, 3], shape: [2, 2])
  }
}
