/// Something to draw points from: the data that a generator learns.
public protocol PointDistribution: Sendable {
  /// d, the number of coordinates of a point.
  var dimension: Int { get }
  /// Independent draws, one a row, shape `[count, d]`.
  func sample(_ count: Int, using generator: inout some RandomNumberGenerator) -> Matrix
  /// The number of modes that points cover, shape `[n, d]`; nil for data without modes.
  ///
  /// - Throws: `empty`, `shapeMismatch`.
  func modesCovered(by points: Matrix) throws(TransportError) -> Int?
}

extension PointDistribution {
  /// nil: data without modes, unless its type says otherwise.
  ///
  /// - Throws: Nothing here.
  public func modesCovered(by points: Matrix) throws(TransportError) -> Int? { nil }
}
