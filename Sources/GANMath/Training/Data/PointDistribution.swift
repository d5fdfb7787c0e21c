/// Something to draw points from: the data that a generator learns.
public protocol PointDistribution: Sendable {
  /// d, the number of coordinates of a point.
  var dimension: Int { get }
  /// Independent draws, one a row, shape `[count, d]`.
  func sample(_ count: Int, using generator: inout some RandomNumberGenerator) -> Matrix
}
