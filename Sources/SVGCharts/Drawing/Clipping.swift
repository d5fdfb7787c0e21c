/// The parts of a polyline that lie inside a rectangle, each a polyline of its own.
///
/// Every segment is cut by Liang and Barsky's parametric test, so coordinates far off the page
/// never reach the drawing.
///
/// - Complexity: O(n).
/// - Source: Liang & Barsky, "A new concept and method for line clipping" (1984).
func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
  var runs: [[Point]] = []
  var run: [Point] = []
  for index in points.indices.dropLast() {
    guard let (start, end) = clippedSegment(points[index], points[index + 1], to: rect) else {
      if run.count > 1 { runs.append(run) }
      run = []
      continue
    }
    if run.last != start {
      if run.count > 1 { runs.append(run) }
      run = [start]
    }
    run.append(end)
  }
  if run.count > 1 { runs.append(run) }
  return runs
}

/// The part of a segment inside a rectangle, or nil.
func clippedSegment(_ a: Point, _ b: Point, to rect: Rect) -> (Point, Point)? {
  if rect.contains(a), rect.contains(b) { return (a, b) }
  var entering = 0.0
  var leaving = 1.0
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  for (step, room) in [
    (-dx, a.x - rect.minX), (dx, rect.maxX - a.x), (-dy, a.y - rect.minY), (dy, rect.maxY - a.y),
  ] {
    if step == 0 {
      if room < 0 { return nil }
    } else if step < 0 {
      entering = max(entering, room / step)
    } else {
      leaving = min(leaving, room / step)
    }
  }
  guard entering <= leaving else { return nil }
  // The rounding of a + t·d may land a hair outside, or miss b when t is 1.
  func at(_ t: Double) -> Point {
    Point(
      x: min(max(a.x + t * dx, rect.minX), rect.maxX),
      y: min(max(a.y + t * dy, rect.minY), rect.maxY))
  }
  return (entering == 0 ? a : at(entering), leaving == 1 ? b : at(leaving))
}

/// The part of a polygon inside a rectangle.
///
/// - Complexity: O(n).
/// - Source: Sutherland & Hodgman, "Reentrant polygon clipping" (1974).
func clippedPolygon(_ points: [Point], to rect: Rect) -> [Point] {
  var polygon = points
  for side in 0..<4 {
    var kept: [Point] = []
    kept.reserveCapacity(polygon.count)
    for index in polygon.indices {
      let (current, next) = (polygon[index], polygon[(index + 1) % polygon.count])
      let (a, b) = (room(current, side, rect), room(next, side, rect))
      if a >= 0 { kept.append(current) }
      if (a >= 0) != (b >= 0) {
        let t = a / (a - b)
        kept.append(
          Point(x: current.x + t * (next.x - current.x), y: current.y + t * (next.y - current.y)))
      }
    }
    polygon = kept
  }
  return polygon
}

/// How far a point lies inside one side of a rectangle; negative when outside.
private func room(_ point: Point, _ side: Int, _ rect: Rect) -> Double {
  switch side {
  case 0: point.x - rect.minX
  case 1: rect.maxX - point.x
  case 2: point.y - rect.minY
  default: rect.maxY - point.y
  }
}
