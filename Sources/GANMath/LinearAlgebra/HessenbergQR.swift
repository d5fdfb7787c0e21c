/// The QR method for eigenvalues on a matrix with one diagonal below the main one.
struct HessenbergQR {
  private var h: Matrix
  private var values: [Eigenvalue] = []

  /// Brings the matrix to Hessenberg form by reflections from both sides.
  init(of matrix: Matrix) {
    h = matrix
    let n = matrix.rows
    for k in 0..<max(n - 2, 0) {
      var v = (k + 1..<n).map { h[$0, k] }
      let length = euclideanNorm(v)
      guard length > 0 else { continue }
      v[0] += v[0] > 0 ? length : -length
      let factor = 2 / dot(v, v)
      guard factor.isFinite else { continue }
      for column in k..<n {
        var share = 0.0
        for i in v.indices { share += v[i] * h[k + 1 + i, column] }
        for i in v.indices { h[k + 1 + i, column] -= factor * share * v[i] }
      }
      for row in 0..<n {
        var share = 0.0
        for i in v.indices { share += v[i] * h[row, k + 1 + i] }
        for i in v.indices { h[row, k + 1 + i] -= factor * share * v[i] }
      }
      for row in k + 2..<n { h[row, k] = 0 }
    }
  }

  mutating func eigenvalues() throws(LinearAlgebraError) -> [Eigenvalue] {
    var last = h.rows - 1
    var steps = 0
    while last >= 0 {
      let first = startOfBlock(endingAt: last)
      if first == last {
        values.append(Eigenvalue(real: h[last, last], imaginary: 0))
        last -= 1
        steps = 0
      } else if first == last - 1 {
        appendPair(endingAt: last)
        last -= 2
        steps = 0
      } else {
        steps += 1
        guard steps <= 60 else { throw .didNotConverge(iterations: steps) }
        doubleStep(first, last, exceptional: steps % 10 == 0)
      }
    }
    return values
  }

  /// The first row of the block that ends at `last` and does not split.
  private mutating func startOfBlock(endingAt last: Int) -> Int {
    var row = last
    while row > 0 {
      var size = h[row - 1, row - 1].magnitude + h[row, row].magnitude
      // Two zeros on the diagonal say nothing; the matrix has been scaled to entries near 1.
      if size == 0 { size = 1 }
      if h[row, row - 1].magnitude <= Double.ulpOfOne * size {
        h[row, row - 1] = 0
        return row
      }
      row -= 1
    }
    return 0
  }

  /// The eigenvalues of the two by two block that ends at `last`.
  private mutating func appendPair(endingAt last: Int) {
    let (a, d) = (h[last - 1, last - 1], h[last, last])
    let product = h[last, last - 1] * h[last - 1, last]
    let half = (a - d) / 2
    let discriminant = half * half + product
    if discriminant >= 0 {
      // λ = d + z with z² − 2 half z − product = 0: the root away from 0 first.
      let z = half + (half < 0 ? -discriminant.squareRoot() : discriminant.squareRoot())
      values.append(Eigenvalue(real: d + z, imaginary: 0))
      values.append(Eigenvalue(real: z == 0 ? d : d - product / z, imaginary: 0))
    } else {
      let imaginary = (-discriminant).squareRoot()
      values.append(Eigenvalue(real: d + half, imaginary: imaginary))
      values.append(Eigenvalue(real: d + half, imaginary: -imaginary))
    }
  }

  /// One step with both eigenvalues of the last two by two block as shifts, in real arithmetic.
  private mutating func doubleStep(_ first: Int, _ last: Int, exceptional: Bool) {
    var trace = h[last - 1, last - 1] + h[last, last]
    var determinant =
      h[last - 1, last - 1] * h[last, last] - h[last - 1, last] * h[last, last - 1]
    if exceptional {
      // Shifts off the usual track, for matrices that the usual ones leave as they are.
      let size = h[last, last - 1].magnitude + h[last - 1, last - 2].magnitude
      let centre = h[last, last] + 0.75 * size
      trace = 2 * centre
      determinant = centre * centre + 0.4375 * size * size
    }
    // The first column of H² − trace · H + determinant, divided by the entry below the corner.
    let (corner, below) = (h[first, first], h[first + 1, first])
    var column = (
      (corner * (corner - trace) + determinant) / below + h[first, first + 1],
      corner + h[first + 1, first + 1] - trace,
      h[first + 2, first + 1]
    )
    for k in first..<last {
      let rows = min(3, last - k + 1)
      if k > first {
        column = (h[k, k - 1], h[k + 1, k - 1], rows == 3 ? h[k + 2, k - 1] : 0)
      }
      reflect(column, rows: rows, at: k, first, last)
      if k > first, rows == 3 { h[k + 2, k - 1] = 0 }
      if k > first { h[k + 1, k - 1] = 0 }
    }
  }

  /// Turns (x₀, x₁, x₂) onto its first axis, from both sides, at rows and columns k, k+1, k+2.
  private mutating func reflect(
    _ x: (Double, Double, Double), rows: Int, at k: Int, _ first: Int, _ last: Int
  ) {
    let size = max(x.0.magnitude, x.1.magnitude, x.2.magnitude)
    guard size > 0 else { return }
    let (a, b, c) = (x.0 / size, x.1 / size, x.2 / size)
    let length = (a * a + b * b + c * c).squareRoot()
    let v = [a + (a < 0 ? -length : length), b, c]
    let factor = 2 / (v[0] * v[0] + b * b + c * c)
    for column in max(k - 1, first)...last {
      var share = 0.0
      for i in 0..<rows { share += v[i] * h[k + i, column] }
      for i in 0..<rows { h[k + i, column] -= factor * share * v[i] }
    }
    for row in first...min(k + 3, last) {
      var share = 0.0
      for i in 0..<rows { share += v[i] * h[row, k + i] }
      for i in 0..<rows { h[row, k + i] -= factor * share * v[i] }
    }
  }
}
