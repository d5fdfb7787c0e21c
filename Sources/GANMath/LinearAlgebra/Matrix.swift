/// A rectangle of numbers: a linear map from ℝ^columns to ℝ^rows.
///
/// Written row by row, as on paper:
///
/// ```swift
/// let rotation: Matrix = [[0, -1], [1, 0]]
/// rotation * [1, 0]            // [0, 1]
/// ```
///
/// What makes a matrix of data throws when their shape does not fit. An operator, a subscript or
/// a literal is code: shapes that do not fit are its author's mistake there, and stop the program
/// with both shapes, as an index out of an array's bounds does.
public struct Matrix: Equatable, Sendable {
  /// The number of rows, the dimension of the results.
  public let rows: Int
  /// The number of columns, the dimension of the arguments.
  public let columns: Int
  /// The entries row by row: entry (i, j) is at `i * columns + j`.
  public var storage: [Double]

  /// A matrix whose entries are listed row by row in one array of `rows * columns` numbers.
  ///
  /// - Throws: `sizeMismatch` when there are more or fewer numbers.
  public init(rows: Int, columns: Int, storage: [Double]) throws(LinearAlgebraError) {
    require(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    guard storage.count == rows * columns else {
      throw .sizeMismatch(expected: rows * columns, found: storage.count)
    }
    self.init(filledRows: rows, columns: columns, storage)
  }

  /// A matrix of as many numbers as it has entries.
  init(filledRows rows: Int, columns: Int, _ storage: [Double]) {
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// A matrix of equal entries, 0 unless told otherwise.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    require(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    storage = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix given by its rows, all of the same length.
  ///
  /// Rows that stand in the code need no `try`: `let a: Matrix = [[1, 2], [3, 4]]`.
  ///
  /// - Throws: `raggedRow` with the first row whose length differs from that of row 0.
  public init(_ listed: [[Double]]) throws(LinearAlgebraError) {
    let columns = listed.first?.count ?? 0
    if let index = listed.firstIndex(where: { $0.count != columns }) {
      throw .raggedRow(index: index, expected: columns, found: listed[index].count)
    }
    self.init(filledRows: listed.count, columns: columns, listed.flatMap { $0 })
  }

  /// A matrix whose entry (i, j) is `entry(i, j)`.
  public init(rows: Int, columns: Int, entry: (Int, Int) -> Double) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        storage[row * columns + column] = entry(row, column)
      }
    }
  }

  /// The identity on ℝⁿ.
  public static func identity(_ n: Int) -> Matrix {
    diagonal([Double](repeating: 1, count: n))
  }

  /// The square matrix with `entries` on its diagonal and 0 elsewhere.
  public static func diagonal(_ entries: [Double]) -> Matrix {
    var matrix = Matrix(rows: entries.count, columns: entries.count)
    for (index, entry) in entries.enumerated() {
      matrix.storage[index * entries.count + index] = entry
    }
    return matrix
  }

  /// The outer product x yᵀ, of rank one.
  public static func outerProduct(_ x: [Double], _ y: [Double]) -> Matrix {
    Matrix(rows: x.count, columns: y.count) { x[$0] * y[$1] }
  }

  /// The entry in row `row`, column `column`, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      require(contains(row, column), "no entry (\(row), \(column)) in \(rows) × \(columns)")
      return storage[row * columns + column]
    }
    set {
      require(contains(row, column), "no entry (\(row), \(column)) in \(rows) × \(columns)")
      storage[row * columns + column] = newValue
    }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < rows && column >= 0 && column < columns
  }

  /// True when the matrix has as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The entries of one row.
  public func row(_ index: Int) -> [Double] {
    require(index >= 0 && index < rows, "no row \(index) in \(rows) × \(columns)")
    return Array(storage[index * columns..<(index + 1) * columns])
  }

  /// The entries of one column.
  public func column(_ index: Int) -> [Double] {
    require(index >= 0 && index < columns, "no column \(index) in \(rows) × \(columns)")
    return (0..<rows).map { storage[$0 * columns + index] }
  }

  /// The rows as an array of arrays.
  public var rowArrays: [[Double]] {
    (0..<rows).map { row($0) }
  }

  /// The entries (i, i), min(rows, columns) of them.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { storage[$0 * columns + $0] }
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(rows · columns).
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        result.storage[column * rows + row] = storage[row * columns + column]
      }
    }
    return result
  }

  /// The same numbers, row by row, in another shape of the same size.
  ///
  /// - Throws: `sizeMismatch` when the size differs.
  public func reshaped(rows: Int, columns: Int) throws(LinearAlgebraError) -> Matrix {
    try Matrix(rows: rows, columns: columns, storage: storage)
  }

  /// A matrix with `transform` applied to every entry.
  public func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(filledRows: rows, columns: columns, storage.map(transform))
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// A matrix written as its rows: `let a: Matrix = [[1, 2], [3, 4]]`.
  public init(arrayLiteral listed: [Double]...) {
    let columns = listed.first?.count ?? 0
    for row in listed {
      require(row.count == columns, "a row of \(row.count) numbers among rows of \(columns)")
    }
    self.init(filledRows: listed.count, columns: columns, listed.flatMap { $0 })
  }
}

#if !hasFeature(Embedded)
  extension Matrix: Codable {}
#endif
