internal import CMathShims

extension Variable {
  /// The matrix product with another value, shape `[rows, other.columns]`.
  public func times(_ other: Variable) -> Variable {
    require(
      columns == other.rows,
      "no product of \(rows) × \(columns) and \(other.rows) × \(other.columns)")
    let (n, inner) = (rows, columns)
    return product(
      with: other, .product(place, other.place), rows: n, inner: inner, strides: (inner, 1))
  }

  /// The matrix product of the transpose with another value, shape `[columns, other.columns]`.
  public func transposeTimes(_ other: Variable) -> Variable {
    require(
      rows == other.rows,
      "no product of the transpose of \(rows) × \(columns) and \(other.rows) × \(other.columns)")
    return product(
      with: other, .transposeProduct(place, other.place), rows: columns, inner: rows,
      strides: (1, columns))
  }

  /// x W + b, the row b added to every row of the product.
  ///
  /// - Parameters:
  ///   - weight: W, shape `[inputs, outputs]`.
  ///   - bias: b, shape `[1, outputs]`.
  public func linear(weight: Variable, bias: Variable) -> Variable {
    require(
      columns == weight.rows && bias.rows == 1 && bias.columns == weight.columns,
      "\(rows) × \(columns) does not go through a weight of \(weight.rows) × \(weight.columns) "
        + "and a bias of \(bias.rows) × \(bias.columns)")
    return product(
      with: weight, .linear(place, weight: weight.place, bias: bias.place), rows: rows,
      inner: columns, strides: (columns, 1), start: bias)
  }

  /// The value with rows and columns exchanged; of a transpose, the value it was made from.
  public var transposed: Variable {
    let operand = place
    if case .transpose(let original) = tape.operations[operand] {
      return tape.variable(at: original)
    }
    let (height, width) = (rows, columns)
    return tape.append(.transpose(operand), rows: width, columns: height) { result in
      tape.values[operand].withUnsafeBufferPointer { a in
        for row in 0..<height {
          for column in 0..<width { result[column * height + row] = a[row * width + column] }
        }
      }
    }
  }

  private func product(
    with other: Variable, _ operation: Operation, rows n: Int, inner: Int,
    strides: (row: Int, column: Int), start: Variable? = nil
  ) -> Variable {
    require(tape === other.tape, "the two values are on different tapes")
    let (left, right, width) = (place, other.place, other.columns)
    return tape.append(operation, rows: n, columns: width) { result in
      tape.values[left].withUnsafeBufferPointer { a in
        tape.values[right].withUnsafeBufferPointer { b in
          if let start {
            tape.values[start.place].withUnsafeBufferPointer { row in
              cm_product(
                n, inner, width, a.baseAddress, strides.row, strides.column, b.baseAddress, width,
                row.baseAddress, result.baseAddress, width)
            }
          } else {
            cm_product(
              n, inner, width, a.baseAddress, strides.row, strides.column, b.baseAddress, width,
              nil, result.baseAddress, width)
          }
        }
      }
    }
  }
}
