import GANMath
import Testing

@Test("products, sums and norms of a small matrix, by hand")
func matrixByHand() throws {
  let a: Matrix = [[1, 2], [3, 4]]
  let b: Matrix = [[0, 1], [1, 0]]
  #expect(a * b == [[2, 1], [4, 3]])
  #expect(a + b == [[1, 3], [4, 4]])
  #expect(a - b == [[1, 1], [2, 4]])
  #expect(2 * a == [[2, 4], [6, 8]])
  #expect(a / 2 == [[0.5, 1], [1.5, 2]])
  #expect(-a == [[-1, -2], [-3, -4]])
  #expect(a * [1, -1] == [-1, -1])
  #expect(try a.transposeTimes([1, -1]) == [-2, -2])
  #expect(a.transposed == [[1, 3], [2, 4]])
  #expect(a.trace == 5)
  #expect(a.oneNorm == 6)
  #expect(a.infinityNorm == 7)
  #expect(a.frobeniusNorm == 30.0.squareRoot())
  #expect(a.row(1) == [3, 4] && a.column(1) == [2, 4] && a.diagonal == [1, 4])
  #expect(a.rowArrays == [[1, 2], [3, 4]])
  #expect(Matrix.outerProduct([1, 2], [3, 4, 5]) == [[3, 4, 5], [6, 8, 10]])
  #expect(try a.reshaped(rows: 1, columns: 4) == [[1, 2, 3, 4]])
  // A rotation by a right angle has nuclear norm 2; the outer product the product of lengths.
  #expect(isClose(try b.nuclearNorm(), 2, within: 1e-15))
}

@Test("products agree with sums of products at every shape near the width of the registers")
func productsOfAllShapes() throws {
  var generator = SeededGenerator(seed: 101)
  for (n, k, m) in [
    (1, 1, 1), (2, 3, 4), (3, 4, 5), (7, 8, 9), (5, 13, 17), (4, 0, 3), (16, 16, 16),
  ] {
    let a = Matrix.randomNormal(rows: n, columns: k, using: &generator)
    let b = Matrix.randomNormal(rows: k, columns: m, using: &generator)
    let product = a * b
    for i in 0..<n {
      for j in 0..<m {
        let sum = (0..<k).reduce(0.0) { $0 + a[i, $1] * b[$1, j] }
        #expect(abs(product[i, j] - sum) < 1e-13)
      }
    }
    let x = randomNormals(k, using: &generator)
    #expect(
      try areClose(a * x, (a * Matrix(rows: k, columns: 1, storage: x)).storage, within: 1e-13))
    let y = randomNormals(n, using: &generator)
    #expect(try areClose(a.transposeTimes(y), a.transposed * y, within: 1e-13))
  }
}

@Test("lengths of vectors neither overflow nor underflow")
func lengths() throws {
  #expect(euclideanNorm([3e300, 4e300]) == 5e300)
  #expect(isRelativelyClose(euclideanNorm([3e-300, 4e-300]), 5e-300, within: 1e-15))
  #expect(euclideanNorm([]) == 0)
  #expect(euclideanNorm([0, 0]) == 0)
  #expect(euclideanNorm([1, -.infinity]) == .infinity)
  #expect(try dotProduct([1, 2, 3], [4, 5, 6]) == 32)
}

@Test("shapes of data that do not fit are refused with their numbers")
func shapesOfData() {
  #expect(throws: LinearAlgebraError.raggedRow(index: 1, expected: 2, found: 1)) {
    try Matrix([[1, 2], [3]])
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 4, found: 1)) {
    try Matrix(rows: 2, columns: 2, storage: [1])
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 6, found: 4)) {
    try Matrix([[1, 2], [3, 4]]).reshaped(rows: 2, columns: 3)
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 1, found: 2)) {
    try dotProduct([1], [1, 2])
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 2, found: 3)) {
    try Matrix([[1], [2]]).transposeTimes([1, 2, 3])
  }
  #expect(throws: LinearAlgebraError.sizeMismatch(expected: 2, found: 1)) {
    try CholeskyFactorization(of: .identity(2)).solveLower([1])
  }
}

@Test("an operator on shapes that do not fit stops the program and names both, optimised or not")
func shapesOfOperators() async throws {
  let product = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Matrix(rows: 1, columns: 2) * Matrix(rows: 3, columns: 2)
  }
  #expect(try text(of: product).contains("no product of 1 × 2 and 3 × 2"))
  let sum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Matrix(rows: 1, columns: 2) + Matrix(rows: 2, columns: 1)
  }
  #expect(try text(of: sum).contains("1 × 2 does not combine entry by entry with 2 × 1"))
  let entry = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Matrix(rows: 1, columns: 2)[0, 2]
  }
  #expect(try text(of: entry).contains("no entry (0, 2) in 1 × 2"))
  let literal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = [[1, 2], [3]] as Matrix
  }
  #expect(try text(of: literal).contains("a row of 1 numbers among rows of 2"))
}

private func text(of result: ExitTest.Result?) throws -> String {
  String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
}

@Test("images under A and Aᵀ have the same bits as sums by hand, at every width and height")
func imagesAreFixedSums() throws {
  var generator = SeededGenerator(seed: 31)
  for (rows, columns) in [(1, 1), (3, 7), (4, 8), (5, 9), (8, 16), (9, 31)] {
    let matrix = try Matrix(
      rows: rows, columns: columns, storage: randomNormals(rows * columns, using: &generator))
    let x = randomNormals(columns, using: &generator)
    let y = randomNormals(rows, using: &generator)
    let entries = (0..<rows).map { row in (0..<columns).map { matrix[row, $0] } }
    let images = try entries.map { try dotProduct($0, x) }
    #expect(matrix * x == images)
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += y[row] * matrix[row, column] }
    }
    #expect(try matrix.transposeTimes(y) == sums)
  }
}
