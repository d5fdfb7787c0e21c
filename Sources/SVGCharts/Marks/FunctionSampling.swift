internal import CMathShims

/// The points at which a function is drawn: dense where its graph bends.
///
/// Starts from 129 even steps, and over positive domains of more than two decades from as many
/// even ratios too, so that a logarithmic axis is served. A step is halved while its middle is
/// further than 1/2000 of the graph's height from the chord, at most six times.
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
  let heights = coarse.map { $0.y }.filter { $0.isFinite }
  let height = (heights.max() ?? 0) / 2 - (heights.min() ?? 0) / 2
  var samples: [Point] = []
  for (a, b) in zip(coarse, coarse.dropFirst()) {
    samples.append(a)
    refine(a, b, function, tolerance: height / 1000, depth: 6, into: &samples)
  }
  if let last = coarse.last { samples.append(last) }
  return samples
}

/// Appends the points needed strictly between `a` and `b`.
private func refine(
  _ a: Point, _ b: Point, _ function: (Double) -> Double, tolerance: Double, depth: Int,
  into samples: inout [Point]
) {
  guard depth > 0 else { return }
  let x = a.x / 2 + b.x / 2
  let middle = Point(x: x, y: function(x))
  let finite = (a.y.isFinite ? 1 : 0) + (b.y.isFinite ? 1 : 0) + (middle.y.isFinite ? 1 : 0)
  if finite == 0 { return }
  if finite == 3, (middle.y - (a.y / 2 + b.y / 2)).magnitude <= tolerance { return }
  refine(a, middle, function, tolerance: tolerance, depth: depth - 1, into: &samples)
  samples.append(middle)
  refine(middle, b, function, tolerance: tolerance, depth: depth - 1, into: &samples)
}

/// Numbers from one end of a range to the other in equal steps, both ends included.
func evenlySpaced(_ range: ClosedRange<Double>, count: Int) -> [Double] {
  (0..<count).map { index in
    let share = Double(index) / Double(count - 1)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
}
