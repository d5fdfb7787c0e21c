extension Variable {
  /// The sum, entry by entry, of values of one shape.
  public static func + (left: Variable, right: Variable) -> Variable {
    left.combine(right, .add(left.place, right.place)) { c, a, b in
      for i in c.indices { c[i] = a[i] + b[i] }
    }
  }

  /// The difference, entry by entry, of values of one shape.
  public static func - (left: Variable, right: Variable) -> Variable {
    left.combine(right, .subtract(left.place, right.place)) { c, a, b in
      for i in c.indices { c[i] = a[i] - b[i] }
    }
  }

  /// The product, entry by entry, of values of one shape; ``times(_:)`` is the matrix product.
  public static func * (left: Variable, right: Variable) -> Variable {
    left.combine(right, .multiply(left.place, right.place)) { c, a, b in
      for i in c.indices { c[i] = a[i] * b[i] }
    }
  }

  /// The quotient, entry by entry; 0 where the divisor is 0.
  public static func / (left: Variable, right: Variable) -> Variable { left * right.reciprocal }

  /// Every entry times a number.
  public static func * (factor: Double, variable: Variable) -> Variable {
    variable.affine(scale: factor, shift: 0)
  }

  /// A number added to every entry.
  public static func + (variable: Variable, number: Double) -> Variable {
    variable.affine(scale: 1, shift: number)
  }

  /// A number taken from every entry.
  public static func - (variable: Variable, number: Double) -> Variable {
    variable.affine(scale: 1, shift: -number)
  }

  /// Every entry taken from a number.
  public static func - (number: Double, variable: Variable) -> Variable {
    variable.affine(scale: -1, shift: number)
  }

  /// Every sign turned.
  public static prefix func - (variable: Variable) -> Variable {
    variable.affine(scale: -1, shift: 0)
  }

  /// scale · a + shift for every entry a.
  public func affine(scale: Double, shift: Double) -> Variable {
    map(.affine(place, scale: scale, shift: shift)) { c, a in
      for i in c.indices { c[i] = scale * a[i] + shift }
    }
  }

  /// Every entry times itself.
  public var squared: Variable { self * self }

  /// A value of the same shape, noted as `operation`.
  ///
  /// `fill` is given the new entries and those of this value, and runs over all of them itself: a
  /// closure called for each entry would cost more than most operations.
  func map(
    _ operation: Operation,
    fill: (UnsafeMutableBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Void
  ) -> Variable {
    let operand = place
    return tape.append(operation, rows: rows, columns: columns) { result in
      tape.values[operand].withUnsafeBufferPointer { fill(result, $0) }
    }
  }

  /// A value made entry by entry from two of one shape, noted as `operation`.
  func combine(
    _ other: Variable, _ operation: Operation,
    fill: (
      UnsafeMutableBufferPointer<Double>, UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>
    ) -> Void
  ) -> Variable {
    require(tape === other.tape, "the two values are on different tapes")
    require(
      rows == other.rows && columns == other.columns,
      "\(rows) × \(columns) does not combine entry by entry with \(other.rows) × \(other.columns)")
    let (left, right) = (place, other.place)
    return tape.append(operation, rows: rows, columns: columns) { result in
      tape.values[left].withUnsafeBufferPointer { a in
        tape.values[right].withUnsafeBufferPointer { b in fill(result, a, b) }
      }
    }
  }
}
