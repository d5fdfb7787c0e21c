extension Matrix {
  /// ‖W‖_F = √Σ Wᵢⱼ², the length of all entries as one vector.
  ///
  /// - Complexity: O(rows · columns).
  public var frobeniusNorm: Double { euclideanNorm(storage) }

  /// ‖W‖₁, the largest sum of magnitudes in a column: the factor by which W can stretch Σ|xᵢ|.
  public var oneNorm: Double { transposed.infinityNorm }

  /// ‖W‖_∞, the largest sum of magnitudes in a row: the factor by which W can stretch max |xᵢ|.
  public var infinityNorm: Double {
    var largest = 0.0
    for row in 0..<rows {
      var sum = 0.0
      for column in 0..<columns { sum += storage[row * columns + column].magnitude }
      // Written so that a NaN is passed on instead of being outvoted.
      if !(sum <= largest) { largest = sum }
    }
    return largest
  }

  /// Σ Wᵢᵢ, the sum of the diagonal.
  public var trace: Double { diagonal.reduce(0, +) }

  /// σ₁(W) = max ‖Wx‖ / ‖x‖, the Lipschitz constant of x ↦ Wx in the Euclidean norm.
  ///
  /// Only the largest singular value counts, so the way is always the fast one.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number.
  /// - Complexity: O(rows · columns · min(rows, columns)).
  public func spectralNorm() throws(LinearAlgebraError) -> Double {
    if rows == 0 || columns == 0 { return 0 }
    return try singularValuesByTwoDiagonals()[0]
  }

  /// ‖W‖_* = Σ σᵢ, the sum of the singular values.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number.
  /// - Complexity: as `singularValues()`.
  public func nuclearNorm() throws(LinearAlgebraError) -> Double {
    try singularValues().reduce(0, +)
  }

  /// The number of singular values above σ₁ · max(rows, columns) · 2⁻⁵², or above `tolerance`.
  ///
  /// - Throws: `notFinite` with the place of the first entry that is no number.
  /// - Complexity: as `singularValues()`.
  public func rank(tolerance: Double? = nil) throws(LinearAlgebraError) -> Int {
    let values = try singularValues()
    let limit = tolerance ?? (values.first ?? 0) * Double(max(rows, columns)) * Double.ulpOfOne
    return values.count { $0 > limit }
  }
}
