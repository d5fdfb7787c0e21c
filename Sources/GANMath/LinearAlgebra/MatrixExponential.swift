extension Matrix {
  /// e^A = I + A + A²/2 + …, the flow of x' = A x after unit time.
  ///
  /// A rational approximation to A / 2^s, squared s times. How far to scale is judged from powers
  /// of A and not from its norm alone, so that a matrix of large norm and small powers is not
  /// scaled too far.
  ///
  /// - Throws: `notSquare`, `notFinite`, or `overflow` when e^A is beyond the largest double.
  /// - Complexity: O(n³ (6 + s)), s about log₂ of the norm.
  /// - Source: Al-Mohy & Higham, *A New Scaling and Squaring Algorithm for the Matrix Exponential*
  ///   (SIAM J. Matrix Anal. 2009), algorithm 3.1.
  public func exponential() throws(LinearAlgebraError) -> Matrix {
    try requireSquare()
    try requireFinite()
    if rows == 0 { return self }
    let powers = PadePowers(of: self)
    let result = powers.exponential()
    guard result.storage.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return result
  }

  /// The change of e^A in the direction E: the derivative of e^(A + tE) at t = 0.
  ///
  /// Read off the exponential of a matrix of twice the size,
  ///
  ///     exp [A E; 0 A] = [e^A L(A, E); 0 e^A].
  ///
  /// - Parameter direction: E, of the shape of A.
  /// - Throws: as `exponential()`, and `sizeMismatch` when E has another size.
  /// - Complexity: eight times that of `exponential()`.
  /// - Source: Higham, *Functions of Matrices* (2008), theorem 3.6.
  public func exponentialDerivative(
    along direction: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    try requireSquare()
    guard direction.rows == rows else {
      throw .sizeMismatch(expected: rows, found: direction.rows)
    }
    guard direction.columns == rows else {
      throw .sizeMismatch(expected: rows, found: direction.columns)
    }
    try direction.requireFinite()
    let n = rows
    // The derivative is linear in E, so E may be scaled to the size of A.
    let scale = direction.powerOfTwoScale / max(powerOfTwoScale, 1)
    let block = Matrix(rows: 2 * n, columns: 2 * n) { row, column in
      if row < n { return column < n ? self[row, column] : direction[row, column - n] / scale }
      return column < n ? 0 : self[row - n, column - n]
    }
    let result = try block.exponential()
    let derivative = Matrix(rows: n, columns: n) { result[$0, $1 + n] * scale }
    guard derivative.storage.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return derivative
  }
}

/// The even powers of a matrix, and the rational approximations of its exponential made of them.
private struct PadePowers {
  let a: Matrix
  let a2: Matrix
  let a4: Matrix
  let a6: Matrix

  init(of matrix: Matrix) {
    a = matrix
    a2 = a * a
    a4 = a2 * a2
    a6 = a4 * a2
  }

  func exponential() -> Matrix {
    let d4 = pow(a4.oneNorm, 1 / 4)
    let d6 = pow(a6.oneNorm, 1 / 6)
    let first = max(d4, d6)
    if first <= 1.495585217958292e-2, extraScaling(degree: 3) == 0 { return quotient(degree: 3) }
    if first <= 2.539398330063230e-1, extraScaling(degree: 5) == 0 { return quotient(degree: 5) }
    let d8 = pow((a4 * a4).oneNorm, 1 / 8)
    let second = max(d6, d8)
    if second <= 9.504178996162932e-1, extraScaling(degree: 7) == 0 { return quotient(degree: 7) }
    if second <= 2.097847961257068, extraScaling(degree: 9) == 0 { return quotient(degree: 9) }
    let d10 = pow((a4 * a6).oneNorm, 1 / 10)
    let size = min(second, max(d8, d10))
    // A power that overflows calls for as much scaling as its own finite part would.
    let wanted = size.isFinite ? size : a.oneNorm
    var squarings = max(0, Int(log2(wanted / 4.25).rounded(.up)))
    squarings += scaled(by: squarings).extraScaling(degree: 13)
    var result = scaled(by: squarings).quotient(degree: 13)
    for _ in 0..<squarings { result = result * result }
    return result
  }

  private func scaled(by squarings: Int) -> PadePowers {
    let factor = Double(sign: .plus, exponent: -squarings, significand: 1)
    return PadePowers(of: factor * a)
  }

  /// How many more squarings the first term that the approximation leaves out calls for.
  private func extraScaling(degree m: Int) -> Int {
    // ‖|A|^(2m+1)‖₁ by repeated multiplication of a row of ones.
    let absolute = a.map { $0.magnitude }
    var sums = [Double](repeating: 1, count: a.rows)
    for _ in 0..<2 * m + 1 { sums = absolute.transposeProduct(sums) }
    let norm = a.oneNorm
    let power = sums.reduce(0) { max($0, $1) }
    guard norm > 0, power > 0 else { return 0 }
    // log₂ of ‖|A|^(2m+1)‖ / (‖A‖ · binomial(2m, m) · (2m+1)! · 2⁻⁵³).
    let n = Double(m)
    let logCoefficient = lgamma(2 * n + 1) - 2 * lgamma(n + 1) + lgamma(2 * n + 2)
    let logRatio = log2(power) - log2(norm) - logCoefficient / log(2) + 53
    return power.isFinite ? max(0, Int((logRatio / (2 * n)).rounded(.up))) : 0
  }

  /// The approximation p(A) / p(−A) with p of the given degree.
  private func quotient(degree: Int) -> Matrix {
    // Coefficients of p, (2m − k)! m! / ((2m)! k! (m − k)!) each.
    var coefficients = [1.0]
    for k in 1...degree {
      let step = Double(degree - k + 1) / Double(k * (2 * degree - k + 1))
      coefficients.append(coefficients[k - 1] * step)
    }
    let one = Matrix.identity(a.rows)
    var even = [one, a2, a4, a6]
    if degree == 9 { even.append(a4 * a4) }
    func sum(_ terms: [(Int, Int)]) -> Matrix {
      var total = Matrix(rows: a.rows, columns: a.rows)
      for (power, coefficient) in terms { total += coefficients[coefficient] * even[power] }
      return total
    }
    let odd: Matrix
    let rest: Matrix
    if degree == 13 {
      odd = a * (a6 * sum([(1, 9), (2, 11), (3, 13)]) + sum([(0, 1), (1, 3), (2, 5), (3, 7)]))
      rest = a6 * sum([(1, 8), (2, 10), (3, 12)]) + sum([(0, 0), (1, 2), (2, 4), (3, 6)])
    } else {
      let pairs = (degree - 1) / 2
      odd = a * sum((0...pairs).map { ($0, 2 * $0 + 1) })
      rest = sum((0...pairs).map { ($0, 2 * $0) })
    }
    return TriangularFactorization(of: rest - odd).solve(rest + odd)
  }
}
