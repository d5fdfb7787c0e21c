/// The best critic between two clouds of points: a 1-Lipschitz function whose gap of means is W₁.
///
///     W₁(P, Q) = max over ‖f‖_L ≤ 1 of E_P f − E_Q f
///
/// It comes from the prices of an exact transport problem: with g the prices of unloading at the
/// targets yⱼ,
///
///     f(z) = minⱼ (‖z − yⱼ‖ − gⱼ),
///
/// the lower envelope of cones of slope 1, and so 1-Lipschitz everywhere and not only at the
/// points.
public struct KantorovichRubinsteinCritic: Equatable, Sendable {
  /// The points of Q that have mass, shape `[m, d]`: the tips of the cones.
  public let tips: Matrix
  /// −g, the heights of the tips, shape `[m]`.
  public let heights: [Double]
  /// The exact transport problem that the critic solves the dual of.
  public let transport: OptimalTransport

  /// The best critic that is to be high on `source` and low on `target`.
  ///
  /// - Parameters:
  ///   - source: The points of P, one a row, shape `[n, d]`.
  ///   - target: The points of Q, one a row, shape `[m, d]`.
  ///   - sourceWeights: Their masses, shape `[n]`; 1/n each when nil.
  ///   - targetWeights: Their masses, shape `[m]`, with the same total; 1/m each when nil.
  /// - Throws: as `OptimalTransport`, and `shapeMismatch` when the dimensions differ.
  /// - Complexity: as `OptimalTransport`.
  /// - Source: Villani, *Topics in Optimal Transportation* (2003), theorem 1.14.
  public init(
    from source: Matrix, to target: Matrix,
    sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil
  ) throws(TransportError) {
    transport = try OptimalTransport(
      from: source, to: target, sourceWeights: sourceWeights, targetWeights: targetWeights,
      order: 1)
    let prices = transport.targetPotential
    let kept = (0..<target.rows).filter { (targetWeights?[$0] ?? 1) > 0 }
    tips = Matrix(rows: kept.count, columns: target.columns) { target[kept[$0], $1] }
    heights = kept.map { -prices[$0] }
  }

  /// f(z) = minⱼ (‖z − yⱼ‖ − gⱼ).
  ///
  /// - Complexity: O(m d).
  public func callAsFunction(_ point: [Double]) -> Double {
    require(
      point.count == tips.columns,
      "a critic on \(tips.columns) dimensions has no value at a point of \(point.count)")
    require(
      !point.contains { $0.isNaN }, "a critic has no value at a point that is no number")
    var lowest = Double.infinity
    for tip in 0..<tips.rows {
      var square = 0.0
      for axis in 0..<tips.columns {
        let difference = point[axis] - tips[tip, axis]
        square += difference * difference
      }
      lowest = min(lowest, square.squareRoot() + heights[tip])
    }
    return lowest
  }

  /// f at each row of `points`, shape `[k, d]`.
  ///
  /// - Complexity: O(k m d).
  public func values(at points: Matrix) -> [Double] {
    (0..<points.rows).map { self(points.row($0)) }
  }
}
