/// What can be wrong with the numbers a network or a loss is given.
public enum NetworkError: Error, Equatable, Sendable {
  /// The input has `found` columns, the first layer takes `expected`.
  case inputMismatch(expected: Int, found: Int)
  /// The layers have `expected` parameters, `found` were given.
  case parameterCountMismatch(expected: Int, found: Int)
  /// The targets of a regression have the wrong shape.
  case targetMismatch(expectedRows: Int, expectedColumns: Int, rows: Int, columns: Int)
  /// There is nothing to average over.
  case emptyBatch
  /// An entry is infinite or not a number.
  case notFinite(row: Int, column: Int, value: Double)
  /// The singular values of a Jacobian were not found.
  case didNotConverge(iterations: Int)
}

extension Matrix {
  /// Throws `notFinite` with the first entry that is infinite or not a number.
  func requireFiniteEntries() throws(NetworkError) {
    if let index = storage.firstNotFinite {
      throw .notFinite(row: index / columns, column: index % columns, value: storage[index])
    }
  }
}
