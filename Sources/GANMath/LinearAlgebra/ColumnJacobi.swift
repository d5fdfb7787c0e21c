/// The working state of the one-sided Jacobi method on a matrix with at least as many rows as
/// columns: the columns of W·V, and V so far.
struct ColumnJacobi {
  private let rows: Int
  private let columns: Int
  // Column by column, so that the columns of a pair are each contiguous.
  private var images: [Double]
  private var directions: [Double]

  init(columnsOf matrix: Matrix, scale: Double) {
    rows = matrix.rows
    columns = matrix.columns
    images = matrix.transposed.storage.map { $0 / scale }
    directions = Matrix.identity(columns).storage
  }

  /// Rotates pairs of columns until the cosine between any two is below rounding.
  mutating func orthogonalize() throws(LinearAlgebraError) {
    let threshold = Double.ulpOfOne * Double(max(rows, 1)).squareRoot()
    var sweep = 0
    while try turnEveryPair(threshold: threshold) {
      sweep += 1
      if sweep == 60 { throw .didNotConverge(iterations: sweep) }
    }
  }

  /// Computes W·V afresh, each entry rounded only once.
  ///
  /// The images found so far carry errors of about 1e-16 · σ₁ in every column, which swamp the
  /// small columns. V itself is orthogonal to rounding, and that is all the second pass needs.
  mutating func restart(from matrix: Matrix, scale: Double) {
    matrix.storage.withUnsafeBufferPointer { entries in
      directions.withUnsafeBufferPointer { directions in
        for column in 0..<columns {
          for row in 0..<rows {
            let exact = preciseDot(
              entries.baseAddress! + row * columns, directions.baseAddress! + column * columns,
              count: columns, scale: 1 / scale)
            images[column * rows + row] = exact
          }
        }
      }
    }
  }

  private mutating func turnEveryPair(threshold: Double) throws(LinearAlgebraError) -> Bool {
    let (rows, columns) = (rows, columns)
    return images.withUnsafeMutableBufferPointer { images in
      directions.withUnsafeMutableBufferPointer { directions in
        guard let image = images.baseAddress, let direction = directions.baseAddress else {
          return false
        }
        var turned = false
        for p in 0..<columns {
          for q in p + 1..<max(columns, p + 1) {
            let (a, b) = (image + p * rows, image + q * rows)
            let squareA = dot(a, a, count: rows)
            let squareB = dot(b, b, count: rows)
            let product = dot(a, b, count: rows)
            // A column of a deficient matrix shrinks to nothing in steps of 1e-16. Its square
            // underflows before it does, and the test below would find it crooked for ever.
            if min(squareA, squareB) < 1e-250 {
              let vanished = squareA < squareB ? a : b
              vanished.update(repeating: 0, count: rows)
              continue
            }
            // Larger columns first: this sorts the singular values and speeds convergence up.
            if squareB > squareA {
              exchange(a, b, count: rows)
              exchange(direction + p * columns, direction + q * columns, count: columns)
            }
            let cosineBound = threshold * squareA.squareRoot() * squareB.squareRoot()
            if product.magnitude <= cosineBound { continue }
            turned = true
            let slope = -(squareA - squareB).magnitude / (2 * product)
            let tangent =
              (slope < 0 ? -1 : 1) / (slope.magnitude + (1 + slope * slope).squareRoot())
            let cosine = 1 / (1 + tangent * tangent).squareRoot()
            rotate(a, b, cosine: cosine, sine: cosine * tangent, count: rows)
            rotate(
              direction + p * columns, direction + q * columns,
              cosine: cosine, sine: cosine * tangent, count: columns)
          }
        }
        return turned
      }
    }
  }

  /// Lengths and directions of the columns, longest first.
  func decomposition(scale: Double) -> SingularValueDecomposition {
    var lengths: [Double] = []
    for column in 0..<columns {
      lengths.append(euclideanNorm(Array(images[column * rows..<(column + 1) * rows])))
    }
    let order = (0..<columns).sorted { lengths[$0] > lengths[$1] }
    var u = Matrix(rows: columns, columns: rows)
    var v = Matrix(rows: columns, columns: columns)
    for (place, column) in order.enumerated() {
      for row in 0..<rows where lengths[column] > 0 {
        u[place, row] = images[column * rows + row] / lengths[column]
      }
      for row in 0..<columns {
        v[place, row] = directions[column * columns + row]
      }
    }
    completeOrthonormalRows(&u, from: lengths.count { $0 > 0 })
    return SingularValueDecomposition(
      u: u.transposed, singularValues: order.map { lengths[$0] * scale }, v: v.transposed)
  }
}

/// Fills the rows from `filled` on with unit vectors perpendicular to all rows above.
private func completeOrthonormalRows(_ matrix: inout Matrix, from filled: Int) {
  var axis = 0
  for place in filled..<max(filled, matrix.rows) {
    var candidate: [Double] = []
    var length = 0.0
    // Some axis keeps a fair share of its length: the rows above span too little to hold all.
    while length < 0.5 / Double(matrix.columns).squareRoot() {
      candidate = [Double](repeating: 0, count: matrix.columns)
      candidate[axis] = 1
      axis += 1
      // Twice, because one pass leaves errors as large as rounding over the length that is left.
      for _ in 0..<2 {
        for above in 0..<place {
          let row = matrix.row(above)
          let share = dot(row, candidate)
          for index in candidate.indices { candidate[index] -= share * row[index] }
        }
      }
      length = euclideanNorm(candidate)
    }
    for index in candidate.indices { matrix[place, index] = candidate[index] / length }
  }
}
