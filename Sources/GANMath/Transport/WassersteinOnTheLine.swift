/// The Wasserstein distance between two sets of points on the line.
///
///     W_p = (∫₀¹ |F⁻¹(t) − G⁻¹(t)|^p dt)^(1/p)        W_∞ = sup |F⁻¹ − G⁻¹|
///
/// F⁻¹ and G⁻¹ are the quantile functions: on the line the cheapest plan keeps the order. For
/// p = 1 this is the area between the two distribution functions, ∫ |F − G|.
///
/// - Parameters:
///   - source: Positions of the first set, shape `[n]`, in any order.
///   - target: Positions of the second set, shape `[m]`.
///   - sourceWeights: Masses of the first set, shape `[n]`, each ≥ 0; equal when nil. Only
///     proportions count: the masses of each side are divided by their sum.
///   - targetWeights: Masses of the second set, shape `[m]`; equal when nil.
///   - order: p ≥ 1, or `.infinity`.
/// - Returns: A length in the unit of the positions (the p-th root is taken).
/// - Throws: `empty`, `shapeMismatch`, `notFinite`, `negativeMass` or `invalidOrder`.
/// - Complexity: O(n log n + m log m).
/// - Source: Peyré & Cuturi, *Computational Optimal Transport* (2019), §2.6.
public func wassersteinDistance(
  from source: [Double], to target: [Double],
  sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil,
  order: Double = 1
) throws(TransportError) -> Double {
  guard order >= 1 else { throw .invalidOrder(order) }
  let moves = monotoneMoves(
    try LineMeasure(source, weights: sourceWeights),
    try LineMeasure(target, weights: targetWeights))
  let longest = moves.reduce(0) { max($0, $1.distance) }
  if order == .infinity || longest == 0 || longest.isInfinite { return longest }
  var sum = PreciseSum()
  for move in moves where move.distance > 0 {
    // In units of the longest move, so that a high power neither over- nor underflows.
    sum.add(move.share * power(move.distance / longest, order))
  }
  return longest
    * (order == 1 ? sum.value : order == 2 ? sqrt(sum.value) : pow(sum.value, 1 / order))
}

private func power(_ base: Double, _ exponent: Double) -> Double {
  exponent == 1 ? base : exponent == 2 ? base * base : pow(base, exponent)
}

/// The energy distance √(2 ∫ (F − G)²) between two sets of points on the line.
///
///     D² = 2 E|X − Y| − E|X − X'| − E|Y − Y'|
///
/// A distance that, like W₁, sees how far apart masses lie, but has no plan behind it.
///
/// - Parameters: as `wassersteinDistance(from:to:sourceWeights:targetWeights:order:)`.
/// - Returns: The root of a length.
/// - Throws: `empty`, `shapeMismatch`, `notFinite` or `negativeMass`.
/// - Complexity: O(n log n + m log m).
/// - Source: Székely & Rizzo, *Energy Statistics* (2013).
public func energyDistance(
  from source: [Double], to target: [Double],
  sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil
) throws(TransportError) -> Double {
  let levels = DistributionGap(
    try LineMeasure(source, weights: sourceWeights),
    try LineMeasure(target, weights: targetWeights))
  var sum = PreciseSum()
  for index in levels.differences.indices {
    let difference = levels.differences[index]
    sum.add(
      difference * difference * (levels.positions[index + 1] - levels.positions[index]))
  }
  return sqrt(2 * sum.value)
}
