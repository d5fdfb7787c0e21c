/// A Cholesky factorisation that lifts pivots which rounding has made 0 or less, so that the
/// solution stays finite along directions that the matrix does not determine.
struct DampedCholesky {
  private var lower: Matrix

  init(_ matrix: Matrix) {
    let n = matrix.rows
    lower = Matrix(rows: n, columns: n)
    lower.storage.withUnsafeMutableBufferPointer { lower in
      guard let lower = lower.baseAddress else { return }
      for row in 0..<n {
        for column in 0...row {
          let rest =
            matrix.storage[row * n + column]
            - dot(lower + row * n, lower + column * n, count: column)
          if row == column {
            let floor = 1e-15 * matrix.storage[row * n + row].magnitude + .leastNormalMagnitude
            lower[row * n + row] = max(rest, floor).squareRoot()
          } else {
            lower[row * n + column] = rest / lower[column * n + column]
          }
        }
      }
    }
  }

  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in b.indices {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
      x[row] /= lower[row, row]
    }
    for row in b.indices.reversed() {
      for below in row + 1..<max(b.count, row + 1) { x[row] -= lower[below, row] * x[below] }
      x[row] /= lower[row, row]
    }
    return x
  }
}
