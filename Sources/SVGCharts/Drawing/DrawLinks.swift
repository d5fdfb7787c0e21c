internal import CMathShims

extension PlotLayout {
  /// Lines from point to point, with an arrowhead at the end if wanted.
  func drawLinks(_ layer: Layer, hasHead: Bool, into writer: inout SVGWriter) {
    var shafts = PathData()
    var heads = PathData()
    let lineWidth = layer.style.stroke?.lineWidth ?? 1.5
    for index in 0..<layer.count where layer.isFinite(index) {
      let ends = segment(layer, index)
      guard let (start, end) = clippedSegment(ends[0], ends[1], to: clip) else { continue }
      // An arrow that is cut off at the frame does not end there: it gets no head.
      guard hasHead, end == ends[1] else {
        shafts.polyline([start, end])
        continue
      }
      let length = cm_hypot(end.x - start.x, end.y - start.y)
      guard length > 0 else { continue }
      let (ux, uy) = ((end.x - start.x) / length, (end.y - start.y) / length)
      let size = min(5 + 1.5 * lineWidth, length)
      let neck = Point(x: end.x - ux * size, y: end.y - uy * size)
      shafts.polyline([start, neck])
      let half = 0.42 * size
      heads.polygon([
        end, Point(x: neck.x - uy * half, y: neck.y + ux * half),
        Point(x: neck.x + uy * half, y: neck.y - ux * half),
      ])
    }
    if !shafts.isEmpty {
      writer.open("path")
      writer.path(shafts)
      stroke(layer, width: 1.5, into: &writer)
      writer.close()
    }
    if !heads.isEmpty {
      writer.open("path")
      writer.path(heads)
      writer.attribute("fill", layer.color.css)
      if let opacity = layer.style.opacity { writer.attribute("fill-opacity", opacity) }
      writer.close()
    }
  }
}
