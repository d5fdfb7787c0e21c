/// The best prices at the sources, given prices at the targets: f_i = min_j (C_ij − g_j).
///
/// No other f that keeps f_i + g_j ≤ C_ij is anywhere larger. When C is a metric on one set of
/// points, the result is 1-Lipschitz, and g ↦ −g for every g that is 1-Lipschitz already.
///
/// - Parameters:
///   - targetPotential: g, shape `[m]`.
///   - costs: C, shape `[n, m]`.
/// - Returns: f, shape `[n]`.
/// - Throws: `shapeMismatch` when g does not have m entries, `empty` when m is 0, `notFinite`
///   with the place of the first entry of g that is no number.
/// - Complexity: O(n m).
/// - Source: Villani, *Topics in Optimal Transportation* (2003), §2.1; Peyré & Cuturi,
///   *Computational Optimal Transport* (2019), §5.1.
public func cTransform(
  of targetPotential: [Double], costs: Matrix
) throws(TransportError) -> [Double] {
  guard targetPotential.count == costs.columns else {
    throw .shapeMismatch(expected: costs.columns, found: targetPotential.count)
  }
  guard !targetPotential.isEmpty else { throw .empty }
  if let bad = targetPotential.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(index: bad)
  }
  return (0..<costs.rows).map { row in
    var lowest = Double.infinity
    for column in 0..<costs.columns {
      lowest = min(lowest, costs[row, column] - targetPotential[column])
    }
    return lowest
  }
}

/// The least K with |f_i − f_j| ≤ K · d_ij for all pairs: the Lipschitz constant of values that
/// are given at points.
///
/// - Parameters:
///   - values: f at the points, shape `[n]`.
///   - distances: d between the points, shape `[n, n]`.
/// - Returns: The largest slope, 0 for fewer than two points; +∞ when two points 0 apart have
///   different values.
/// - Throws: `shapeMismatch` or `notFinite`.
/// - Complexity: O(n²).
public func lipschitzConstant(
  of values: [Double], distances: Matrix
) throws(TransportError) -> Double {
  for size in [distances.rows, distances.columns] where size != values.count {
    throw .shapeMismatch(expected: values.count, found: size)
  }
  if let bad = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
  if let bad = distances.storage.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(index: bad)
  }
  var steepest = 0.0
  for i in values.indices {
    for j in values.indices where values[i] != values[j] {
      steepest = max(steepest, (values[i] - values[j]).magnitude / distances[i, j].magnitude)
    }
  }
  return steepest
}
