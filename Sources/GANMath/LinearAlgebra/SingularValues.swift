extension Matrix {
  /// The singular values σ₁ ≥ σ₂ ≥ … ≥ 0, min(rows, columns) of them.
  ///
  /// Those of matrices up to 512 × 64 or 64 × 512 come from `singularValueDecomposition()`, and
  /// even the tiny ones have most of their digits. Larger matrices are first brought to two
  /// diagonals, which is several times faster and leaves errors of about 1e-15 · σ₁ in all values.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number; `overflow` when σ₁
  ///   is beyond the largest double; `didNotConverge`, which no finite matrix is known to cause.
  /// - Complexity: O(rows · columns · min(rows, columns)).
  /// - Source: Golub & Kahan, *Calculating the Singular Values and Pseudo-Inverse of a Matrix*
  ///   (1965).
  public func singularValues() throws(LinearAlgebraError) -> [Double] {
    if rows == 0 || columns == 0 { return [] }
    if deservesTwoPasses { return try singularValueDecomposition().singularValues }
    return try singularValuesByTwoDiagonals()
  }

  /// The singular values with errors of about 1e-15 · σ₁, whatever the size.
  func singularValuesByTwoDiagonals() throws(LinearAlgebraError) -> [Double] {
    try requireFinite()
    let scale = powerOfTwoScale
    let tall = rows >= columns ? self : transposed
    var bidiagonal = Bidiagonal(of: tall.map { $0 / scale })
    let values = try bidiagonal.singularValues().map { $0 * scale }
    guard values[0].isFinite else { throw .overflow }
    return values
  }
}
