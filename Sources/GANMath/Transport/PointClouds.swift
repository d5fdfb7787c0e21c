extension OptimalTransport {
  /// Exact transport between two clouds of points at the cost ‖x − y‖^order.
  ///
  /// - Parameters:
  ///   - source: One point a row, shape `[n, d]`.
  ///   - target: One point a row, shape `[m, d]`.
  ///   - sourceWeights: Mass per point, shape `[n]`; 1/n each when nil.
  ///   - targetWeights: Mass per point, shape `[m]`, with the same total; 1/m each when nil.
  ///   - order: p ≥ 1 in ‖x − y‖^p, finite. For masses of total 1, `cost` is W_p^p.
  /// - Throws: as `init(from:to:costs:)`, and `invalidOrder`.
  /// - Complexity: as `init(from:to:costs:)`, and O(n m d) for the costs.
  public init(
    from source: Matrix, to target: Matrix,
    sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil,
    order: Double
  ) throws(TransportError) {
    try self.init(
      from: sourceWeights ?? evenMasses(source.rows),
      to: targetWeights ?? evenMasses(target.rows),
      costs: distanceCosts(source, target, order: order))
  }
}

/// The Wasserstein distance W_p between two clouds of points in any dimension.
///
/// - Parameters:
///   - source: One point a row, shape `[n, d]`.
///   - sourceWeights: Mass per point, shape `[n]`; equal when nil. Each side is divided by its sum.
///   - target: One point a row, shape `[m, d]`.
///   - targetWeights: Mass per point, shape `[m]`; equal when nil.
///   - order: p ≥ 1, finite.
/// - Returns: A length in the unit of the points (the p-th root is taken).
/// - Throws: as `OptimalTransport`.
/// - Complexity: as `OptimalTransport`.
public func wassersteinDistance(
  from source: Matrix, to target: Matrix,
  sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil,
  order: Double = 1
) throws(TransportError) -> Double {
  let transport = try OptimalTransport(
    from: source, to: target, sourceWeights: try sourceWeights.map(normalised),
    targetWeights: try targetWeights.map(normalised), order: order)
  return order == 1 ? transport.cost : pow(max(transport.cost, 0), 1 / order)
}

/// 1/count each.
func evenMasses(_ count: Int) -> [Double] {
  [Double](repeating: 1 / Double(max(count, 1)), count: count)
}

private func normalised(_ masses: [Double]) throws(TransportError) -> [Double] {
  let total = try requireMasses(masses)
  return masses.map { $0 / total }
}

/// ‖xᵢ − yⱼ‖^order, shape `[n, m]`.
func distanceCosts(
  _ x: Matrix, _ y: Matrix, order: Double
) throws(TransportError) -> Matrix {
  guard order >= 1, order.isFinite else { throw .invalidOrder(order) }
  if order == 2 { return try squaredEuclideanDistances(x, y) }
  let distances = try euclideanDistances(x, y)
  return order == 1 ? distances : distances.map { pow($0, order) }
}
