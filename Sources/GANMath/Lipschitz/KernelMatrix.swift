extension Matrix {
  /// The matrix that spectral normalisation sees of a weight with more than two axes.
  ///
  /// The output axis becomes the rows, all others in their order the columns. A convolution of
  /// shape `[out, in, kh, kw]` has output axis 0; a transposed one, `[in, out, kh, kw]`, has 1.
  /// The norm of this matrix is not the convolution's.
  ///
  /// - Parameters:
  ///   - weight: The entries, the last axis running fastest.
  ///   - shape: The lengths of the axes, whose product is the count of entries.
  ///   - outputAxis: The index of the axis that becomes the rows.
  /// - Throws: `noSuchAxis`; `shapeMismatch`.
  /// - Source: Miyato et al., *Spectral Normalization for GANs* (2018), §2.1 footnote; PyTorch,
  ///   `spectral_norm`, `dim`.
  public init(flattening weight: [Double], shape: [Int], outputAxis: Int = 0) throws(LipschitzError)
  {
    guard shape.indices.contains(outputAxis) else {
      throw .noSuchAxis(outputAxis, axes: shape.count)
    }
    let count = shape.reduce(1, *)
    guard weight.count == count else {
      throw .shapeMismatch(
        rows: weight.count, columns: 1, expectedRows: count, expectedColumns: 1)
    }
    let rows = shape[outputAxis]
    let inner = shape[(outputAxis + 1)...].reduce(1, *)
    let outer = shape[..<outputAxis].reduce(1, *)
    self.init(rows: rows, columns: outer * inner) { row, column in
      weight[(column / inner * rows + row) * inner + column % inner]
    }
  }
}
