extension PlotLayout {
  /// Lines of equal value.
  func drawContours(
    _ contours: ContourData, _ layer: Layer, _ scene: Scene, into writer: inout SVGWriter
  ) {
    var path = PathData()
    for level in contours.levels {
      for part in contourParts(level) { path.polyline(simplified(part)) }
    }
    guard !path.isEmpty else { return }
    drawCasing(path, layer, width: 1.25, scene, into: &writer)
    writer.open("path")
    writer.path(path)
    stroke(layer, width: 1.25, into: &writer)
    writer.attribute("stroke-linejoin", "round")
    writer.close()
  }

  /// The values along the lines, each with a rim that interrupts its line.
  func drawContourLabels(_ scene: Scene, into writer: inout SVGWriter) {
    let labels = contourLabels(scene)
    guard !labels.isEmpty else { return }
    openTextsWithRim("middle", into: &writer)
    for label in labels {
      writer.open("text")
      writer.raw(" transform=\"translate(")
      writer.number(label.center.x, decimals: 1)
      writer.raw(" ")
      writer.number(label.center.y, decimals: 1)
      writer.raw(") rotate(")
      writer.number(label.angle, decimals: 1)
      writer.raw(")\"")
      writer.attribute("dy", ".35em")
      writer.close(scripted: label.text)
    }
    writer.end("g")
  }
}
