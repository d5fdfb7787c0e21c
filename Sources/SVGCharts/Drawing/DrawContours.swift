internal import CMathShims

extension PlotLayout {
  /// Lines of equal value and, along the longest line of each level, its label.
  func drawContours(_ contours: ContourData, _ layer: Layer, into writer: inout SVGWriter) {
    var path = PathData()
    var labels: [TurnedLabel] = []
    for level in contours.levels {
      var longest: [Point] = []
      for line in level.lines {
        let points = line.map { Point(x: x.position($0.x), y: y.position($0.y)) }
        for part in clipped(points, to: clip) {
          path.polyline(simplified(part))
          if length(part) > length(longest) { longest = part }
        }
      }
      if let label = place(level.label, on: longest, avoiding: labels) { labels.append(label) }
    }
    guard !path.isEmpty else { return }
    writer.open("path")
    writer.path(path)
    stroke(layer, width: 1.25, into: &writer)
    writer.attribute("stroke-linejoin", "round")
    writer.close()
    draw(labels, into: &writer)
  }

  private struct TurnedLabel {
    var text: String
    var center: Point
    /// Degrees, clockwise, −90 to 90.
    var angle: Double
    var radius: Double
  }

  /// The straightest place on a line that is long enough and free of other labels.
  private func place(
    _ text: String, on line: [Point], avoiding others: [TurnedLabel]
  ) -> TurnedLabel? {
    let width = textWidth(text, size: fontSize) + 0.5 * fontSize
    guard !text.isEmpty, length(line) > 1.8 * width else { return nil }
    var best: (label: TurnedLabel, bend: Double)?
    var walked = 0.0
    let total = length(line)
    for (a, b) in zip(line, line.dropFirst()) {
      let step = cm_hypot(b.x - a.x, b.y - a.y)
      walked += step
      guard walked > width / 2, walked < total - width / 2,
        let start = point(on: line, at: walked - width / 2),
        let end = point(on: line, at: walked + width / 2)
      else { continue }
      let chord = cm_hypot(end.x - start.x, end.y - start.y)
      let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
      let isFree = others.allSatisfy {
        cm_hypot($0.center.x - middle.x, $0.center.y - middle.y) > $0.radius + width / 2
      }
      let isInside = frame.insetBy(width / 2).contains(middle)
      // How much longer the line is than its chord; a little preference for upright text.
      let rise = (end.y - start.y).magnitude / max(chord, 1e-9)
      let bend = width / max(chord, 1e-9) - 1 + 0.05 * rise
      guard isFree, isInside, bend < best?.bend ?? 0.25 else { continue }
      var angle = cm_atan2(end.y - start.y, end.x - start.x) * 180 / .pi
      if angle > 90 { angle -= 180 }
      if angle < -90 { angle += 180 }
      best = (TurnedLabel(text: text, center: middle, angle: angle, radius: width / 2), bend)
    }
    return best?.label
  }

  private func draw(_ labels: [TurnedLabel], into writer: inout SVGWriter) {
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

  private func length(_ line: [Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + cm_hypot($1.1.x - $1.0.x, $1.1.y - $1.0.y) }
  }

  private func point(on line: [Point], at distance: Double) -> Point? {
    var walked = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      let step = cm_hypot(b.x - a.x, b.y - a.y)
      if walked + step >= distance, step > 0 {
        let t = (distance - walked) / step
        return Point(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
      }
      walked += step
    }
    return nil
  }
}
