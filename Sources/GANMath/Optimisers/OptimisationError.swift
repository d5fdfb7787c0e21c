/// What can go wrong while an optimiser runs on the data it is given.
public enum OptimisationError: Error, Equatable, Sendable {
  /// The gradient has an entry that is infinite or not a number.
  case gradientNotFinite(index: Int, value: Double)
  /// After `step` steps a coordinate of the iterate is infinite or not a number.
  case diverged(step: Int, coordinate: Int, value: Double)
  /// A start, a gradient or another run has `found` coordinates or steps in place of `expected`.
  case dimensionMismatch(expected: Int, found: Int)
  /// A matrix that has to be square and symmetric differs from its transpose at (row, column).
  case notSymmetric(row: Int, column: Int, difference: Double)
  /// A matrix that has to be square is not.
  case notSquare(rows: Int, columns: Int)
}

extension Array where Element == Double {
  /// The index of the first entry that is infinite or not a number; nil when all are finite.
  ///
  /// An infinity or a NaN has all eleven exponent bits set. Integers may be or-ed in any order, so
  /// the compiler can use the whole width of a register, which it must not do for a sum.
  var firstNotFinite: Int? {
    let exponent: UInt64 = 0x7FF0_0000_0000_0000
    let anyNotFinite = withUnsafeBufferPointer { entries in
      var found: UInt64 = 0
      for entry in entries {
        found |= entry.bitPattern & exponent == exponent ? 1 : 0
      }
      return found != 0
    }
    return anyNotFinite ? firstIndex { !$0.isFinite } : nil
  }
}
