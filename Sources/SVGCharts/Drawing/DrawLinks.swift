internal import CMathShims

extension PlotLayout {
  /// Lines from point to point, with an arrowhead at the end if wanted.
  func drawLinks(
    _ layer: Layer, hasHead: Bool, _ scene: Scene, into writer: inout SVGWriter
  ) {
    var shafts = PathData()
    var heads = PathData()
    let lineWidth = layer.style.stroke?.lineWidth ?? 1.5
    let disks = hasHead ? disks(scene) : []
    for index in 0..<layer.count where layer.isFinite(index) {
      let ends = segment(layer, index)
      guard let (start, last) = clippedSegment(ends[0], ends[1], to: clip) else { continue }
      // An arrow that is cut off at the frame does not end there: it gets no head.
      guard hasHead, last == ends[1] else {
        shafts.polyline([start, last])
        continue
      }
      let whole = cm_hypot(last.x - start.x, last.y - start.y)
      guard whole > 0 else { continue }
      let (ux, uy) = ((last.x - start.x) / whole, (last.y - start.y) / whole)
      // A point at the end would hide the head, or the head the point.
      let length = max(whole - reach(of: disks, at: last), 0.25 * whole)
      let end = Point(x: start.x + ux * length, y: start.y + uy * length)
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
      drawCasing(shafts, layer, width: 1.5, scene, into: &writer)
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

  /// The points of a chart with the radius that each takes, up to a thousand of them.
  private func disks(_ scene: Scene) -> [(center: Point, radius: Double)] {
    var disks: [(center: Point, radius: Double)] = []
    for layer in scene.layers {
      guard case .point = layer.kind, disks.count + layer.count <= 1000 else { continue }
      let area = layer.style.symbolSize ?? 36
      for index in 0..<layer.count {
        if let place = point(layer, index) {
          disks.append((center: place, radius: (area / .pi).squareRoot() + 0.75))
        }
      }
    }
    return disks
  }

  /// The radius of the largest disk about a place; 0 where there is none.
  private func reach(of disks: [(center: Point, radius: Double)], at place: Point) -> Double {
    disks.reduce(0) { reach, disk in
      let isHere = cm_hypot(disk.center.x - place.x, disk.center.y - place.y) < 0.5
      return isHere ? max(reach, disk.radius) : reach
    }
  }
}
