/// The shares of two sets of samples in common bins: distributions that the discrete divergences
/// can compare.
///
/// What comes out depends on the bins. With many more bins than samples almost no bin holds both
/// kinds, and JS tends to log 2 whatever the distributions are; with one bin it is 0.
///
/// - Parameters:
///   - x: The first samples, shape `[n]`.
///   - y: The second samples, shape `[m]`.
///   - bins: The number of equally wide bins, ≥ 1.
///   - range: What the bins cover; from the least to the greatest of all samples when nil. The
///     last bin includes its right end.
/// - Returns: Two arrays of `bins` shares, each of sum 1.
/// - Throws: `empty`, `noBins`, `unboundedRange`, or `notFinite` or `outsideRange` with the index of the sample in
///   its own array.
/// - Complexity: O(n + m + bins).
public func sampleHistograms(
  _ x: [Double], _ y: [Double], bins: Int, over range: ClosedRange<Double>? = nil
) throws(DivergenceError) -> (p: [Double], q: [Double]) {
  guard !x.isEmpty, !y.isEmpty else { throw .empty }
  guard bins >= 1 else { throw .noBins(bins) }
  for samples in [x, y] {
    if let bad = samples.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
  }
  var (lower, upper) = (x[0], x[0])
  for sample in x + y {
    lower = min(lower, sample)
    upper = max(upper, sample)
  }
  let covered = range ?? lower...upper
  guard covered.lowerBound.isFinite && covered.upperBound.isFinite else {
    throw .unboundedRange(lower: covered.lowerBound, upper: covered.upperBound)
  }
  return (try shares(of: x, in: covered, bins: bins), try shares(of: y, in: covered, bins: bins))
}

private func shares(
  of samples: [Double], in range: ClosedRange<Double>, bins: Int
) throws(DivergenceError) -> [Double] {
  // Halves, because the width may overflow although both ends are finite.
  let halfWidth = range.upperBound / 2 - range.lowerBound / 2
  var counts = [Int](repeating: 0, count: bins)
  for (index, sample) in samples.enumerated() {
    guard range.contains(sample) else { throw .outsideRange(index: index, value: sample) }
    let place = halfWidth > 0 ? (sample / 2 - range.lowerBound / 2) / halfWidth : 0
    counts[min(Int(place * Double(bins)), bins - 1)] += 1
  }
  return counts.map { Double($0) / Double(samples.count) }
}
