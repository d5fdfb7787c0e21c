/// The best critic between two sets of points on the line.
///
/// Among all functions of slope at most 1 it has the largest gap of means, and that gap is W₁:
///
///     W₁(P, Q) = max over ‖f‖_L ≤ 1 of E_P f − E_Q f
///
/// It climbs with slope 1 where G > F (mass of P still to come must be valued higher), falls
/// with slope −1 where F > G and is level where F = G, and so it is not simply high where P has
/// more mass than Q.
public struct LineCritic: Equatable, Sendable {
  /// All positions of both sides, ascending, each once.
  public let positions: [Double]
  /// f at the positions; 0 at the first.
  public let values: [Double]
  /// f' between a position and the next: 1, 0 or −1; one fewer than positions.
  public let slopes: [Double]
  /// E_P f − E_Q f, which equals W₁(P, Q).
  public let gain: Double

  /// The best critic that is to be high on `source` and low on `target`.
  ///
  /// - Parameters: as `wassersteinDistance(from:to:sourceWeights:targetWeights:order:)`.
  /// - Throws: `empty`, `shapeMismatch`, `notFinite` or `negativeMass`.
  /// - Complexity: O(n log n + m log m).
  /// - Source: Villani, *Topics in Optimal Transportation* (2003), theorem 1.14.
  public init(
    from source: [Double], to target: [Double],
    sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil
  ) throws(TransportError) {
    let p = try LineMeasure(source, weights: sourceWeights)
    let q = try LineMeasure(target, weights: targetWeights)
    let gap = DistributionGap(p, q)
    positions = gap.positions
    slopes = gap.differences.map { $0 < 0 ? 1 : $0 > 0 ? -1 : 0 }
    var heights = [0.0]
    for (index, slope) in slopes.enumerated() {
      heights.append(heights[index] + slope * (positions[index + 1] - positions[index]))
    }
    values = heights
    gain =
      Self.mean(of: heights, at: gap.positions, over: p)
      - Self.mean(of: heights, at: gap.positions, over: q)
  }

  /// The critic at any point: straight between positions, level beyond the ends.
  ///
  /// - Complexity: O(log(n + m)).
  public func callAsFunction(_ x: Double) -> Double {
    require(!x.isNaN, "a critic has no value at a point that is no number")
    guard x > positions[0] else { return values[0] }
    var (low, high) = (0, positions.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if positions[middle] <= x { low = middle } else { high = middle }
    }
    guard low < slopes.count else { return values[low] }
    return values[low] + slopes[low] * (x - positions[low])
  }

  private static func mean(
    of values: [Double], at positions: [Double], over measure: LineMeasure
  ) -> Double {
    var sum = PreciseSum()
    var place = 0
    for (index, position) in measure.positions.enumerated() {
      while positions[place] < position { place += 1 }
      sum.addProduct(measure.masses[index], values[place])
    }
    return sum.value / measure.total.value
  }
}
