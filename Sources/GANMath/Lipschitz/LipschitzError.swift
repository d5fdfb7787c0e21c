/// What can be wrong with the numbers when a slope is measured or held.
public enum LipschitzError: Error, Equatable, Sendable {
  /// An entry of the weight is infinite or not a number.
  case notFinite(row: Int, column: Int)
  /// Two things that must have the same shape do not.
  case shapeMismatch(rows: Int, columns: Int, expectedRows: Int, expectedColumns: Int)
  /// An axis that a weight does not have is to become the rows.
  case noSuchAxis(Int, axes: Int)
  /// A number that has to be above 0 is not.
  case notPositive(Double)
  /// The weight cannot be divided by its estimated norm, which is 0 or not finite.
  case cannotDivide(sigma: Double)

  /// The place of the bad entry, of the transposed weight if that is what was iterated on; power
  /// iteration has no other complaint about a weight whose vectors fit.
  init(_ error: LinearAlgebraError, transposed: Bool) {
    guard case .notFinite(let row, let column) = error else {
      fatalError("power iteration refused a weight that fits its vectors")
    }
    self = transposed ? .notFinite(row: column, column: row) : .notFinite(row: row, column: column)
  }
}

extension Matrix {
  /// Throws `shapeMismatch` unless the matrix is `rows` × `columns`.
  func requireShape(_ rows: Int, _ columns: Int) throws(LipschitzError) {
    guard self.rows == rows && self.columns == columns else {
      throw .shapeMismatch(
        rows: self.rows, columns: self.columns, expectedRows: rows, expectedColumns: columns)
    }
  }
}
