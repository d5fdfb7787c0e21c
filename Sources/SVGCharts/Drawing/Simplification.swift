/// A polyline with fewer points, which passes every point at less than 0.35 units.
///
/// That is less than half a pixel as long as 480 units are less than 685 pixels wide.
///
/// Two steps. Points of one quarter-unit column, visited in a row, are replaced by the first,
/// the lowest, the highest and the last: the column's ink stays the same. Then Douglas and
/// Peucker's method drops every point that lies within a tenth of a unit from its chord.
///
/// - Complexity: O(n log n) for lines that are not adversarial.
/// - Source: Jugel et al., "M4: a visualization-oriented time series data aggregation" (2014);
///   Douglas & Peucker (1973).
func simplified(_ points: [Point]) -> [Point] {
  douglasPeucker(points.count > 2000 ? columnExtremes(points) : points, tolerance: 0.1)
}

/// The first, lowest, highest and last point of each run within a column of a quarter unit.
private func columnExtremes(_ points: [Point]) -> [Point] {
  var result: [Point] = []
  var start = 0
  while start < points.count {
    let column = (points[start].x * 4).rounded(.down)
    var (end, low, high) = (start, start, start)
    while end + 1 < points.count, (points[end + 1].x * 4).rounded(.down) == column {
      end += 1
      if points[end].y < points[low].y { low = end }
      if points[end].y > points[high].y { high = end }
    }
    var last = -1
    for index in [start, min(low, high), max(low, high), end] where index > last {
      result.append(points[index])
      last = index
    }
    start = end + 1
  }
  return result
}

private func douglasPeucker(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var isKept = [Bool](repeating: false, count: points.count)
  isKept[0] = true
  isKept[points.count - 1] = true
  var pending = [(0, points.count - 1)]
  while let (first, last) = pending.popLast() {
    guard last - first > 1 else { continue }
    var (worst, worstDistance) = (first, tolerance * tolerance)
    for index in (first + 1)..<last {
      let distance = squaredDistance(points[index], points[first], points[last])
      if distance > worstDistance { (worst, worstDistance) = (index, distance) }
    }
    if worst != first {
      isKept[worst] = true
      pending.append((first, worst))
      pending.append((worst, last))
    }
  }
  return points.indices.filter { isKept[$0] }.map { points[$0] }
}

/// The squared distance of a point from a segment.
private func squaredDistance(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = dx * dx + dy * dy
  let t = length == 0 ? 0 : min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1)
  let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
  return ex * ex + ey * ey
}
