/// Cells of a grid that have one colour and lie in one row or one column, side by side.
struct CellRun: Sendable {
  let level: Int
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
}

extension GridData {
  /// The finite cells as runs along the rows or along the columns, whichever are fewer.
  ///
  /// - Parameter level: The level of a finite number.
  /// - Complexity: O(n) in the number of cells.
  func runs(level: (Double) -> Int) -> (list: [CellRun], areRows: Bool) {
    let levels = values.map { $0.isFinite ? level($0) : nil }
    var inRows: [CellRun] = []
    for row in 0..<rows {
      forEachRun(columns, { levels[row * columns + $0] }) { level, range in
        inRows.append(CellRun(level: level, rows: row...row, columns: range))
      }
    }
    var inColumns: [CellRun] = []
    for column in 0..<columns {
      forEachRun(rows, { levels[$0 * columns + column] }) { level, range in
        inColumns.append(CellRun(level: level, rows: range, columns: column...column))
      }
    }
    return inColumns.count < inRows.count ? (inColumns, false) : (inRows, true)
  }
}

private func forEachRun(
  _ count: Int, _ level: (Int) -> Int?, _ body: (Int, ClosedRange<Int>) -> Void
) {
  var first = 0
  while first < count {
    let own = level(first)
    var last = first
    while last + 1 < count, level(last + 1) == own { last += 1 }
    if let own { body(own, first...last) }
    first = last + 1
  }
}
