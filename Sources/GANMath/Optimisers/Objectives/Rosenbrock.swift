/// The curved valley of Rosenbrock, the usual trial of an optimiser in the plane.
///
///     f(x, y) = (1 − x)² + 100 (y − x²)²
///
/// The floor y = x² is easy to find and hard to follow: at the minimum, (1, 1) with f = 0, the
/// curvature across it is 2508 times the one along it.
///
/// - Source: Rosenbrock, *An automatic method for finding the greatest or least value of a
///   function* (1960).
public struct Rosenbrock: Objective, Equatable {
  /// (1, 1).
  public let minimiser = [1.0, 1.0]
  /// (−1.2, 1), where runs customarily start.
  public let customaryStart = [-1.2, 1.0]
  public var dimension: Int { 2 }

  /// The function, which has no parameters.
  public init() {}

  public func value(at point: [Double]) -> Double {
    let (x, y) = coordinates(point)
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
  }

  public func gradient(at point: [Double]) -> [Double] {
    let (x, y) = coordinates(point)
    return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
  }

  private func coordinates(_ point: [Double]) -> (Double, Double) {
    require(point.count == 2, "Rosenbrock's function has 2 coordinates, not \(point.count)")
    return (point[0], point[1])
  }
}
