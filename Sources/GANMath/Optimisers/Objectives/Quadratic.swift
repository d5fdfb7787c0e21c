/// A quadratic bowl, on which every gradient method is linear and can be understood exactly.
///
///     f(x) = ½ xᵀ A x − bᵀ x        ∇f(x) = A x − b
///
/// ```swift
/// let narrow = Quadratic(curvatures: [1, 25])   // ½ (x² + 25 y²)
/// ```
public struct Quadratic: Objective, Equatable {
  /// A, symmetric, shape `[d, d]`.
  public let hessian: Matrix
  /// b, shape `[d]`; minus the gradient at 0.
  public let linear: [Double]
  public var dimension: Int { linear.count }

  /// The function of a symmetric matrix A and a vector b, 0 unless given.
  ///
  /// - Throws: `notSquare`; `notSymmetric` with the first pair of entries that differ;
  ///   `dimensionMismatch` between A and b.
  public init(hessian: Matrix, linear: [Double]? = nil) throws(OptimisationError) {
    guard hessian.isSquare else {
      throw .notSquare(rows: hessian.rows, columns: hessian.columns)
    }
    for row in 0..<hessian.rows {
      for column in 0..<row where hessian[row, column] != hessian[column, row] {
        throw .notSymmetric(
          row: row, column: column, difference: hessian[row, column] - hessian[column, row])
      }
    }
    let linear = linear ?? [Double](repeating: 0, count: hessian.rows)
    guard linear.count == hessian.rows else {
      throw .dimensionMismatch(expected: hessian.rows, found: linear.count)
    }
    self.hessian = hessian
    self.linear = linear
  }

  /// ½ Σ λᵢ xᵢ², whose axes are the coordinates and whose only critical point is 0 if no λ is.
  public init(curvatures: [Double]) {
    hessian = .diagonal(curvatures)
    linear = [Double](repeating: 0, count: curvatures.count)
  }

  public func value(at point: [Double]) -> Double {
    0.5 * dot(point, hessian * point) - dot(linear, point)
  }

  public func gradient(at point: [Double]) -> [Double] {
    var gradient = hessian * point
    for i in gradient.indices { gradient[i] -= linear[i] }
    return gradient
  }
}
