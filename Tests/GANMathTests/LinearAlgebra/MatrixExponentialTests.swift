import GANMath
import Testing

@Test("matrix exponentials agree with 80-digit arithmetic")
func exponentialOracle() throws {
  for example in try Oracle.cases("matrixexp", kind: "expm") {
    let a = try Matrix(example["A"].rows())
    let expected = try Matrix(example["expm"].rows())
    let found = try a.exponential()
    let error = (found - expected).frobeniusNorm / expected.frobeniusNorm
    #expect(error <= 1e-12, "\(example.id): \(error)")
    #expect(isRelativelyClose(a.oneNorm, try example["norm1"].double(), within: 1e-15))
    #expect(isClose(a.trace, try example["trace"].double(), within: 1e-14))
    let determinant = try example["det_expm"].double()
    #expect(isRelativelyClose(exp(a.trace), determinant, within: 1e-13), "\(example.id)")
    // det e^A by elimination loses what the condition of e^A takes.
    let scale = pow(expected.frobeniusNorm, Double(a.rows))
    #expect(abs(try found.determinant() - determinant) <= 1e-13 * max(scale, determinant))
  }
}

@Test("the derivative of the exponential agrees with 80-digit arithmetic")
func derivativeOracle() throws {
  for example in try Oracle.cases("matrixexp", kind: "expm_frechet") {
    let a = try Matrix(example["A"].rows())
    let expected = try Matrix(example["frechet"].rows())
    let direction = try Matrix(example["E"].rows())
    let found = try a.exponentialDerivative(along: direction)
    #expect((found - expected).frobeniusNorm <= 1e-13 * expected.frobeniusNorm)
    let large = try a.exponentialDerivative(along: 1e9 * direction)
    #expect((large - 1e9 * expected).frobeniusNorm <= 1e-4 * expected.frobeniusNorm)
  }
}

@Test("exponentials of rank one agree with 80-digit arithmetic, tiny and large s included")
func rankOneOracle() throws {
  for example in try Oracle.cases("matrixexp", kind: "rank_one") {
    let found = try RankOneExponential(example["x"].doubles(), example["y"].doubles())
    #expect(isClose(found.scalarProduct, try example["s"].double(), within: 1e-15))
    #expect(isRelativelyClose(found.phi, try example["phi"].double(), within: 1e-14))
    #expect(isRelativelyClose(found.determinant, try example["det"].double(), within: 1e-13))
    let expected = try example["expm"].rows().flatMap { $0 }
    for (value, reference) in zip(try found.matrix().storage, expected) {
      #expect(isRelativelyClose(value, reference, within: 1e-12), "\(example.id): \(value)")
    }
  }
}

@Test("exp(A) exp(−A) = I, and rank one is a special case")
func exponentialProperties() throws {
  var generator = SeededGenerator(seed: 95)
  for n in 1...9 {
    let a = Matrix.randomNormal(rows: n, columns: n, using: &generator)
    let (forth, back) = (try a.exponential(), try (-a).exponential())
    let condition = forth.frobeniusNorm * back.frobeniusNorm
    #expect((forth * back - .identity(n)).frobeniusNorm <= 1e-14 * condition)
    let (x, y) = (randomNormals(n, using: &generator), randomNormals(n, using: &generator))
    let rankOne = try RankOneExponential(x, y)
    let general = try Matrix.outerProduct(x, y).exponential()
    let closed = try rankOne.matrix()
    #expect((general - closed).frobeniusNorm <= 1e-13 * closed.frobeniusNorm)
    let z = randomNormals(n, using: &generator)
    let there = rankOne.apply(to: z)
    #expect(areClose(there, closed * z, within: 1e-13 * closed.frobeniusNorm))
    let scale = closed.frobeniusNorm * (try rankOne.inverse.matrix().frobeniusNorm)
    #expect(areClose(rankOne.inverse.apply(to: there), z, within: 1e-14 * scale))
  }
}

@Test("a matrix of large entries and small powers is not scaled too far")
func overscaling() throws {
  // A² = I, so e^A = cosh(1) I + sinh(1) A.
  let a: Matrix = [[1, 1e6], [0, -1]]
  let found = try a.exponential()
  let expected: Matrix = [[exp(1), 1e6 * sinh(1)], [0, exp(-1)]]
  for (value, reference) in zip(found.storage, expected.storage) {
    #expect(isRelativelyClose(value, reference, within: 1e-13))
  }
}

@Test("an exponential beyond the largest double is refused, and so are wrong sizes")
func exponentialErrors() {
  #expect(throws: LinearAlgebraError.overflow) { try Matrix([[800]]).exponential() }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 2, found: 3)) {
    try Matrix.identity(2).exponentialDerivative(along: .identity(3))
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 1, found: 2)) {
    try RankOneExponential([1], [1, 2])
  }
  #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
    try RankOneExponential([1], [.nan])
  }
  #expect(throws: LinearAlgebraError.overflow) { try RankOneExponential([30], [30]).matrix() }
}
