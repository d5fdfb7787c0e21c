import GANMath
import Testing

@Test("singular values agree with 50-digit arithmetic, the tiny ones relatively too")
func singularValuesOracle() throws {
  for example in try Oracle.cases("spectral", kind: "svd_power") {
    let w = Matrix(try example["W"].rows())
    let exact = try example["sigma_mp"].doubles()
    let found = try w.singularValues()
    try #require(found.count == exact.count, "\(example.id)")
    let largest = exact.first ?? 0
    for (value, expected) in zip(found, exact) {
      #expect(abs(value - expected) <= 1e-14 * largest, "\(example.id): \(value) \(expected)")
      // Below 1e-15 σ₁ the singular values of a rank-deficient matrix are rounding of its entries.
      if expected > 1e-14 * largest {
        #expect(isRelativelyClose(value, expected, within: 1e-12), "\(example.id)")
      }
    }
    #expect(try w.rank() == example["rank"].int(), "\(example.id)")
    #expect(isRelativelyClose(try w.spectralNorm(), largest, within: 1e-13), "\(example.id)")
    if let frobenius = try example["frobenius"].optionalDouble() {
      #expect(isRelativelyClose(w.frobeniusNorm, frobenius, within: 1e-13), "\(example.id)")
    }
    if let nuclear = try example["nuclear"].optionalDouble() {
      #expect(isRelativelyClose(try w.nuclearNorm(), nuclear, within: 1e-13), "\(example.id)")
    }
  }
}

@Test("U and V are orthonormal and U diag(σ) Vᵀ is the matrix, whatever its shape and rank")
func decompositionRebuilds() throws {
  var generator = SeededGenerator(seed: 1)
  for (rows, columns) in [(1, 1), (5, 5), (12, 3), (3, 12), (40, 70), (90, 80)] {
    let full = Matrix.randomNormal(rows: rows, columns: columns, using: &generator)
    let thin = Matrix.randomNormal(rows: rows, columns: 1, using: &generator)
    let rankOne = thin * Matrix.randomNormal(rows: 1, columns: columns, using: &generator)
    let zero = Matrix(rows: rows, columns: columns)
    for w in [full, rankOne, zero, 1e-300 * full, 1e300 * full] {
      let parts = try w.singularValueDecomposition()
      let k = min(rows, columns)
      #expect((parts.u.transposed * parts.u - .identity(k)).frobeniusNorm < 1e-13 * Double(k + 9))
      #expect((parts.v.transposed * parts.v - .identity(k)).frobeniusNorm < 1e-13 * Double(k + 9))
      #expect((parts.product - w).frobeniusNorm <= 1e-14 * Double(k + 9) * w.frobeniusNorm)
      #expect(zip(parts.singularValues, parts.singularValues.dropFirst()).allSatisfy(>=))
    }
  }
}

@Test("an entry that is no number is named by its place")
func singularValuesNotFinite() {
  var w = Matrix(rows: 2, columns: 3)
  w[1, 2] = .nan
  #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 2)) {
    try w.singularValueDecomposition()
  }
  #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 2)) { try w.spectralNorm() }
}

@Test("a matrix without rows or columns has no singular values and norm 0")
func emptyMatrix() throws {
  #expect(try Matrix(rows: 0, columns: 3).singularValues().isEmpty)
  #expect(try Matrix(rows: 3, columns: 0).spectralNorm() == 0)
}
