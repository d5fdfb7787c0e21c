extension PlotLayout {
  /// The texts at marks, each with a rim of the page's colour that keeps it readable.
  ///
  /// A text without a place of its own is put where it covers least of the lines and the texts
  /// before it.
  func drawAnnotations(_ scene: Scene, into writer: inout SVGWriter) {
    let placed = placedAnnotations(scene)
    guard !placed.isEmpty else { return }
    openTextsWithRim("start", into: &writer)
    for text in placed {
      writer.open("text")
      writer.attribute("x", text.x, decimals: 1)
      writer.attribute("y", text.y, decimals: 1)
      if text.anchor != .start { writer.attribute("text-anchor", text.anchor.css) }
      writer.attribute("fill", text.color.css)
      writer.share(text)
      writer.close(scripted: text.text)
    }
    writer.end("g")
  }

  /// Opens a group of texts that lie on marks.
  func openTextsWithRim(_ anchor: String, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("class", "lg-text")
    if anchor.utf8.first != 0x73 { writer.attribute("text-anchor", anchor) }
    writer.attribute("stroke", ChartColor.background.css)
    writer.attribute("stroke-width", 0.3 * fontSize)
    writer.attribute("stroke-linejoin", "round")
    // HTML validators know the property, but not the attribute of this name.
    writer.attribute("style", "paint-order:stroke")
    writer.closeAndNest()
  }
}
