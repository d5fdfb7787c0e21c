/// A symmetric matrix as a stretch along perpendicular axes: A = V · diag(λ) · Vᵀ.
public struct SymmetricEigendecomposition: Equatable, Sendable {
  /// λ, descending, shape `[n]`.
  public let eigenvalues: [Double]
  /// V, shape `[n, n]`, orthonormal; column k belongs to eigenvalue k.
  public let eigenvectors: Matrix

  /// Takes a symmetric matrix apart by turning pairs of axes until all off-diagonal entries are
  /// below rounding (Jacobi's method).
  ///
  /// - Parameter matrix: A, shape `[n, n]`; entries may differ from their mirror images by
  ///   1e-12 of the largest entry, and the mean of both is used.
  /// - Throws: `notSquare`, `notFinite`, `notSymmetric`, or `didNotConverge` after 60 sweeps.
  /// - Complexity: O(n³) a sweep, of which 5 to 10 are usual.
  /// - Source: Golub & Van Loan, *Matrix Computations* (2013), §8.5.
  public init(of matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSymmetric()
    let n = matrix.rows
    let scale = matrix.powerOfTwoScale
    var a = (matrix + matrix.transposed).map { $0 / 2 / scale }
    // Rows are the axes, so that a turn works on two contiguous rows.
    var axes = Matrix.identity(n)
    var sweeps = 0
    while Self.sweep(&a, &axes) {
      sweeps += 1
      guard sweeps < 60 else { throw .didNotConverge(iterations: sweeps) }
    }
    let values = a.diagonal
    let order = values.indices.sorted { values[$0] > values[$1] }
    eigenvalues = order.map { values[$0] * scale }
    eigenvectors = Matrix(rows: n, columns: n) { axes[order[$1], $0] }
  }

  /// Turns every pair of axes once; false when there was nothing to turn.
  private static func sweep(_ a: inout Matrix, _ axes: inout Matrix) -> Bool {
    let n = a.rows
    let largest = a.storage.reduce(0) { max($0, $1.magnitude) }
    var turned = false
    for p in 0..<n {
      for q in p + 1..<max(n, p + 1) {
        let entry = a[p, q]
        if entry.magnitude <= Double.ulpOfOne / 4 * largest { continue }
        turned = true
        let slope = (a[q, q] - a[p, p]) / (2 * entry)
        let tangent =
          (slope < 0 ? -1 : 1) / (slope.magnitude + (1 + slope * slope).squareRoot())
        let cosine = 1 / (1 + tangent * tangent).squareRoot()
        let sine = cosine * tangent
        for k in 0..<n {
          let (x, y) = (a[p, k], a[q, k])
          a[p, k] = cosine * x - sine * y
          a[q, k] = sine * x + cosine * y
        }
        for k in 0..<n {
          let (x, y) = (a[k, p], a[k, q])
          a[k, p] = cosine * x - sine * y
          a[k, q] = sine * x + cosine * y
          let (u, v) = (axes[p, k], axes[q, k])
          axes[p, k] = cosine * u - sine * v
          axes[q, k] = sine * u + cosine * v
        }
        a[p, q] = 0
        a[q, p] = 0
      }
    }
    return turned
  }
}
