import GANMath
import Testing

@Test("products, sums and norms of a small matrix, by hand")
func matrixByHand() throws {
  let a = Matrix([[1, 2], [3, 4]])
  let b = Matrix([[0, 1], [1, 0]])
  #expect(a * b == Matrix([[2, 1], [4, 3]]))
  #expect(a + b == Matrix([[1, 3], [4, 4]]))
  #expect(a - b == Matrix([[1, 1], [2, 4]]))
  #expect(2 * a == Matrix([[2, 4], [6, 8]]))
  #expect(a / 2 == Matrix([[0.5, 1], [1.5, 2]]))
  #expect(-a == Matrix([[-1, -2], [-3, -4]]))
  #expect(a * [1, -1] == [-1, -1])
  #expect(a.transposeTimes([1, -1]) == [-2, -2])
  #expect(a.transposed == Matrix([[1, 3], [2, 4]]))
  #expect(a.trace == 5)
  #expect(a.oneNorm == 6)
  #expect(a.infinityNorm == 7)
  #expect(a.frobeniusNorm == 30.0.squareRoot())
  #expect(a.row(1) == [3, 4] && a.column(1) == [2, 4] && a.diagonal == [1, 4])
  #expect(a.rowArrays == [[1, 2], [3, 4]])
  #expect(Matrix.outerProduct([1, 2], [3, 4, 5]) == Matrix([[3, 4, 5], [6, 8, 10]]))
  #expect(a.reshaped(rows: 1, columns: 4) == Matrix([[1, 2, 3, 4]]))
  // A rotation by a right angle has nuclear norm 2; the outer product the product of lengths.
  #expect(isClose(try b.nuclearNorm(), 2, within: 1e-15))
}

@Test("products agree with sums of products at every shape near the width of the registers")
func productsOfAllShapes() {
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
    #expect(areClose(a * x, (a * Matrix(rows: k, columns: 1, storage: x)).storage, within: 1e-13))
    let y = randomNormals(n, using: &generator)
    #expect(areClose(a.transposeTimes(y), a.transposed * y, within: 1e-13))
  }
}

@Test("lengths of vectors neither overflow nor underflow")
func lengths() {
  #expect(euclideanNorm([3e300, 4e300]) == 5e300)
  #expect(isRelativelyClose(euclideanNorm([3e-300, 4e-300]), 5e-300, within: 1e-15))
  #expect(euclideanNorm([]) == 0)
  #expect(euclideanNorm([0, 0]) == 0)
  #expect(euclideanNorm([1, -.infinity]) == .infinity)
  #expect(dotProduct([1, 2, 3], [4, 5, 6]) == 32)
}

@Test("shapes that do not fit stop the program")
func matrixPreconditions() async {
  await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) * Matrix([[1, 2]]) }
  await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) + Matrix([[1], [2]]) }
  await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3]]) }
  await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]])[0, 2] }
  await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2, storage: [1]) }
  await #expect(processExitsWith: .failure) { _ = dotProduct([1], [1, 2]) }
}

@Test("images under A and Aᵀ have the same bits as sums by hand, at every width and height")
func imagesAreFixedSums() {
  var generator = SeededGenerator(seed: 31)
  for (rows, columns) in [(1, 1), (3, 7), (4, 8), (5, 9), (8, 16), (9, 31)] {
    let matrix = Matrix(
      rows: rows, columns: columns, storage: randomNormals(rows * columns, using: &generator))
    let x = randomNormals(columns, using: &generator)
    let y = randomNormals(rows, using: &generator)
    let entries = (0..<rows).map { row in (0..<columns).map { matrix[row, $0] } }
    #expect(matrix * x == entries.map { dotProduct($0, x) })
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += y[row] * matrix[row, column] }
    }
    #expect(matrix.transposeTimes(y) == sums)
  }
}
