/// Equally likely round normals at several centres, the usual trial of mode coverage.
///
/// - Source: Metz et al., *Unrolled Generative Adversarial Networks* (2017), appendix A, for the
///   ring; Srivastava et al., *VEEGAN* (2017), §4.1, for the grid.
public struct NormalMixture: PointDistribution, Equatable {
  /// One centre a row, shape `[modes, d]`.
  public let centers: Matrix
  /// The standard deviation of every coordinate around its centre.
  public let standardDeviation: Double
  public var dimension: Int { centers.columns }

  /// Equally likely normals around the rows of `centers`.
  ///
  /// - Throws: `empty` for no centre; `notFinite`; `nonPositiveScale` for a deviation below 0,
  ///   which may be 0.
  public init(centers: Matrix, standardDeviation: Double) throws(DistributionError) {
    guard centers.rows > 0 else { throw .empty }
    if let bad = centers.storage.first(where: { !$0.isFinite }) { throw .notFinite(bad) }
    guard standardDeviation.isFinite else { throw .notFinite(standardDeviation) }
    guard standardDeviation >= 0 else { throw .nonPositiveScale(standardDeviation) }
    self.init(around: centers, standardDeviation)
  }

  private init(around centers: Matrix, _ standardDeviation: Double) {
    self.centers = centers
    self.standardDeviation = standardDeviation
  }

  /// Normals evenly spaced on a circle around the origin, the first at angle 0.
  public static func ring(
    of modes: Int = 8, radius: Double = 2, standardDeviation: Double = 0.05
  ) -> NormalMixture {
    require(modes >= 1, "a ring of \(modes) modes")
    checkHyperparameter(standardDeviation, in: 0..., "standard deviation")
    let centers = Matrix(rows: modes, columns: 2) { mode, axis in
      let angle = 2 * Double.pi * Double(mode) / Double(modes)
      return radius * (axis == 0 ? cos(angle) : sin(angle))
    }
    return NormalMixture(around: centers, standardDeviation)
  }

  /// Normals on a square grid around the origin.
  public static func grid(
    side: Int = 5, spacing: Double = 2, standardDeviation: Double = 0.05
  ) -> NormalMixture {
    require(side >= 1, "a grid of \(side) × \(side) modes")
    checkHyperparameter(standardDeviation, in: 0..., "standard deviation")
    let middle = Double(side - 1) / 2
    let centers = Matrix(rows: side * side, columns: 2) { mode, axis in
      spacing * (Double(axis == 0 ? mode % side : mode / side) - middle)
    }
    return NormalMixture(around: centers, standardDeviation)
  }

  public func sample(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    var points = Matrix(rows: count, columns: dimension)
    for row in 0..<count {
      let mode = randomIndex(below: centers.rows, using: &generator)
      for axis in 0..<dimension {
        points.storage[row * dimension + axis] =
          centers[mode, axis] + standardDeviation * randomNormal(using: &generator)
      }
    }
    return points
  }

  /// The modes that have a point within four standard deviations of their centre.
  ///
  /// - Throws: `empty`, `shapeMismatch`.
  public func modesCovered(by points: Matrix) throws(TransportError) -> Int? {
    try coverage(by: points).modes
  }

  /// How well a sample covers the modes.
  ///
  /// A point belongs to the nearest centre and is *close* when it lies within `deviations`
  /// standard deviations of it; a mode is *covered* when at least one point is close to it.
  ///
  /// - Parameters:
  ///   - points: One a row, shape `[n, d]`.
  ///   - deviations: By default 4; of a normal in the plane, 3 in 10,000 points lie farther out.
  /// - Returns: The covered modes, and the share of close points.
  /// - Throws: `shapeMismatch`, `empty`.
  public func coverage(
    by points: Matrix, within deviations: Double = 4
  ) throws(TransportError) -> (modes: Int, closeShare: Double) {
    guard points.rows > 0 else { throw .empty }
    let distances = try euclideanDistances(points, centers)
    var covered = [Bool](repeating: false, count: centers.rows)
    var close = 0
    for row in 0..<points.rows {
      var nearest = 0
      for mode in 1..<max(1, centers.rows) where distances[row, mode] < distances[row, nearest] {
        nearest = mode
      }
      if distances[row, nearest] <= deviations * standardDeviation {
        covered[nearest] = true
        close += 1
      }
    }
    return (covered.count { $0 }, Double(close) / Double(points.rows))
  }
}
