/// A positive definite matrix as the square of a triangle: A = L Lᵀ.
public struct CholeskyFactorization: Equatable, Sendable {
  /// L, lower triangular with a positive diagonal, shape `[n, n]`.
  public let lower: Matrix

  /// Factors a symmetric positive definite matrix.
  ///
  /// - Parameter matrix: A, shape `[n, n]`; entries may differ from their mirror images by
  ///   1e-12 of the largest entry, and the lower ones are used.
  /// - Throws: `notSquare`, `notFinite`, `notSymmetric` or, when A is not positive definite to
  ///   rounding, `notPositiveDefinite` with the pivot that shows it.
  /// - Complexity: O(n³).
  /// - Source: Golub & Van Loan, *Matrix Computations* (2013), §4.2.
  public init(of matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSymmetric()
    let n = matrix.rows
    var factor = Matrix(rows: n, columns: n)
    for column in 0..<n {
      for row in column..<n {
        var sum = PreciseSum()
        sum.add(matrix[row, column])
        for k in 0..<column { sum.addProduct(-factor[row, k], factor[column, k]) }
        if row == column {
          let pivot = sum.value
          guard pivot > Double.ulpOfOne * matrix[row, row].magnitude else {
            throw .notPositiveDefinite(pivot: pivot)
          }
          factor[row, row] = sqrt(pivot)
        } else {
          factor[row, column] = sum.value / factor[column, column]
        }
      }
    }
    lower = factor
  }

  /// log det A = 2 Σ log Lᵢᵢ, which neither over- nor underflows.
  public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }

  /// L⁻¹ b, by substitution from the top.
  ///
  /// - Throws: `sizeMismatch`.
  /// - Complexity: O(n²).
  public func solveLower(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard b.count == lower.rows else {
      throw .sizeMismatch(expected: lower.rows, found: b.count)
    }
    return forwardSubstitution(b)
  }

  /// L⁻¹ b of a vector known to fit.
  func forwardSubstitution(_ b: [Double]) -> [Double] {
    var solution = b
    for row in b.indices {
      var sum = PreciseSum()
      sum.add(b[row])
      for column in 0..<row { sum.addProduct(-lower[row, column], solution[column]) }
      solution[row] = sum.value / lower[row, row]
    }
    return solution
  }
}

extension Matrix {
  /// Throws unless the matrix is square, finite and symmetric to 1e-12 of its largest entry.
  func requireSymmetric() throws(LinearAlgebraError) {
    try requireSquare()
    try requireFinite()
    let largest = storage.reduce(0) { max($0, $1.magnitude) }
    for row in 0..<rows {
      for column in 0..<row {
        let difference = self[row, column] - self[column, row]
        guard difference.magnitude <= 1e-12 * largest else {
          throw .notSymmetric(row: row, column: column, difference: difference)
        }
      }
    }
  }
}
