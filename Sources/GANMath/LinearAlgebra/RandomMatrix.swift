extension Matrix {
  /// A matrix of independent draws from N(0, 1), row by row.
  ///
  /// - Complexity: O(rows · columns).
  public static func randomNormal(
    rows: Int, columns: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    Matrix(filledRows: rows, columns: columns, randomNormals(rows * columns, using: &generator))
  }
}
