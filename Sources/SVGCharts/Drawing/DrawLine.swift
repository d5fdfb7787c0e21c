extension PlotLayout {
  /// A line through a layer's data, with a gap at each datum that is not finite.
  func drawLine(_ layer: Layer, _ scene: Scene, into writer: inout SVGWriter) {
    var path = PathData()
    var dots = PathData()
    for run in finiteRuns(layer) {
      let curve = interpolated(run, layer.style.interpolation)
      for part in clipped(curve, to: clip) { path.polyline(simplified(part)) }
      // A datum between two gaps has no line: a dot keeps it visible.
      if isDot(run), clip.contains(run[0]) { dots.dot(run[0].x, run[0].y) }
    }
    drawDots(dots, layer, into: &writer)
    guard !path.isEmpty else { return }
    drawCasing(path, layer, width: 2, scene, into: &writer)
    writer.open("path")
    writer.path(path)
    if let series = layer.series, layer.style.stroke?.dash.isEmpty ?? true {
      writer.attribute("class", ChartTheme.dashClass(series))
    }
    stroke(layer, width: 2, into: &writer)
    writer.attribute("stroke-linejoin", "round")
    writer.attribute("stroke-linecap", "round")
    writer.close()
    if layer.style.symbol != nil { drawPoints(layer, into: &writer) }
  }

  /// Whether a run of points is too short to be seen as a line.
  private func isDot(_ run: [Point]) -> Bool {
    run.allSatisfy { ($0.x - run[0].x).magnitude < 0.5 && ($0.y - run[0].y).magnitude < 0.5 }
  }

  private func drawDots(_ dots: PathData, _ layer: Layer, into writer: inout SVGWriter) {
    guard !dots.isEmpty else { return }
    writer.open("path")
    writer.path(dots)
    writer.attribute("stroke", layer.color.css)
    writer.attribute("stroke-width", 6)
    writer.attribute("stroke-linecap", "round")
    writer.close()
  }

  /// The area between a layer's two edges.
  func drawArea(_ layer: Layer, into writer: inout SVGWriter) {
    // On a logarithmic axis there is no 0 to stand on: the area stands on the axis.
    let floor = y.type == .log ? y.lower : min(max(0, y.lower), y.upper)
    var path = PathData()
    var edge: [Point] = []
    var base: [Point] = []
    func finish() {
      let top = interpolated(edge, layer.style.interpolation)
      let bottom = interpolated(base, layer.style.interpolation)
      let outline = clippedPolygon(
        simplified(top) + simplified(bottom).reversed(), to: clip)
      path.polygon(outline)
      edge = []
      base = []
    }
    for index in 0..<layer.count {
      guard let start = point(layer, index) else {
        finish()
        continue
      }
      let other = Point(
        x: start.x, y: y.position(layer.yEnd.isEmpty ? floor : layer.yEnd[index]))
      edge.append(start)
      base.append(other)
    }
    finish()
    guard !path.isEmpty else { return }
    writer.open("path")
    writer.path(path)
    writer.attribute("fill", layer.color.css)
    writer.attribute("fill-opacity", layer.style.opacity ?? 0.22)
    writer.close()
  }

  /// A wider line of the page's colour beneath a line on a map, which may be as dark as the line.
  func drawCasing(
    _ path: PathData, _ layer: Layer, width: Double, _ scene: Scene, into writer: inout SVGWriter
  ) {
    guard scene.hasGrid else { return }
    writer.open("path")
    writer.path(path)
    writer.attribute("fill", "none")
    writer.attribute("stroke", ChartColor.background.css)
    writer.attribute("stroke-width", (layer.style.stroke?.lineWidth ?? width) + 2.5)
    writer.attribute("stroke-linejoin", "round")
    writer.attribute("stroke-linecap", "round")
    writer.close()
  }

  /// The stroke attributes of a layer that is drawn with lines.
  func stroke(_ layer: Layer, width: Double, into writer: inout SVGWriter) {
    writer.attribute("fill", "none")
    writer.attribute("stroke", layer.color.css)
    writer.attribute("stroke-width", layer.style.stroke?.lineWidth ?? width)
    if let dash = layer.style.stroke?.dash, !dash.isEmpty {
      writer.attribute(
        "stroke-dasharray", dash.map { fixed($0, decimals: 2) }.joined(separator: " "))
    }
    if let opacity = layer.style.opacity { writer.attribute("stroke-opacity", opacity) }
  }

  private func finiteRuns(_ layer: Layer) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    run.reserveCapacity(layer.count)
    for index in 0..<layer.count {
      if let point = point(layer, index) {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}
