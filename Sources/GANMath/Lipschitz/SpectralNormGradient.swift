extension Matrix {
  /// The derivative of the spectral norm with respect to the entries, ∂σ₁/∂W = u₁ v₁ᵀ.
  ///
  /// Where σ₁ = σ₂ the norm has no derivative and this is one of its subgradients.
  ///
  /// - Returns: Shape of W, of rank one and Frobenius norm 1; zeros for a matrix of zeros.
  /// - Throws: `notFinite` with the place of the entry.
  /// - Complexity: As the singular value decomposition.
  /// - Source: Miyato et al., *Spectral Normalization for GANs* (2018), eq. 10.
  public func spectralNormGradient() throws(LinearAlgebraError) -> Matrix {
    let decomposition = try singularValueDecomposition()
    guard let largest = decomposition.singularValues.first, largest > 0 else {
      return Matrix(rows: rows, columns: columns)
    }
    return .outerProduct(decomposition.u.column(0), decomposition.v.column(0))
  }
}
