extension PlotLayout {
  /// The cells of a grid, one path a level, and the numbers on them where they fit.
  func drawGridCells(_ grid: GridData, into writer: inout SVGWriter) {
    guard let colourBar else { return }
    var paths = [PathData](repeating: PathData(), count: ColourRamp.levels)
    for row in 0..<grid.rows {
      var column = 0
      while column < grid.columns {
        let level = grid[row, column].isFinite ? colourBar.level(grid[row, column]) : -1
        var last = column
        // Neighbours of one level are one rectangle.
        while last + 1 < grid.columns, grid[row, last + 1].isFinite,
          colourBar.level(grid[row, last + 1]) == level
        {
          last += 1
        }
        if level >= 0, let cells = cells(grid, row, column...last).intersection(clip) {
          paths[level].rectangle(cells)
        }
        column = last + 1
      }
    }
    writer.open("g")
    // Without this, seams of background shine through between neighbours.
    writer.attribute("shape-rendering", "crispEdges")
    writer.closeAndNest()
    for (level, path) in paths.enumerated() where !path.isEmpty {
      writer.open("path")
      writer.path(path)
      writer.attribute("fill", colourBar.color(level: level).css)
      writer.close()
    }
    if grid.isMatrix { drawOutline(into: &writer) }
    writer.end("g")
    drawNumbers(grid, colourBar, into: &writer)
    if grid.hasMarginals { drawMarginals(grid, into: &writer) }
  }

  private func cells(_ grid: GridData, _ row: Int, _ columns: ClosedRange<Int>) -> Rect {
    func edge(_ range: ClosedRange<Double>, _ share: Double) -> Double {
      range.lowerBound * (1 - share) + range.upperBound * share
    }
    let (width, height) = (Double(grid.columns), Double(grid.rows))
    let x1 = x.position(edge(grid.xEdges, Double(columns.lowerBound) / width))
    let x2 = x.position(edge(grid.xEdges, Double(columns.upperBound + 1) / width))
    let y1 = y.position(edge(grid.yEdges, Double(row) / height))
    let y2 = y.position(edge(grid.yEdges, Double(row + 1) / height))
    return Rect(minX: min(x1, x2), minY: min(y1, y2), maxX: max(x1, x2), maxY: max(y1, y2))
  }

  private func drawOutline(into writer: inout SVGWriter) {
    writer.open("rect")
    writer.attribute("x", frame.minX)
    writer.attribute("y", frame.minY)
    writer.attribute("width", frame.width)
    writer.attribute("height", frame.height)
    writer.attribute("fill", "none")
    writer.attribute("stroke", ChartColor.axis.css)
    writer.close()
  }

  private func drawNumbers(
    _ grid: GridData, _ colourBar: ColourBar, into writer: inout SVGWriter
  ) {
    writer.texts(numberTexts(grid, colourBar), .middle)
  }

  /// The numbers on the cells; none where some do not fit.
  private func numberTexts(_ grid: GridData, _ colourBar: ColourBar) -> [PlacedText] {
    guard let decimals = grid.decimals else { return [] }
    let texts = grid.values.map { $0.isFinite ? roundedNumber($0, decimals: decimals) : "" }
    let widest = texts.map { textWidth($0, size: 1) }.max() ?? 0
    let cell = cells(grid, 0, 0...0)
    // Smaller text than the others' cannot be read on a narrow page.
    guard 0.9 * cell.width >= 0.98 * fontSize * widest, 0.8 * cell.height >= 0.98 * fontSize
    else { return [] }
    var placed: [PlacedText] = []
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where grid[row, column].isFinite {
        let cell = cells(grid, row, column...column)
        placed.append(
          PlacedText(
            texts[row * grid.columns + column], cell.midX, cell.midY + 0.35 * fontSize, .middle,
            colourBar.ink(level: colourBar.level(grid[row, column]))))
      }
    }
    return placed
  }

  /// Where numbers stand on cells, as obstacles for other texts.
  func numberBoxes(_ scene: Scene) -> [Rect] {
    guard let colourBar else { return [] }
    return scene.layers.flatMap { layer -> [Rect] in
      guard case .grid(let grid) = layer.kind else { return [] }
      return numberTexts(grid, colourBar).map { $0.box(fontSize) }
    }
  }
}
