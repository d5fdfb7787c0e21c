internal import CMathShims

extension Matrix {
  /// u = a / (K v) for the kernel K, and the column sums Kᵀ u on the way, in one pass over K.
  func scaleRows(
    to a: [Double], _ v: [Double], u: inout [Double], columnSums: inout [Double]
  ) {
    require(a.count == rows && u.count == rows, "\(rows) rows, but \(a.count) masses")
    require(v.count == columns && columnSums.count == columns, "\(columns) columns")
    // So many rows that the kernels have a full block, so few that they stay in the cache.
    let block = 4
    storage.withUnsafeBufferPointer { kernel in
      v.withUnsafeBufferPointer { v in
        u.withUnsafeMutableBufferPointer { u in
          columnSums.withUnsafeMutableBufferPointer { sums in
            guard let kernel = kernel.baseAddress, let u = u.baseAddress else { return }
            sums.update(repeating: 0)
            for first in stride(from: 0, to: rows, by: block) {
              let count = min(block, rows - first)
              let entries = kernel + first * columns
              cm_apply(count, columns, entries, v.baseAddress, u + first)
              for row in first..<first + count { u[row] = a[row] / u[row] }
              cm_add_rows(count, columns, entries, u + first, sums.baseAddress)
            }
          }
        }
      }
    }
  }
}
