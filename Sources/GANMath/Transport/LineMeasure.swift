/// Points on the line in ascending order, with masses above 0.
struct LineMeasure {
  let positions: [Double]
  let masses: [Double]
  /// The sum of the masses, to twice the usual precision.
  let total: DoubleDouble

  /// Sorts the points and leaves out those without mass; `weights` of nil are all equal.
  init(_ points: [Double], weights: [Double]?) throws(TransportError) {
    guard !points.isEmpty else { throw .empty }
    if let weights {
      guard weights.count == points.count else {
        throw .shapeMismatch(expected: points.count, found: weights.count)
      }
      try requireMasses(weights)
    }
    for (index, point) in points.enumerated() where !point.isFinite {
      throw .notFinite(index: index)
    }
    // A power of two: products of totals stay finite, and the scaling is exact.
    let scale = weights.map { Matrix(filledRows: 1, columns: $0.count, $0).powerOfTwoScale } ?? 1
    let order = points.indices.filter { (weights?[$0] ?? 1) > 0 }
      .sorted { points[$0] < points[$1] }
    positions = order.map { points[$0] }
    masses = order.map { (weights?[$0] ?? 1) / scale }
    total = masses.reduce(DoubleDouble(0)) { $0 + DoubleDouble($1) }
  }
}

/// A mass that the cheapest plan on the line carries from one position to another.
struct LineMove {
  let source: Double
  let target: Double
  /// The share of the whole, in (0, 1].
  let share: Double

  var distance: Double { (source - target).magnitude }
}

/// The plan that keeps the order: the k-th grain of one side goes to the k-th of the other.
///
/// It is cheapest for every cost that is a convex function of the distance. The quantiles at
/// which the sides step to their next points are compared to 32 digits, so that points meet
/// exactly as the given weights say.
func monotoneMoves(_ source: LineMeasure, _ target: LineMeasure) -> [LineMove] {
  var moves: [LineMove] = []
  moves.reserveCapacity(source.masses.count + target.masses.count)
  let whole = (source.total * target.total).value
  var (i, j) = (0, 0)
  // Levels in units of 1 / (source total · target total), which makes them sums of products.
  var level = DoubleDouble(0)
  var sourceLevel = DoubleDouble(source.masses[0]) * target.total
  var targetLevel = DoubleDouble(target.masses[0]) * source.total
  while true {
    let sourceFirst = sourceLevel < targetLevel
    let targetFirst = targetLevel < sourceLevel
    let next = sourceFirst ? sourceLevel : targetLevel
    let share = (next - level).value / whole
    if share > 0 {
      moves.append(
        LineMove(source: source.positions[i], target: target.positions[j], share: share))
    }
    level = next
    if !targetFirst { i += 1 }
    if !sourceFirst { j += 1 }
    // Both end at 1; whichever rounding lets end first ends the plan.
    guard i < source.masses.count, j < target.masses.count else { return moves }
    if !targetFirst {
      sourceLevel = sourceLevel + DoubleDouble(source.masses[i]) * target.total
    }
    if !sourceFirst {
      targetLevel = targetLevel + DoubleDouble(target.masses[j]) * source.total
    }
  }
}
