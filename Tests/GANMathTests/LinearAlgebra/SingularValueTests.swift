import GANMath
import Testing

@Test("singular values agree with 50-digit arithmetic, the tiny ones relatively too")
func singularValuesOracle() throws {
  for example in try Oracle.cases("spectral", kind: "svd_power") {
    let w = try Matrix(example["W"].rows())
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
  for (rows, columns) in [(1, 1), (5, 5), (12, 3), (3, 12), (20, 30), (68, 66)] {
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
  #expect(throws: LinearAlgebraError.overflow) {
    try Matrix(rows: 2, columns: 2, repeating: 1e308).spectralNorm()
  }
  #expect(throws: LinearAlgebraError.overflow) {
    try Matrix(rows: 70, columns: 70, repeating: 1e308).spectralNorm()
  }
}

@Test("a matrix without rows or columns has no singular values and norm 0")
func emptyMatrix() throws {
  #expect(try Matrix(rows: 0, columns: 3).singularValues().isEmpty)
  #expect(try Matrix(rows: 3, columns: 0).spectralNorm() == 0)
  #expect(try Matrix(rows: 600, columns: 0).singularValues().isEmpty)
  let none = try Matrix(rows: 600, columns: 0).singularValueDecomposition()
  #expect(none.singularValues.isEmpty && none.product == Matrix(rows: 600, columns: 0))
  // One column beyond the sizes of two passes: its length is all there is.
  let column = Matrix(rows: 600, columns: 1, repeating: 2)
  #expect(isRelativelyClose(try column.spectralNorm(), 2400.0.squareRoot(), within: 1e-15))
}

@Test("large matrices go through two diagonals and agree with the Jacobi method")
func singularValuesLarge() throws {
  var generator = SeededGenerator(seed: 2)
  for (rows, columns) in [(65, 65), (66, 100)] {
    let full = Matrix.randomNormal(rows: rows, columns: columns, using: &generator)
    let thin = Matrix.randomNormal(rows: rows, columns: 5, using: &generator)
    let deficient = thin * Matrix.randomNormal(rows: 5, columns: columns, using: &generator)
    let identity = Matrix(rows: rows, columns: columns) { $0 == $1 ? 3 : 0 }
    for w in [full, deficient, identity, Matrix(rows: rows, columns: columns), 1e-200 * full] {
      let fast = try w.singularValues()
      let careful = try w.singularValueDecomposition().singularValues
      try #require(fast.count == careful.count)
      for (value, expected) in zip(fast, careful) {
        #expect(abs(value - expected) <= 2e-14 * careful[0])
      }
    }
  }
}

@Test("the second-difference matrix of order 100 has the singular values 4 sin²(kπ/202)")
func singularValuesClosedForm() throws {
  let n = 100
  let w = Matrix(rows: n, columns: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
  let exact = (1...n).reversed().map { k in
    let s = sin(Double(k) * Double.pi / Double(2 * n + 2))
    return 4 * s * s
  }
  #expect(areClose(try w.singularValues(), exact, within: 1e-14))
}

@Test("matrices of many equal columns or equal singular values are no obstacle")
func singularValuesRepeated() throws {
  let ones = Matrix(rows: 27, columns: 54, repeating: 1)
  let values = try ones.singularValues()
  #expect(isRelativelyClose(values[0], (27.0 * 54).squareRoot(), within: 1e-14))
  #expect(values.dropFirst().allSatisfy { $0 < 1e-14 })
  let parts = try ones.singularValueDecomposition()
  #expect((parts.u.transposed * parts.u - .identity(27)).frobeniusNorm < 1e-13)
  // The two orthonormal factors of a random matrix have nothing but ones.
  var generator = SeededGenerator(seed: 3)
  let random = Matrix.randomNormal(rows: 90, columns: 80, using: &generator)
  let orthonormal = try random.singularValueDecomposition().u
  #expect(
    areClose(try orthonormal.singularValues(), [Double](repeating: 1, count: 80), within: 1e-14))
}
