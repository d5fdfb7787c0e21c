/// The distances ‖xᵢ − yⱼ‖ between two clouds of points.
///
/// - Parameters:
///   - x: One point a row, shape `[n, d]`.
///   - y: One point a row, shape `[m, d]`.
/// - Returns: Shape `[n, m]`.
/// - Throws: `shapeMismatch` when the dimensions differ.
/// - Complexity: O(n m d).
public func euclideanDistances(_ x: Matrix, _ y: Matrix) throws(TransportError) -> Matrix {
  var distances = try squaredEuclideanDistances(x, y)
  distances.storage.withUnsafeMutableBufferPointer { entries in
    for index in entries.indices { entries[index] = entries[index].squareRoot() }
  }
  return distances
}

/// The squared distances ‖xᵢ − yⱼ‖² between two clouds of points.
///
/// - Parameters:
///   - x: One point a row, shape `[n, d]`.
///   - y: One point a row, shape `[m, d]`.
/// - Returns: Shape `[n, m]`, each a sum of d squares, so that equal points are exactly 0 apart.
/// - Throws: `shapeMismatch` when the dimensions differ.
/// - Complexity: O(n m d).
public func squaredEuclideanDistances(
  _ x: Matrix, _ y: Matrix
) throws(TransportError) -> Matrix {
  guard x.columns == y.columns else {
    throw .shapeMismatch(expected: x.columns, found: y.columns)
  }
  var distances = Matrix(rows: x.rows, columns: y.rows)
  // Dimension by dimension of y's transpose, so that the inner loop runs along a row.
  let coordinates = y.transposed
  distances.storage.withUnsafeMutableBufferPointer { output in
    coordinates.storage.withUnsafeBufferPointer { other in
      for row in 0..<x.rows {
        for axis in 0..<x.columns {
          let position = x.storage[row * x.columns + axis]
          for column in 0..<y.rows {
            let difference = position - other[axis * y.rows + column]
            output[row * y.rows + column] += difference * difference
          }
        }
      }
    }
  }
  return distances
}
