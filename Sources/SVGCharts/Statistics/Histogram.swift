internal import CMathShims

/// How many samples fall into each of a row of bins of equal width.
struct Histogram: Sendable {
  /// One more than bins, rising.
  let edges: [Double]
  let counts: [Int]
  /// The number of finite samples, in a bin or not.
  let total: Int

  var binWidth: Double { edges[1] - edges[0] }
  /// Share of all finite samples, bin by bin.
  var shares: [Double] { counts.map { Double($0) / Double(max(total, 1)) } }

  /// Bins hold their start, not their end; the last holds its end too.
  init(_ samples: [Double], bins: Int?, domain: ClosedRange<Double>?) {
    require((1...1000).contains(bins ?? 1), "1 to 1000 bins, not \(bins ?? 0)")
    let sorted = samples.filter { $0.isFinite }.sorted()
    total = sorted.count
    var lower = domain?.lowerBound ?? sorted.first ?? 0
    var upper = domain?.upperBound ?? sorted.last ?? 1
    if lower == upper {
      let half = max(0.5, lower.magnitude / 1000)
      (lower, upper) = (lower - half, upper + half)
    }
    let count = bins ?? Self.freedmanDiaconis(sorted, width: upper - lower)
    edges = evenlySpaced(lower...upper, count: count + 1)
    var counts = [Int](repeating: 0, count: count)
    var bin = 0
    for sample in sorted where sample >= lower && sample <= upper {
      while bin + 1 < count, sample >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    self.counts = counts
  }

  /// Bins of width 2 · (interquartile range) / n^(1/3), at most 100 of them.
  private static func freedmanDiaconis(_ sorted: [Double], width: Double) -> Int {
    guard sorted.count > 1 else { return 1 }
    let range = quantile(sorted, 0.75) - quantile(sorted, 0.25)
    guard range > 0 else { return 1 }
    let bin = 2 * range / cm_cbrt(Double(sorted.count))
    return Int(min(max((width / bin).rounded(.up), 1), 100))
  }
}

/// A quantile of sorted values, linear between neighbours.
///
/// - Parameters:
///   - sorted: Not empty, rising.
///   - share: 0 to 1.
func quantile(_ sorted: [Double], _ share: Double) -> Double {
  let place = share * Double(sorted.count - 1)
  let index = min(Int(place), sorted.count - 1)
  let next = min(index + 1, sorted.count - 1)
  return sorted[index] + (place - Double(index)) * (sorted[next] - sorted[index])
}
