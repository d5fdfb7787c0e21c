/// The polyline that an interpolation method draws through points.
///
/// - Complexity: O(n).
func interpolated(_ points: [Point], _ method: InterpolationMethod) -> [Point] {
  guard points.count > 1 else { return points }
  switch method {
  case .linear: return points
  case .stepEnd: return stepped(points, at: 1)
  case .stepStart: return stepped(points, at: 0)
  case .stepCenter: return stepped(points, at: 0.5)
  case .monotone: return monotone(points)
  }
}

private func stepped(_ points: [Point], at share: Double) -> [Point] {
  var result = [points[0]]
  for (a, b) in zip(points, points.dropFirst()) {
    let x = a.x + share * (b.x - a.x)
    result.append(Point(x: x, y: a.y))
    result.append(Point(x: x, y: b.y))
    result.append(b)
  }
  return result
}

/// A smooth curve that is monotone wherever the points are.
///
/// - Source: Fritsch & Carlson, "Monotone piecewise cubic interpolation" (1980); the slopes are
///   Steffen's (1990), which need no second pass.
private func monotone(_ points: [Point]) -> [Point] {
  let slopes = monotoneSlopes(points)
  var result = [points[0]]
  for index in points.indices.dropLast() {
    let (a, b) = (points[index], points[index + 1])
    let width = b.x - a.x
    for part in 1...12 {
      let t = Double(part) / 12
      let (t2, t3) = (t * t, t * t * t)
      let y =
        (2 * t3 - 3 * t2 + 1) * a.y + (3 * t2 - 2 * t3) * b.y
        + ((t3 - 2 * t2 + t) * slopes[index] + (t3 - t2) * slopes[index + 1]) * width
      result.append(Point(x: a.x + t * width, y: part == 12 ? b.y : y))
    }
  }
  return result
}

private func monotoneSlopes(_ points: [Point]) -> [Double] {
  let widths = zip(points, points.dropFirst()).map { $1.x - $0.x }
  let secants = zip(zip(points, points.dropFirst()), widths).map { pair, width in
    width == 0 ? 0 : (pair.1.y - pair.0.y) / width
  }
  var slopes = [Double](repeating: 0, count: points.count)
  slopes[0] = secants[0]
  slopes[points.count - 1] = secants[secants.count - 1]
  for index in points.indices.dropFirst().dropLast() {
    let (left, right) = (secants[index - 1], secants[index])
    guard left * right > 0 else { continue }
    let weighted =
      (left * widths[index] + right * widths[index - 1]) / (widths[index - 1] + widths[index])
    let limit = min(left.magnitude, right.magnitude, weighted.magnitude / 2) * 2
    slopes[index] = left < 0 ? -limit : limit
  }
  return slopes
}
