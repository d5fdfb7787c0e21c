/// What can be wrong with the numbers when a slope is measured or held.
public enum LipschitzError: Error, Equatable, Sendable {
  /// An entry of the weight is infinite or not a number.
  case notFinite(row: Int, column: Int)
  /// The weight cannot be divided by its estimated norm, which is 0 or not finite.
  case cannotDivide(sigma: Double)

  /// The place of the bad entry, of the transposed weight if that is what was iterated on; power
  /// iteration has no other complaint about a weight whose vectors fit.
  init(_ error: LinearAlgebraError, transposed: Bool) {
    guard case .notFinite(let row, let column) = error else {
      preconditionFailure("power iteration refused a weight that fits its vectors")
    }
    self = transposed ? .notFinite(row: column, column: row) : .notFinite(row: row, column: column)
  }
}
