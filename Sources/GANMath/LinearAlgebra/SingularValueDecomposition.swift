/// A matrix taken apart into a rotation, a stretch along the axes and another rotation.
///
///     W = U · diag(σ) · Vᵀ,    UᵀU = VᵀV = I,    σ₁ ≥ σ₂ ≥ … ≥ 0
///
/// W sends the unit vector vᵢ to σᵢ uᵢ. The σ are unique; a pair (uᵢ, vᵢ) is so only up to a
/// common sign, and only where σᵢ differs from its neighbours.
public struct SingularValueDecomposition: Equatable, Sendable {
  /// U, shape `[rows, k]` with k = min(rows, columns): the directions of the images.
  public let u: Matrix
  /// σ, shape `[k]`, descending.
  public let singularValues: [Double]
  /// V, shape `[columns, k]`: the directions of the arguments.
  public let v: Matrix

  /// U · diag(σ) · Vᵀ, the matrix again up to rounding.
  ///
  /// - Complexity: O(rows · columns · k).
  public var product: Matrix {
    let scaled = Matrix(rows: u.rows, columns: u.columns) { u[$0, $1] * singularValues[$1] }
    return scaled * v.transposed
  }
}

extension Matrix {
  /// The singular value decomposition W = U · diag(σ) · Vᵀ.
  ///
  /// Turns pairs of columns against each other until all are perpendicular (one-sided Jacobi).
  /// Up to 512 × 64 or 64 × 512 a second pass starts from a product computed to twice the usual
  /// precision, so that even singular values near 1e-15 · σ₁ keep most of their digits; in larger
  /// matrices, errors are about 1e-15 · σ₁.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number; `overflow` when σ₁
  ///   is beyond the largest double; `didNotConverge` after 60 sweeps, which no finite matrix is
  ///   known to need.
  /// - Complexity: O(rows · columns · min(rows, columns)) a sweep, of which 5 to 10 are usual.
  /// - Source: Hestenes, *Inversion of Matrices by Biorthogonalization* (1958); Demmel & Veselić,
  ///   *Jacobi's Method is More Accurate than QR* (1992).
  public func singularValueDecomposition() throws(LinearAlgebraError)
    -> SingularValueDecomposition
  {
    try requireFinite()
    if rows < columns {
      let mirrored = try transposed.singularValueDecomposition()
      return SingularValueDecomposition(
        u: mirrored.v, singularValues: mirrored.singularValues, v: mirrored.u)
    }
    // A power of two: scaling by it is exact, and keeps squares away from under- and overflow.
    let scale = powerOfTwoScale
    var jacobi = ColumnJacobi(columnsOf: self, scale: scale)
    try jacobi.orthogonalize()
    if deservesTwoPasses {
      jacobi.restart(from: self, scale: scale)
      try jacobi.orthogonalize()
    }
    let parts = jacobi.decomposition(scale: scale)
    guard parts.singularValues.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return parts
  }

  /// True for matrices so small that the second pass costs little.
  var deservesTwoPasses: Bool { min(rows, columns) <= 64 && max(rows, columns) <= 512 }

  /// A power of two near the largest entry; 1 for the zero matrix.
  var powerOfTwoScale: Double {
    let largest = storage.reduce(0) { $0 > $1.magnitude ? $0 : $1.magnitude }
    guard largest > 0 else { return 1 }
    // 2⁻¹⁰²² is the smallest whose inverse is still finite.
    return Double(sign: .plus, exponent: max(largest.exponent, -1022), significand: 1)
  }
}
