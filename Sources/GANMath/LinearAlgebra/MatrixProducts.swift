internal import CMathShims

/// The scalar product Σᵢ xᵢ yᵢ.
///
/// Four running sums, so that the processor need not wait for one addition before the next:
/// the result may differ in the last bits from a sum taken in order.
///
/// - Throws: `sizeMismatch`.
/// - Complexity: O(n).
public func dotProduct(_ x: [Double], _ y: [Double]) throws(LinearAlgebraError) -> Double {
  guard x.count == y.count else { throw .sizeMismatch(expected: x.count, found: y.count) }
  return dot(x, y)
}

/// The scalar product of vectors known to be equally long.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  x.withUnsafeBufferPointer { left in
    y.withUnsafeBufferPointer { right in
      guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
      return dot(left, right, count: min(x.count, y.count))
    }
  }
}

/// The length √Σ xᵢ², without overflow or underflow on the way.
///
/// - Complexity: O(n).
public func euclideanNorm(_ x: [Double]) -> Double {
  let direct = dot(x, x)
  if direct > 0x1p-900 && direct < 0x1p+1000 { return direct.squareRoot() }
  let largest = x.reduce(0) { $0 > $1.magnitude ? $0 : $1.magnitude }
  guard largest > 0, largest.isFinite else { return direct.isNaN ? .nan : largest }
  let scaled = x.map { $0 / largest }
  return largest * dot(scaled, scaled).squareRoot()
}

extension Matrix {
  /// The image A x of a vector.
  ///
  /// - Complexity: O(rows · columns).
  public static func * (matrix: Matrix, x: [Double]) -> [Double] {
    require(
      x.count == matrix.columns,
      "a \(matrix.rows) × \(matrix.columns) matrix does not act on \(x.count) numbers")
    var result = [Double](repeating: 0, count: matrix.rows)
    matrix.apply(to: x, into: &result)
    return result
  }

  /// The image Aᵀ y of a vector, without forming Aᵀ.
  ///
  /// - Throws: `sizeMismatch`.
  /// - Complexity: O(rows · columns).
  public func transposeTimes(_ y: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard y.count == rows else { throw .sizeMismatch(expected: rows, found: y.count) }
    return transposeProduct(y)
  }

  /// Aᵀ y of a vector known to fit.
  func transposeProduct(_ y: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns)
    applyTranspose(to: y, into: &result)
    return result
  }

  /// The product A B, the map that applies B first.
  ///
  /// - Complexity: O(rows · columns · right.columns).
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    require(
      left.columns == right.rows,
      "no product of \(left.rows) × \(left.columns) and \(right.rows) × \(right.columns)")
    var result = Matrix(rows: left.rows, columns: right.columns)
    let (n, inner, width) = (left.rows, left.columns, right.columns)
    guard n > 0, inner > 0, width > 0 else { return result }
    result.storage.withUnsafeMutableBufferPointer { output in
      left.storage.withUnsafeBufferPointer { a in
        right.storage.withUnsafeBufferPointer { b in
          multiplyAccumulate(
            a.baseAddress!, b.baseAddress!, into: output.baseAddress!,
            rows: n, inner: inner, columns: width)
        }
      }
    }
    return result
  }

  func apply(to x: [Double], into result: inout [Double]) {
    require(x.count == columns && result.count == rows, "sizes differ")
    storage.withUnsafeBufferPointer { entries in
      x.withUnsafeBufferPointer { x in
        result.withUnsafeMutableBufferPointer { result in
          cm_apply(rows, columns, entries.baseAddress, x.baseAddress, result.baseAddress)
        }
      }
    }
  }

  func applyTranspose(to y: [Double], into result: inout [Double]) {
    require(y.count == rows && result.count == columns, "sizes differ")
    storage.withUnsafeBufferPointer { entries in
      y.withUnsafeBufferPointer { y in
        result.withUnsafeMutableBufferPointer { result in
          result.update(repeating: 0)
          cm_add_rows(rows, columns, entries.baseAddress, y.baseAddress, result.baseAddress)
        }
      }
    }
  }
}
