/// A velocity at every point: the right-hand side of the differential equation ẋ = v(x).
public protocol VectorField: Sendable {
  /// d, the number of coordinates.
  var dimension: Int { get }
  /// v(x), shape `[d]`, at a point of shape `[d]`.
  func velocity(at point: [Double]) -> [Double]
}

/// The flow that follows an objective downhill, ẋ = −∇f(x).
///
/// Gradient descent is Euler's method on this field: its learning rate is the step in time.
public struct GradientFlow<Landscape: Objective>: VectorField {
  /// f.
  public let objective: Landscape
  public var dimension: Int { objective.dimension }

  /// The flow downhill on an objective.
  public init(on objective: Landscape) { self.objective = objective }

  public func velocity(at point: [Double]) -> [Double] {
    objective.gradient(at: point).map { -$0 }
  }
}

/// Points along a flow and the times at which they are reached.
public struct FlowPath: Equatable, Sendable {
  /// Rising, shape `[n]`.
  public internal(set) var times: [Double]
  /// Shape `[n, d]`.
  public internal(set) var points: [[Double]]

  /// The last point.
  public var end: [Double] { points[points.count - 1] }

  /// One coordinate of every point, shape `[n]`.
  public func coordinate(_ index: Int) -> [Double] { points.map { $0[index] } }

  /// The distance of every point from the origin, shape `[n]`.
  public var distancesFromOrigin: [Double] { points.map { euclideanNorm($0) } }
}

extension VectorField {
  func checkStart(_ start: [Double]) throws(DynamicsError) {
    guard start.count == dimension else {
      throw .dimensionMismatch(expected: dimension, found: start.count)
    }
    try checkFinite(start, time: 0)
  }

  func checkFinite(_ point: [Double], time: Double) throws(DynamicsError) {
    if let bad = point.firstNotFinite {
      throw .diverged(time: time, coordinate: bad, value: point[bad])
    }
  }
}
