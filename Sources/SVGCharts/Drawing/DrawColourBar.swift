extension PlotLayout {
  /// The bar beside the plot that says which colour is which number.
  func drawColourBar(into writer: inout SVGWriter) {
    guard let colourBar, colourBar.isShown else { return }
    let gradient = writer.newID("bar")
    writer.open("linearGradient")
    writer.attribute("id", gradient)
    writer.attribute("x2", 0.0)
    writer.attribute("y1", 1.0)
    writer.closeAndNest()
    // Between levels so near one another the browser's mixtures are the ramp's own colours.
    for level in stride(from: 0, to: ColourRamp.levels, by: 8) {
      writer.open("stop")
      writer.attribute("offset", Double(level) / Double(ColourRamp.levels - 1), decimals: 4)
      writer.attribute("stop-color", colourBar.color(level: level).css)
      writer.close()
    }
    writer.end("linearGradient")
    writer.open("rect")
    writer.attribute("x", colourBarLeft)
    writer.attribute("y", frame.minY)
    writer.attribute("width", 0.7 * fontSize)
    writer.attribute("height", frame.height)
    writer.attribute("fill", "url(#" + gradient + ")")
    writer.close()
    writer.texts(colourBarTexts, .start)
  }
}
