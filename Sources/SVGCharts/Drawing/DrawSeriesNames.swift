extension PlotLayout {
  /// The names of the series, at the ends of their lines or in a legend.
  func drawSeriesNames(into writer: inout SVGWriter) {
    writer.texts(nameTexts, .start)
    if let legend { drawLegend(legend, top: titleHeight, into: &writer) }
  }

  func drawLegend(_ legend: LegendLayout, top: Double, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("font-size", fontSize)
    writer.closeAndNest()
    for entry in legend.entries {
      let height = top + Double(entry.row) * legend.rowHeight + 0.75 * fontSize
      switch entry.swatch {
      case .line:
        var path = PathData()
        path.polyline([
          Point(x: entry.x, y: height), Point(x: entry.x + legend.swatchWidth, y: height),
        ])
        writer.open("path")
        writer.path(path)
        writer.attribute("class", ChartTheme.dashClass(entry.series))
        writer.attribute("stroke", entry.color.css)
        writer.attribute("stroke-width", 2.5)
        writer.close()
      case .symbol(let symbol):
        let middle = Point(x: entry.x + legend.swatchWidth / 2, y: height)
        draw([middle], symbol, area: 0.35 * fontSize * fontSize, entry.color, into: &writer)
      case .square:
        drawSquare(entry, legend, height, into: &writer)
      }
    }
    writer.texts(legendTexts(legend, top: top), .start)
    writer.end("g")
  }

  /// A square, in the middle of the room that a line beside it takes.
  private func drawSquare(
    _ entry: LegendLayout.Entry, _ legend: LegendLayout, _ middle: Double,
    into writer: inout SVGWriter
  ) {
    let side = LegendLayout.square * fontSize
    writer.open("rect")
    writer.attribute("x", entry.x + (legend.swatchWidth - side) / 2, decimals: 1)
    writer.attribute("y", middle - side / 2, decimals: 1)
    writer.attribute("width", side)
    writer.attribute("height", side)
    writer.attribute("rx", 2)
    writer.attribute("class", ChartTheme.fillClass(entry.series))
    writer.attribute("fill", entry.color.css)
    writer.close()
  }
}
