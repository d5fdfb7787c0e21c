extension Matrix {
  /// The sum, entry by entry.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right) { $0 + $1 }
  }

  /// The difference, entry by entry.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right) { $0 - $1 }
  }

  /// The matrix with every sign turned.
  public static prefix func - (matrix: Matrix) -> Matrix {
    matrix.map { -$0 }
  }

  /// The matrix with every entry multiplied by a number.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    matrix.map { factor * $0 }
  }

  /// The matrix with every entry multiplied by a number.
  public static func * (matrix: Matrix, factor: Double) -> Matrix {
    factor * matrix
  }

  /// The matrix with every entry divided by a number.
  public static func / (matrix: Matrix, divisor: Double) -> Matrix {
    matrix.map { $0 / divisor }
  }

  /// Adds the entries of `right` in place.
  public static func += (left: inout Matrix, right: Matrix) {
    left = left + right
  }

  /// Subtracts the entries of `right` in place.
  public static func -= (left: inout Matrix, right: Matrix) {
    left = left - right
  }

  private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    require(
      rows == other.rows && columns == other.columns,
      "\(rows) × \(columns) does not combine entry by entry with \(other.rows) × \(other.columns)")
    var result = self
    for index in storage.indices {
      result.storage[index] = operation(storage[index], other.storage[index])
    }
    return result
  }
}
