internal import CMathShims

/// The points at which a function is drawn: dense where its graph bends.
///
/// Starts from 129 even steps, and over positive domains of more than two decades from as many
/// even ratios too, so that a logarithmic axis is served. A step is halved while its middle is
/// further than 1/2000 of the graph's height from the chord, at most six times. Where the function
/// jumps, the line has a gap.
func sampledAdaptively(
  _ function: (Double) -> Double, over domain: ClosedRange<Double>
) -> [Point] {
  var places = evenlySpaced(domain, count: 129)
  let (lower, upper) = (domain.lowerBound, domain.upperBound)
  if lower > 0, upper / lower > 100 {
    let ratios = evenlySpaced(cm_log(lower)...cm_log(upper), count: 129).map { cm_exp($0) }
    places += ratios.filter { $0 > lower && $0 < upper }
    places.sort()
  }
  let coarse = places.map { Point(x: $0, y: function($0)) }
  let height = typicalHeight(coarse)
  var samples: [Point] = []
  withoutActuallyEscaping(function) { function in
    let sampler = Sampler(function: function, height: height)
    for (a, b) in zip(coarse, coarse.dropFirst()) {
      samples.append(a)
      sampler.refine(a, b, depth: 6, into: &samples)
    }
  }
  if let last = coarse.last { samples.append(last) }
  return samples
}

/// The height of most of a graph: a pole's few huge values do not count.
private func typicalHeight(_ points: [Point]) -> Double {
  let heights = points.map { $0.y }.filter { $0.isFinite }.sorted()
  guard let lowest = heights.first, let highest = heights.last else { return 0 }
  let middle = heights[heights.count * 19 / 20] / 2 - heights[heights.count / 20] / 2
  let whole = highest / 2 - lowest / 2
  return min(whole, 8 * middle == 0 ? whole : 8 * middle) * 2
}

private struct Sampler {
  let function: (Double) -> Double
  let height: Double

  /// Appends the points needed strictly between `a` and `b`.
  func refine(_ a: Point, _ b: Point, depth: Int, into samples: inout [Point]) {
    guard depth > 0 else {
      appendGap(a, b, into: &samples)
      return
    }
    let middle = self.middle(a, b)
    let finite = (a.y.isFinite ? 1 : 0) + (b.y.isFinite ? 1 : 0) + (middle.y.isFinite ? 1 : 0)
    if finite == 0 { return }
    let bend = (middle.y - (a.y / 2 + b.y / 2)).magnitude
    if finite == 3, bend <= height / 2000 { return }
    refine(a, middle, depth: depth - 1, into: &samples)
    samples.append(middle)
    refine(middle, b, depth: depth - 1, into: &samples)
  }

  /// A gap between two points, if the function jumps between them.
  ///
  /// Halving the interval 40 times, always on the side of the larger change, leaves a continuous
  /// function with no change and a jump with nearly all of it.
  private func appendGap(_ a: Point, _ b: Point, into samples: inout [Point]) {
    let change = (b.y / 2 - a.y / 2).magnitude * 2
    guard change > height / 50 else { return }
    var (left, right) = (a, b)
    for _ in 0..<40 {
      let middle = self.middle(left, right)
      guard middle.y.isFinite, middle.x > left.x, middle.x < right.x else { break }
      let isLeft = (middle.y - left.y).magnitude > (right.y - middle.y).magnitude
      if isLeft { right = middle } else { left = middle }
    }
    guard (right.y / 2 - left.y / 2).magnitude * 2 > 0.9 * change else { return }
    samples += [left, Point(x: left.x, y: .nan), right]
  }

  private func middle(_ a: Point, _ b: Point) -> Point {
    let x = a.x / 2 + b.x / 2
    return Point(x: x, y: function(x))
  }
}

/// Numbers from one end of a range to the other in equal steps, both ends included.
func evenlySpaced(_ range: ClosedRange<Double>, count: Int) -> [Double] {
  (0..<count).map { index in
    let share = Double(index) / Double(count - 1)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
}
