extension PlotLayout {
  /// The sums of a matrix's columns above it, and of its rows beside it, as bars on one scale.
  func drawMarginals(_ grid: GridData, into writer: inout SVGWriter) {
    let columnSums = (0..<grid.columns).map { column in
      (0..<grid.rows).reduce(0) { $0 + grid.finite($1, column) }
    }
    let rowSums = (0..<grid.rows).map { row in
      (0..<grid.columns).reduce(0) { $0 + grid.finite(row, $1) }
    }
    let largest = max(columnSums.max() ?? 0, rowSums.max() ?? 0)
    guard largest > 0 else { return }
    let gap = 0.2 * fontSize
    let unit = (marginalHeight - 2 * gap) / largest
    var path = PathData()
    for (column, sum) in columnSums.enumerated() where sum > 0 {
      let left = x.position(Double(column) - 0.4)
      let right = x.position(Double(column) + 0.4)
      path.rectangle(
        Rect(minX: left, minY: frame.minY - gap - sum * unit, maxX: right, maxY: frame.minY - gap))
    }
    for (row, sum) in rowSums.enumerated() where sum > 0 {
      let (a, b) = (y.position(Double(row) - 0.4), y.position(Double(row) + 0.4))
      path.rectangle(
        Rect(
          minX: frame.maxX + gap, minY: min(a, b), maxX: frame.maxX + gap + sum * unit,
          maxY: max(a, b)))
    }
    guard !path.isEmpty else { return }
    writer.open("path")
    writer.path(path)
    writer.attribute("fill", ChartColor.axis.css)
    writer.close()
  }
}

extension GridData {
  /// An entry, 0 where it is not finite.
  fileprivate func finite(_ row: Int, _ column: Int) -> Double {
    self[row, column].isFinite ? self[row, column] : 0
  }
}
