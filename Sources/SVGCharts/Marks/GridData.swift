/// Numbers on a regular grid, drawn as coloured cells.
struct GridData: Sendable {
  /// Row after row.
  var values: [Double]
  var rows: Int
  var columns: Int
  /// The outer edges of the cells.
  var xEdges: ClosedRange<Double>
  var yEdges: ClosedRange<Double>
  /// Row 0 lies at the upper end of y's direction of reading, as in a matrix.
  var isMatrix: Bool
  var label: String
  /// How the numbers are written on the cells; nil: not at all.
  var decimals: Int?
  var colours = ColourScale()
  /// Whether the sums of rows and columns are drawn as bars along the edges.
  var hasMarginals = false
  /// The index of a row whose length differs from the first's, if there is one.
  var ragged: (row: Int, found: Int)?

  subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
}
