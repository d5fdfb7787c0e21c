extension PlotLayout {
  /// Bars and rectangles, cut at the frame.
  func drawRectangles(_ layer: Layer, into writer: inout SVGWriter) {
    var path = PathData()
    for index in 0..<layer.count where layer.isFinite(index) {
      let (x1, x2) = (x.position(layer.x[index]), x.position(layer.xEnd[index]))
      let (y1, y2) = (y.position(layer.y[index]), y.position(layer.yEnd[index]))
      var rect = Rect(
        minX: min(x1, x2), minY: min(y1, y2), maxX: max(x1, x2), maxY: max(y1, y2))
      // Bins touch; a hair of air lets them be counted.
      if case .bin = layer.kind, rect.width > 3 { rect.maxX -= 0.75 }
      if let visible = rect.intersection(clip) { path.rectangle(visible) }
    }
    guard !path.isEmpty else { return }
    writer.open("path")
    writer.path(path)
    if layer.kind.isBar, let series = layer.series {
      writer.attribute("class", ChartTheme.fillClass(series))
    }
    writer.attribute("fill", layer.color.css)
    if let opacity = layer.style.opacity { writer.attribute("fill-opacity", opacity) }
    writer.close()
  }

  /// Ranges, with a cap at each end.
  func drawWhiskers(_ layer: Layer, into writer: inout SVGWriter) {
    var path = PathData()
    let half = 0.25 * fontSize
    for index in 0..<layer.count where layer.isFinite(index) {
      let ends = segment(layer, index)
      for part in clipped(ends, to: clip) { path.polyline(part) }
      for end in ends where clip.contains(end) {
        path.polyline([Point(x: end.x - half, y: end.y), Point(x: end.x + half, y: end.y)])
      }
    }
    guard !path.isEmpty else { return }
    writer.open("path")
    writer.path(path)
    stroke(layer, width: 1.5, into: &writer)
    writer.close()
  }

  /// Straight lines across the plot or between two values.
  func drawRules(_ layer: Layer, _ scene: Scene, into writer: inout SVGWriter) {
    var path = PathData()
    for index in 0..<layer.count where layer.isFinite(index) {
      for part in clipped(rule(layer, index), to: clip) { path.polyline(part) }
    }
    guard !path.isEmpty else { return }
    drawCasing(path, layer, width: 1.25, scene, into: &writer)
    writer.open("path")
    writer.path(path)
    stroke(layer, width: 1.25, into: &writer)
    writer.close()
  }

  /// The two ends of a rule.
  func rule(_ layer: Layer, _ index: Int) -> [Point] {
    if layer.y.isEmpty {
      let place = x.position(layer.x[index])
      return [Point(x: place, y: frame.maxY), Point(x: place, y: frame.minY)]
    }
    if layer.x.isEmpty {
      let height = y.position(layer.y[index])
      return [Point(x: frame.minX, y: height), Point(x: frame.maxX, y: height)]
    }
    return segment(layer, index)
  }

  /// From (x, y) to (xEnd, yEnd), where a missing end is the start's own.
  func segment(_ layer: Layer, _ index: Int) -> [Point] {
    [
      Point(x: x.position(layer.x[index]), y: y.position(layer.y[index])),
      Point(
        x: x.position(layer.xEnd.isEmpty ? layer.x[index] : layer.xEnd[index]),
        y: y.position(layer.yEnd.isEmpty ? layer.y[index] : layer.yEnd[index])),
    ]
  }
}
