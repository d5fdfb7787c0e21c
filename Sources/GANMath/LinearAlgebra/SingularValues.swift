extension Matrix {
  /// The singular values σ₁ ≥ σ₂ ≥ … ≥ 0, min(rows, columns) of them.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number.
  public func singularValues() throws(LinearAlgebraError) -> [Double] {
    try singularValueDecomposition().singularValues
  }
}
