/// What can be wrong with the numbers of a matrix, or with its shape.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// An entry is infinite or not a number.
  case notFinite(row: Int, column: Int)
  /// An entry of a vector is infinite or not a number.
  case vectorNotFinite(index: Int)
  /// A square matrix is needed.
  case notSquare(rows: Int, columns: Int)
  /// A symmetric matrix is needed; the entry (row, column) differs from its mirror image.
  case notSymmetric(row: Int, column: Int, difference: Double)
  /// A covariance is needed, which has no eigenvalue below 0.
  case notPositiveSemidefinite(eigenvalue: Double)
  /// A covariance with an inverse is needed; the pivot shows that this one has none.
  case notPositiveDefinite(pivot: Double)
  /// A row has `found` numbers, the rows before it `expected`.
  case raggedRow(index: Int, expected: Int, found: Int)
  /// A kernel has no weights, or is not as deep, high and wide for each output channel.
  case raggedKernel(outputChannel: Int)
  /// An image without pixels.
  case emptyImage(height: Int, width: Int)
  /// A kernel is larger than the padded image.
  case kernelDoesNotFit(height: Int, width: Int)
  /// A number that has to be above 0 is not.
  case notPositive(Double)
  /// Two things that must agree in size do not.
  case sizeMismatch(expected: Int, found: Int)
  /// An iteration stopped short of its goal.
  case didNotConverge(iterations: Int)
  /// The result exceeds the largest double.
  case overflow
}

extension Matrix {
  /// Throws `notFinite` with the place of the first entry that is infinite or not a number.
  func requireFinite() throws(LinearAlgebraError) {
    for (index, entry) in storage.enumerated() where !entry.isFinite {
      throw .notFinite(row: index / columns, column: index % columns)
    }
  }

  func requireSquare() throws(LinearAlgebraError) {
    guard isSquare else { throw .notSquare(rows: rows, columns: columns) }
  }
}
