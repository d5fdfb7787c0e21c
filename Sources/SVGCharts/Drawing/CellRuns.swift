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
    // −1: a cell without a colour.
    let levels = values.map { $0.isFinite ? level($0) : -1 }
    var inRows: [CellRun] = []
    for row in 0..<rows {
      for range in equalRuns((0..<columns).map { levels[row * columns + $0] }) {
        let own = levels[row * columns + range.lowerBound]
        if own >= 0 { inRows.append(CellRun(level: own, rows: row...row, columns: range)) }
      }
    }
    var inColumns: [CellRun] = []
    for column in 0..<columns {
      for range in equalRuns((0..<rows).map { levels[$0 * columns + column] }) {
        let own = levels[range.lowerBound * columns + column]
        if own >= 0 { inColumns.append(CellRun(level: own, rows: range, columns: column...column)) }
      }
    }
    return inColumns.count < inRows.count ? (inColumns, false) : (inRows, true)
  }
}

/// The longest stretches of equal numbers.
private func equalRuns(_ numbers: [Int]) -> [ClosedRange<Int>] {
  var runs: [ClosedRange<Int>] = []
  var first = 0
  for index in numbers.indices
  where index + 1 == numbers.count || numbers[index + 1] != numbers[index] {
    runs.append(first...index)
    first = index + 1
  }
  return runs
}
