/// A square matrix as a product of triangles, P A = L U, by elimination with row exchanges.
struct TriangularFactorization {
  /// L below the diagonal (its own diagonal is 1), U on and above.
  private var factors: Matrix
  private var order: [Int]
  private var exchanges = 0

  /// - Precondition: the matrix is square.
  init(of matrix: Matrix) {
    factors = matrix
    let n = matrix.rows
    order = Array(0..<n)
    for k in 0..<n {
      var pivot = k
      for row in k..<n where factors[row, k].magnitude > factors[pivot, k].magnitude {
        pivot = row
      }
      if pivot != k {
        for column in 0..<n {
          factors.storage.swapAt(k * n + column, pivot * n + column)
        }
        order.swapAt(k, pivot)
        exchanges += 1
      }
      guard factors[k, k] != 0 else { continue }
      for row in k + 1..<max(n, k + 1) {
        let factor = factors[row, k] / factors[k, k]
        factors[row, k] = factor
        if factor == 0 { continue }
        for column in k + 1..<n { factors[row, column] -= factor * factors[k, column] }
      }
    }
  }

  /// The product of the pivots, with the sign of the exchanges.
  var determinant: Double {
    // Mantissas and exponents apart, so that nothing overflows on the way to a finite product.
    var mantissa = exchanges % 2 == 0 ? 1.0 : -1.0
    var exponent = 0
    for pivot in factors.diagonal {
      mantissa *= pivot
      guard mantissa != 0, mantissa.isFinite else { return mantissa }
      exponent += Int(mantissa.exponent)
      mantissa = Double(sign: mantissa.sign, exponent: 0, significand: mantissa.significand)
    }
    return Double(sign: .plus, exponent: exponent, significand: mantissa)
  }

  /// The solution X of A X = B.
  ///
  /// - Precondition: no pivot is 0.
  func solve(_ right: Matrix) -> Matrix {
    let (n, width) = (factors.rows, right.columns)
    var x = Matrix(rows: n, columns: width) { right[order[$0], $1] }
    x.storage.withUnsafeMutableBufferPointer { buffer in
      guard let x = buffer.baseAddress else { return }
      for row in 0..<n {
        for above in 0..<row {
          addScaled(-factors[row, above], x + above * width, to: x + row * width, count: width)
        }
      }
      for row in (0..<n).reversed() {
        for below in row + 1..<max(n, row + 1) {
          addScaled(-factors[row, below], x + below * width, to: x + row * width, count: width)
        }
        for column in 0..<width { x[row * width + column] /= factors[row, row] }
      }
    }
    return x
  }
}

extension Matrix {
  /// det A, the factor by which A scales volumes, negative when it mirrors.
  ///
  /// - Throws: `notSquare`, `notFinite`, or `overflow` when the determinant is beyond the largest
  ///   double.
  /// - Complexity: O(n³).
  /// - Source: Golub & Van Loan, *Matrix Computations* (2013), §3.4.
  public func determinant() throws(LinearAlgebraError) -> Double {
    try requireSquare()
    try requireFinite()
    let result = TriangularFactorization(of: self).determinant
    guard result.isFinite else { throw .overflow }
    return result
  }
}
