extension Matrix {
  /// All eigenvalues of a square matrix, each as often as it occurs.
  ///
  /// Complex ones come in conjugate pairs. The errors are about 1e-15 · ‖A‖ for a normal matrix;
  /// of an eigenvalue that k others meet in a Jordan block, only the first 16/(k+1) digits are
  /// determined at all.
  ///
  /// - Returns: By real part, ascending, then by imaginary part.
  /// - Throws: `notSquare`, `notFinite`, or `didNotConverge` after 60 steps for one eigenvalue.
  /// - Complexity: O(n³).
  /// - Source: Francis, *The QR Transformation* (1961–62); Golub & Van Loan, *Matrix Computations*
  ///   (2013), §7.5.
  public func eigenvalues() throws(LinearAlgebraError) -> [Eigenvalue] {
    try requireSquare()
    try requireFinite()
    let scale = powerOfTwoScale
    var iteration = HessenbergQR(of: map { $0 / scale })
    let found = try iteration.eigenvalues().map {
      Eigenvalue(real: $0.real * scale, imaginary: $0.imaginary * scale)
    }
    return found.sorted { ($0.real, $0.imaginary) < ($1.real, $1.imaginary) }
  }

  /// ρ(A) = max |λ|, the factor by which Aᵏx grows a step in the long run.
  ///
  /// It is at most the spectral norm, and may be far below it: a matrix can stretch in every
  /// single step and still lead to 0.
  ///
  /// - Throws: as `eigenvalues()`.
  /// - Complexity: O(n³).
  public func spectralRadius() throws(LinearAlgebraError) -> Double {
    try eigenvalues().reduce(0) { max($0, $1.magnitude) }
  }
}
