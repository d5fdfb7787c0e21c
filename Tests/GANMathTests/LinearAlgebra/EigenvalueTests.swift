import GANMath
import Testing

@Test("eigenvalues of matrices whose characteristic polynomials are known")
func knownEigenvalues() throws {
  // A quarter turn: ±i. A companion matrix: the roots 1, 2, 3, 4 of its polynomial.
  let turn = try Matrix([[0, -1], [1, 0]]).eigenvalues()
  #expect(turn.map { $0.real } == [0, 0] && turn.map { $0.imaginary } == [-1, 1])
  let companion: Matrix = [[10, -35, 50, -24], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]
  let roots = try companion.eigenvalues()
  #expect(areClose(roots.map { $0.real }, [1, 2, 3, 4], within: 1e-12))
  #expect(roots.allSatisfy { $0.imaginary == 0 })
  // A cyclic shift leaves the usual shifts without effect; its eigenvalues are the roots of 1.
  let shift = Matrix(rows: 6, columns: 6) { ($0 + 1) % 6 == $1 ? 1 : 0 }
  let units = try shift.eigenvalues()
  let angles = [3, -2, 2, -1, 1, 0].map { Double($0) * Double.pi / 3 }
  #expect(areClose(units.map { $0.real }, angles.map { cos($0) }, within: 1e-14))
  #expect(areClose(units.map { $0.imaginary }, angles.map { sin($0) }, within: 1e-14))
  #expect(try Matrix([[5]]).eigenvalues() == [Eigenvalue(real: 5, imaginary: 0)])
  #expect(try Matrix([]).eigenvalues().isEmpty)
}

@Test("trace, determinant and Frobenius norm are those of the eigenvalues")
func eigenvalueInvariants() throws {
  var generator = SeededGenerator(seed: 91)
  for n in 2...25 {
    let a = Matrix.randomNormal(rows: n, columns: n, using: &generator)
    let values = try a.eigenvalues()
    try #require(values.count == n)
    #expect(isClose(values.reduce(0) { $0 + $1.real }, a.trace, within: 1e-12))
    #expect(isClose(values.reduce(0) { $0 + $1.imaginary }, 0, within: 1e-12))
    let squares = values.reduce(0) { $0 + $1.real * $1.real - $1.imaginary * $1.imaginary }
    #expect(isClose(squares, (a * a).trace, within: 1e-11))
    let size = values.reduce(0) { $0 + log($1.magnitude) }
    #expect(isClose(size, log(abs(try a.determinant())), within: 1e-11))
    #expect(try a.spectralRadius() <= (try a.spectralNorm()) * (1 + 1e-14))
  }
}

@Test("of a matrix that only shears, the radius is far below the norm")
func radiusAgainstNorm() throws {
  let shear: Matrix = [[0.5, 100], [0, 0.5]]
  #expect(try shear.spectralRadius() == 0.5)
  #expect(try shear.spectralNorm() > 100)
}

@Test("symmetric matrices are rebuilt from their axes, and agree with the general method")
func symmetricEigen() throws {
  var generator = SeededGenerator(seed: 92)
  for n in 1...20 {
    let half = Matrix.randomNormal(rows: n, columns: n, using: &generator)
    let a = half + half.transposed
    let parts = try SymmetricEigendecomposition(of: a)
    let v = parts.eigenvectors
    #expect((v.transposed * v - .identity(n)).frobeniusNorm < 1e-13)
    let rebuilt = v * .diagonal(parts.eigenvalues) * v.transposed
    #expect((rebuilt - a).frobeniusNorm < 1e-13 * a.frobeniusNorm + 1e-15)
    let general = try a.eigenvalues().map { $0.real }.sorted(by: >)
    #expect(areClose(general, parts.eigenvalues, within: 1e-12))
  }
  let known = try SymmetricEigendecomposition(of: [[2, 1], [1, 2]])
  #expect(areClose(known.eigenvalues, [3, 1], within: 1e-15))
}

@Test("determinants known by hand, and their range")
func determinants() throws {
  #expect(try Matrix([[1, 2], [3, 4]]).determinant() == -2)
  #expect(try Matrix([[0, 1], [1, 0]]).determinant() == -1)
  #expect(try Matrix([[1, 2], [2, 4]]).determinant() == 0)
  #expect(try Matrix([]).determinant() == 1)
  let extremes = Matrix.diagonal([1e300, 1e300, 1e-300, 1e-300])
  #expect(isRelativelyClose(try extremes.determinant(), 1, within: 1e-15))
  #expect(throws: LinearAlgebraError.overflow) {
    try Matrix.diagonal([1e200, 1e200]).determinant()
  }
}

@Test("matrices that have no eigenvalues or determinant are refused")
func eigenErrors() {
  let wide: Matrix = [[1, 2, 3]]
  let broken: Matrix = [[1, .nan], [0, 1]]
  #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 3)) { try wide.eigenvalues() }
  #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 3)) { try wide.determinant() }
  #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 3)) { try wide.exponential() }
  #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) { try broken.spectralRadius() }
  #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) { try broken.determinant() }
  #expect(throws: LinearAlgebraError.notSymmetric(row: 1, column: 0, difference: -1)) {
    try SymmetricEigendecomposition(of: [[0, 1], [0, 0]])
  }
  #expect(throws: LinearAlgebraError.notPositiveDefinite(pivot: 0)) {
    try CholeskyFactorization(of: [[0]])
  }
}
