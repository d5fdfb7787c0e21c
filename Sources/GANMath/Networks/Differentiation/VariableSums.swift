extension Variable {
  /// The sum of all entries, 1 × 1.
  public var sum: Variable { rowSum.columnSum }

  /// The mean of all entries, 1 × 1.
  public var mean: Variable { 1 / Double(rows * columns) * sum }

  /// The sum of all rows, shape `[1, columns]`.
  public var rowSum: Variable {
    let (operand, height, width) = (place, rows, columns)
    return tape.append(.sumRows(operand), rows: 1, columns: width) { result in
      tape.values[operand].withUnsafeBufferPointer { a in
        guard let first = a.baseAddress else { return result.update(repeating: 0) }
        var column = 0
        while column + 4 <= width {
          var total = SIMD4<Double>.zero
          for row in 0..<height { total += lanes(first + row * width + column) }
          for lane in 0..<4 { result[column + lane] = total[lane] }
          column += 4
        }
        while column < width {
          var total = 0.0
          for row in 0..<height { total += a[row * width + column] }
          result[column] = total
          column += 1
        }
      }
    }
  }

  /// The sum of all columns, shape `[rows, 1]`.
  public var columnSum: Variable {
    let (operand, height, width) = (place, rows, columns)
    return tape.append(.sumColumns(operand), rows: height, columns: 1) { result in
      tape.values[operand].withUnsafeBufferPointer { a in
        for row in 0..<height {
          var total = 0.0
          for column in 0..<width { total += a[row * width + column] }
          result[row] = total
        }
      }
    }
  }

  /// The Euclidean length of each row, shape `[rows, 1]`; its derivative counts as 0 at 0.
  public var rowNorms: Variable { squared.columnSum.squareRoot }

  /// One row, repeated to a height.
  public func repeatedRow(_ height: Int) -> Variable {
    require(rows == 1, "\(rows) rows cannot be repeated as one")
    let (operand, width) = (place, columns)
    return tape.append(.repeatRow(operand), rows: height, columns: width) { result in
      tape.values[operand].withUnsafeBufferPointer { a in
        for row in 0..<height {
          for column in 0..<width { result[row * width + column] = a[column] }
        }
      }
    }
  }

  /// One column, repeated to a width.
  public func repeatedColumn(_ width: Int) -> Variable {
    require(columns == 1, "\(columns) columns cannot be repeated as one")
    let (operand, height) = (place, rows)
    return tape.append(.repeatColumn(operand), rows: height, columns: width) { result in
      tape.values[operand].withUnsafeBufferPointer { a in
        for row in 0..<height {
          for column in 0..<width { result[row * width + column] = a[row] }
        }
      }
    }
  }
}
