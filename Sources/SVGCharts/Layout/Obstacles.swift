internal import CMathShims

/// What a new text should not cover.
struct Obstacles: Sendable {
  /// Points along lines, close to one another.
  let points: [Point]
  /// Where links and arrows end: without them they say nothing.
  let ends: [Point]
  /// Texts that already have their places.
  var boxes: [Rect]
  /// How far a text's rim reaches.
  let rim: Double

  /// The length of line covered, in units, and far more for ends of arrows and other texts.
  func cost(_ box: Rect) -> Double {
    let rimmed = box.insetBy(-rim)
    let covered = points.count { rimmed.contains($0) }
    let hidden = ends.count { rimmed.contains($0) }
    let overlap = boxes.reduce(0) { sum, other in
      let common = other.overlap(box)
      return sum + (common > 0 ? 3000 + 10 * common : 0)
    }
    return 4 * Double(covered) + 1500 * Double(hidden) + overlap
  }
}

extension PlotLayout {
  /// The ends of all links, and the middles of their heads.
  func linkEnds(_ scene: Scene) -> [Point] {
    var points: [Point] = []
    for layer in scene.layers {
      guard case .link(let hasHead) = layer.kind else { continue }
      let size = 5 + 1.5 * (layer.style.stroke?.lineWidth ?? 1.5)
      for index in 0..<layer.count where layer.isFinite(index) {
        let ends = segment(layer, index)
        points += ends.filter { clip.contains($0) }
        let length = cm_hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y)
        guard hasHead, length > 0 else { continue }
        for share in [0.5 * size / length, size / length] {
          points.append(
            Point(
              x: ends[1].x + share * (ends[0].x - ends[1].x),
              y: ends[1].y + share * (ends[0].y - ends[1].y)))
        }
      }
    }
    return points
  }

  /// Points along all drawn lines and across all drawn bars, and all single points.
  func linePoints(_ scene: Scene) -> [Point] {
    var points: [Point] = []
    if !scene.x.options.isHidden {
      appendPoints(
        from: Point(x: frame.minX, y: frame.maxY), to: Point(x: frame.maxX, y: frame.maxY), &points)
    }
    for layer in scene.layers {
      switch layer.kind {
      case .line:
        var previous: Point?
        for index in 0..<layer.count {
          let place = point(layer, index)
          if let a = previous, let b = place { appendPoints(from: a, to: b, &points) }
          previous = place
        }
      case .point:
        points += (0..<layer.count).compactMap { point(layer, $0) }
      case .rule:
        for index in 0..<layer.count where layer.isFinite(index) {
          let ends = rule(layer, index)
          appendPoints(from: ends[0], to: ends[1], &points)
        }
      case .link, .whisker:
        for index in 0..<layer.count where layer.isFinite(index) {
          let ends = segment(layer, index)
          appendPoints(from: ends[0], to: ends[1], &points)
        }
      case .bar, .bin, .rectangle:
        // A filled shape hides nothing at its middle, so its area counts less than a line.
        for index in 0..<layer.count where layer.isFinite(index) {
          let ends = segment(layer, index)
          for share in [0.02, 0.35, 0.65, 0.98] {
            let height = ends[0].y + share * (ends[1].y - ends[0].y)
            appendPoints(
              from: Point(x: ends[0].x, y: height), to: Point(x: ends[1].x, y: height), &points)
          }
        }
      default: break
      }
    }
    return points
  }

  /// Points every four units along the part of a segment inside the plot.
  private func appendPoints(from a: Point, to b: Point, _ points: inout [Point]) {
    guard let (start, end) = clippedSegment(a, b, to: clip) else { return }
    let parts = max(1, Int(cm_hypot(end.x - start.x, end.y - start.y) / 4))
    for part in 0...parts {
      let t = Double(part) / Double(parts)
      points.append(Point(x: start.x + t * (end.x - start.x), y: start.y + t * (end.y - start.y)))
    }
  }
}
