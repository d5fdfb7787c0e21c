extension PlotLayout {
  /// The cells of a grid, one path a level, and the numbers on them where they fit.
  func drawGridCells(_ grid: GridData, into writer: inout SVGWriter) {
    guard let colourBar, !grid.values.isEmpty else { return }
    let (runs, areRows) = grid.runs { colourBar.level($0) }
    var paths = [PathData](repeating: PathData(), count: ColourRamp.levels)
    writer.open("g")
    // Without this, seams of background shine through between neighbours.
    writer.attribute("shape-rendering", "crispEdges")
    let isEven = hasEvenCells(grid)
    var unit = Point(x: 1, y: 1)
    if isEven {
      let corner = cells(grid, 0...0, 0...0)
      let (right, down) = (x.start < x.end, y.start < y.end)
      unit = Point(
        x: right ? corner.width : -corner.width, y: down ? corner.height : -corner.height)
      writer.transform(
        Point(x: right ? corner.minX : corner.maxX, y: down ? corner.minY : corner.maxY),
        scaleX: unit.x, scaleY: unit.y)
      writer.attribute("fill", "none")
      for run in runs { paths[run.level].stroke(run, isRow: areRows) }
    } else {
      for run in runs {
        guard let part = cells(grid, run.rows, run.columns).intersection(clip) else { continue }
        paths[run.level].rectangle(part)
      }
    }
    writer.closeAndNest()
    let id = writer.newID("cells")
    // Readers of printed pages smooth all edges: beneath the seams lies the same picture once more.
    writer.open("use")
    writer.attribute("href", "#" + id)
    writer.attribute("x", 0.3 / unit.x, decimals: 4)
    writer.attribute("y", 0.3 / unit.y, decimals: 4)
    writer.attribute("class", "lg-print")
    writer.attribute("display", "none")
    writer.close()
    writer.open("g")
    writer.attribute("id", id)
    writer.closeAndNest()
    for (level, path) in paths.enumerated() where !path.isEmpty {
      writer.open("path")
      writer.path(path)
      writer.attribute(isEven ? "stroke" : "fill", colourBar.color(level: level).css)
      writer.close()
    }
    writer.end("g")
    writer.end("g")
    if grid.isMatrix { drawOutline(into: &writer) }
    drawNumbers(grid, colourBar, into: &writer)
    if grid.hasMarginals { drawMarginals(grid, into: &writer) }
  }

  /// Whether all cells have one size on the page and none is cut off, so that runs of them are
  /// strokes as wide as a cell, in units of a cell: a third of what rectangles take.
  private func hasEvenCells(_ grid: GridData) -> Bool {
    guard x.type == .linear, y.type == .linear else { return false }
    let all = cells(grid, 0...grid.rows - 1, 0...grid.columns - 1)
    // Beside a point far away the whole grid may be nothing.
    guard all.width > 0.1, all.height > 0.1 else { return false }
    return all.minX > clip.minX - 0.01 && all.maxX < clip.maxX + 0.01
      && all.minY > clip.minY - 0.01 && all.maxY < clip.maxY + 0.01
  }

  private func cells(
    _ grid: GridData, _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>
  ) -> Rect {
    func edge(_ range: ClosedRange<Double>, _ share: Double) -> Double {
      range.lowerBound * (1 - share) + range.upperBound * share
    }
    let (width, height) = (Double(grid.columns), Double(grid.rows))
    let x1 = x.position(edge(grid.xEdges, Double(columns.lowerBound) / width))
    let x2 = x.position(edge(grid.xEdges, Double(columns.upperBound + 1) / width))
    let y1 = y.position(edge(grid.yEdges, Double(rows.lowerBound) / height))
    let y2 = y.position(edge(grid.yEdges, Double(rows.upperBound + 1) / height))
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
    let cell = cells(grid, 0...0, 0...0)
    // Smaller text than the others' cannot be read on a narrow page.
    guard 0.9 * cell.width >= 0.98 * fontSize * widest, 0.8 * cell.height >= 0.98 * fontSize
    else { return [] }
    var placed: [PlacedText] = []
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where grid[row, column].isFinite {
        let cell = cells(grid, row...row, column...column)
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

extension PathData {
  /// A line through the middles of the cells, in units of a cell.
  fileprivate mutating func stroke(_ run: CellRun, isRow: Bool) {
    let (left, top) = (Double(run.columns.lowerBound), Double(run.rows.lowerBound))
    if isRow {
      jump(to: left, top + 0.5)
      line(to: Double(run.columns.upperBound + 1), top + 0.5)
    } else {
      jump(to: left + 0.5, top)
      line(to: left + 0.5, Double(run.rows.upperBound + 1))
    }
  }
}
