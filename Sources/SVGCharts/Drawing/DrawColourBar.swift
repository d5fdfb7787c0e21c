extension PlotLayout {
  /// The bar beside the plot that says which colour is which number.
  func drawColourBar(into writer: inout SVGWriter) {
    guard let colourBar, colourBar.isShown else { return }
    let left = colourBarLeft
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
    writer.texts(colourBarTexts, .start)
  }
}
