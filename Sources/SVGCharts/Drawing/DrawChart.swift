extension PlotLayout {
  /// Draws the whole chart: grid, marks, axes, labels.
  func draw(_ scene: Scene, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("font-size", fontSize)
    writer.attribute("fill", ChartColor.muted.css)
    writer.closeAndNest()
    drawGrid(scene, into: &writer)
    for layer in scene.layers { draw(layer, scene, into: &writer) }
    drawContourLabels(scene, into: &writer)
    drawAxes(scene, into: &writer)
    drawTitles(scene, into: &writer)
    drawSeriesNames(into: &writer)
    drawColourBar(into: &writer)
    drawAnnotations(scene, into: &writer)
    drawInsets(scene, into: &writer)
    writer.end("g")
  }

  /// The small charts inside the plot, each on a background of its own.
  private func drawInsets(_ scene: Scene, into writer: inout SVGWriter) {
    for (index, inset) in insets.enumerated() {
      let box = insetBoxes(scene)[index]
      writer.open("g")
      writer.translate(box.minX, box.minY)
      writer.closeAndNest()
      writer.open("rect")
      writer.attribute("width", inset.width)
      writer.attribute("height", inset.height)
      writer.attribute("fill", ChartColor.background.css)
      writer.close()
      inset.draw(scene.insets[index], into: &writer)
      writer.end("g")
    }
  }

  /// Where the small charts lie.
  func insetBoxes(_ scene: Scene) -> [Rect] {
    scene.chart.insets.map { place in
      Rect(
        minX: frame.minX + place.x.lowerBound * frame.width,
        minY: frame.minY + place.y.lowerBound * frame.height,
        maxX: frame.minX + place.x.upperBound * frame.width,
        maxY: frame.minY + place.y.upperBound * frame.height)
    }
  }

  private func draw(_ layer: Layer, _ scene: Scene, into writer: inout SVGWriter) {
    switch layer.kind {
    case .line: drawLine(layer, scene, into: &writer)
    case .area: drawArea(layer, into: &writer)
    case .point: drawPoints(layer, into: &writer)
    case .bar, .rectangle, .bin: drawRectangles(layer, into: &writer)
    case .whisker: drawWhiskers(layer, into: &writer)
    case .contour(let contours): drawContours(contours, layer, scene, into: &writer)
    case .rule: drawRules(layer, scene, into: &writer)
    case .link(let hasHead): drawLinks(layer, hasHead: hasHead, scene, into: &writer)
    case .grid(let grid): drawGridCells(grid, into: &writer)
    case .text: break  // With the annotations, above everything.
    }
  }

  /// The frame with half a unit to spare, so that what lies on its edge is not cut.
  var clip: Rect { frame.insetBy(-0.5) }

  /// A datum's place on the page; nil when it is not finite.
  func point(_ layer: Layer, _ index: Int) -> Point? {
    guard layer.isFinite(index) else { return nil }
    return Point(x: x.position(layer.x[index]), y: y.position(layer.y[index]))
  }
}
