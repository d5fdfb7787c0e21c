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
      let baseline = top + Double(entry.row) * legend.rowHeight + 1.05 * fontSize
      if let line = entry.line {
        var path = PathData()
        let height = baseline - 0.3 * fontSize
        path.polyline([
          Point(x: entry.x, y: height), Point(x: entry.x + legend.swatch, y: height),
        ])
        writer.open("path")
        writer.path(path)
        writer.attribute("class", ChartTheme.dashClass(line))
        writer.attribute("stroke", entry.color.css)
        writer.attribute("stroke-width", 2.5)
        writer.close()
        continue
      }
      // A square, in the middle of the room that a line beside it takes.
      let side = LegendLayout.square * fontSize
      writer.open("rect")
      writer.attribute("x", entry.x + (legend.swatch - side) / 2, decimals: 1)
      writer.attribute("y", baseline - 0.68 * fontSize, decimals: 1)
      writer.attribute("width", side)
      writer.attribute("height", side)
      writer.attribute("rx", 2)
      writer.attribute("fill", entry.color.css)
      writer.close()
    }
    writer.texts(legendTexts(legend, top: top), .start)
    writer.end("g")
  }
}
