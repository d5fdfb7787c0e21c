internal import CMathShims

/// A value along a line of equal values.
struct TurnedLabel: Sendable {
  var text: String
  var center: Point
  /// Degrees, clockwise, −90 to 90.
  var angle: Double
  /// Half of the room along the line.
  var radius: Double
}

extension PlotLayout {
  /// The labels of all contour lines: one on the longest line of each level, where there is room.
  func contourLabels(_ scene: Scene) -> [TurnedLabel] {
    guard scene.hasContours else { return [] }
    let drawn = linePoints(scene)
    var labels: [TurnedLabel] = []
    for layer in scene.layers {
      guard case .contour(let contours) = layer.kind else { continue }
      for level in contours.levels where !level.label.isEmpty {
        let longest = contourParts(level).max { length($0) < length($1) } ?? []
        if let label = place(level.label, on: longest, avoiding: labels, drawn) {
          labels.append(label)
        }
      }
    }
    return labels
  }

  /// The upright rectangles about the labels, as obstacles for other texts.
  func contourLabelBoxes(_ scene: Scene) -> [Rect] {
    contourLabels(scene).map { label in
      let (sine, cosine) = (
        cm_sin(label.angle * .pi / 180).magnitude, cm_cos(label.angle * .pi / 180)
      )
      let halfHeight = 0.5 * fontSize
      let (dx, dy) = (
        label.radius * cosine + halfHeight * sine, label.radius * sine + halfHeight * cosine
      )
      return Rect(
        minX: label.center.x - dx, minY: label.center.y - dy, maxX: label.center.x + dx,
        maxY: label.center.y + dy)
    }
  }

  /// The lines of a level inside the plot.
  func contourParts(_ level: ContourData.Level) -> [[Point]] {
    level.lines.flatMap { line in
      clipped(line.map { Point(x: x.position($0.x), y: y.position($0.y)) }, to: clip)
    }
  }

  /// The straightest place on a line that is long enough, free of other labels and, if there is
  /// one, not crossed by what is drawn.
  private func place(
    _ text: String, on line: [Point], avoiding others: [TurnedLabel], _ drawn: [Point]
  ) -> TurnedLabel? {
    let width = textWidth(text, size: fontSize) + 0.5 * fontSize
    let total = length(line)
    guard total > 1.8 * width else { return nil }
    var best: (label: TurnedLabel, bend: Double)?
    var walked = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      walked += cm_hypot(b.x - a.x, b.y - a.y)
      guard walked > width / 2, walked < total - width / 2,
        let start = point(on: line, at: walked - width / 2),
        let end = point(on: line, at: walked + width / 2)
      else { continue }
      let chord = cm_hypot(end.x - start.x, end.y - start.y)
      let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
      let isFree = others.allSatisfy {
        cm_hypot($0.center.x - middle.x, $0.center.y - middle.y) > $0.radius + width / 2
      }
      // How much longer the line is than its chord; a little preference for upright text.
      let rise = (end.y - start.y).magnitude / max(chord, 1e-9)
      var bend = width / max(chord, 1e-9) - 1
      guard bend < 0.25, isFree, frame.insetBy(width / 2).contains(middle) else { continue }
      bend += 0.05 * rise
      guard bend < best?.bend ?? .infinity else { continue }
      if drawn.contains(where: { cm_hypot($0.x - middle.x, $0.y - middle.y) < width / 2 + 4 }) {
        bend += 1
      }
      guard bend < best?.bend ?? .infinity else { continue }
      var angle = cm_atan2(end.y - start.y, end.x - start.x) * 180 / .pi
      if angle > 90 { angle -= 180 }
      if angle < -90 { angle += 180 }
      best = (TurnedLabel(text: text, center: middle, angle: angle, radius: width / 2), bend)
    }
    return best?.label
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
