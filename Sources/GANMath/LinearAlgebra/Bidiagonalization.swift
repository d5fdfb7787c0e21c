extension Bidiagonal {
  /// Brings a matrix with at least as many rows as columns to two diagonals by reflections, which
  /// leave the singular values as they are.
  ///
  /// Row by row, so that both reflections of a step need only two passes over the rows.
  ///
  /// - Source: Golub & Van Loan, *Matrix Computations* (2013), §5.4.8.
  init(of matrix: Matrix) {
    let (m, n) = (matrix.rows, matrix.columns)
    var storage = matrix.storage
    var diagonal = [Double](repeating: 0, count: n)
    var above = [Double](repeating: 0, count: max(n - 1, 0))
    var column = [Double](repeating: 0, count: m)
    var combined = [Double](repeating: 0, count: n)
    storage.withUnsafeMutableBufferPointer { buffer in
      combined.withUnsafeMutableBufferPointer { combined in
        let (entries, combined) = (buffer.baseAddress!, combined.baseAddress!)
        for k in 0..<n {
          // The reflection from the left: u makes column k vanish below the diagonal.
          for row in k..<m { column[row] = entries[row * n + k] }
          let left = Reflection(&column, from: k, to: m)
          diagonal[k] = left.image
          let width = n - k - 1
          if width == 0 { break }
          for j in 0..<width { combined[j] = 0 }
          for row in k..<m {
            addScaled(
              left.factor * column[row], entries + row * n + k + 1, to: combined, count: width)
          }
          addScaled(-column[k], combined, to: entries + k * n + k + 1, count: width)
          // The reflection from the right, found in row k and kept there.
          let pivotRow = entries + k * n + k + 1
          let right = Reflection(pivotRow, count: width)
          above[k] = right.image
          for row in k + 1..<m {
            let rest = entries + row * n + k + 1
            addScaled(-column[row], combined, to: rest, count: width)
            let share = right.factor * dot(rest, pivotRow, count: width)
            addScaled(-share, pivotRow, to: rest, count: width)
          }
        }
      }
    }
    self.init(diagonal: diagonal, above: above)
  }
}

/// The reflection I − factor · v vᵀ that turns x into (image, 0, …, 0); v replaces x.
private struct Reflection {
  let factor: Double
  let image: Double

  init(_ x: UnsafeMutablePointer<Double>, count: Int) {
    let length = dot(x, x, count: count).squareRoot()
    // Shorter ones would make the factor overflow, and are 0 beside a matrix of norm 1.
    guard length > 1e-150 else {
      factor = 0
      image = 0
      return
    }
    // Away from x₀, so that nothing cancels.
    image = x[0] > 0 ? -length : length
    x[0] -= image
    factor = -1 / (image * x[0])
  }

  init(_ x: inout [Double], from start: Int, to end: Int) {
    self = x.withUnsafeMutableBufferPointer {
      Reflection($0.baseAddress! + start, count: end - start)
    }
  }
}
