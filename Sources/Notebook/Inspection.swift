import GANMath

extension Displays {
  /// A value as a note beside the code tells it: in one line of at most 80 characters; of a matrix
  /// its shape, and the corner where it begins under it.
  static func inspection<Value>(of value: Value) -> String {
    switch value {
    case let matrix as Matrix:
      let corner = (0..<min(matrix.rows, 3)).map { row in
        (0..<min(matrix.columns, 4)).map { matrix[row, $0] }
      }
      return shape(matrix.rows, matrix.columns, "matrix", corner)
    case let rows as [[Double]]:
      guard let width = rows.first?.count, width > 0, rows.count > 1,
        rows.allSatisfy({ $0.count == width })
      else { return summary(of: value) }
      return shape(rows.count, width, "numbers", rows.prefix(3).map { Array($0.prefix(4)) })
    default: return summary(of: value)
    }
  }

  /// `40×20 matrix`, and its first numbers in columns.
  private static func shape(
    _ rows: Int, _ columns: Int, _ name: String, _ corner: [[Double]]
  ) -> String {
    var texts = corner.map { row in row.map { $0.formatted(.significantDigits(4)) } }
    if columns > 4 { for row in texts.indices { texts[row].append("…") } }
    if rows > 3 { texts.append(Array(repeating: "⋮", count: min(columns, 4))) }
    var widths = [Int](repeating: 0, count: min(columns, 4) + 1)
    for row in texts {
      for (column, text) in row.enumerated() { widths[column] = max(widths[column], text.count) }
    }
    let lines = texts.map { row in
      row.enumerated().map { column, text in
        String(repeating: " ", count: widths[column] - text.count) + text
      }.joined(separator: " ")
    }
    return (["\(rows)×\(columns) \(name)"] + lines).joined(separator: "\n")
  }
}
