/// A function to minimise, with its gradient.
public protocol Objective: Sendable {
  /// d, the number of coordinates.
  var dimension: Int { get }
  /// f(x) at a point of shape `[d]`.
  func value(at point: [Double]) -> Double
  /// ∇f(x), shape `[d]`.
  func gradient(at point: [Double]) -> [Double]
}
