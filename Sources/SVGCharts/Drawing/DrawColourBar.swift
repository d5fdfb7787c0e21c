extension PlotLayout {
  /// The bar beside the plot that says which colour is which number.
  func drawColourBar(into writer: inout SVGWriter) {
    guard let colourBar, colourBar.isShown else { return }
    let left = frame.maxX + marginalHeight + 0.8 * fontSize
    let barWidth = 0.7 * fontSize
    let step = frame.height / Double(ColourRamp.levels)
    writer.open("g")
    writer.attribute("shape-rendering", "crispEdges")
    writer.closeAndNest()
    for level in 0..<ColourRamp.levels {
      var path = PathData()
      path.rectangle(
        Rect(
          minX: left, minY: frame.maxY - Double(level + 1) * step, maxX: left + barWidth,
          maxY: frame.maxY - Double(level) * step))
      writer.open("path")
      writer.path(path)
      writer.attribute("fill", colourBar.color(level: level).css)
      writer.close()
    }
    writer.end("g")
    openLabels("start", into: &writer)
    var scale = colourBar.scale
    (scale.start, scale.end) = (frame.maxY, frame.minY)
    for tick in colourBar.ticks(length: frame.height, fontSize: fontSize)
    where !tick.label.isEmpty {
      label(
        tick.label, left + barWidth + 0.3 * fontSize,
        scale.position(tick.value) + 0.35 * fontSize, into: &writer)
    }
    writer.end("g")
    guard !colourBar.label.isEmpty else { return }
    openLabels("start", into: &writer)
    let room = width - textWidth(colourBar.label, size: fontSize)
    label(colourBar.label, min(left, max(room, 0)), frame.minY - 0.7 * fontSize, into: &writer)
    writer.end("g")
  }
}
