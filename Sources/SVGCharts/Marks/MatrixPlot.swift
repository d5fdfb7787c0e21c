/// A matrix as coloured cells, row 0 at the top, with its numbers written in where they fit.
///
/// ```swift
/// MatrixPlot(plan, value: "mass", decimals: 2)
/// ```
public struct MatrixPlot: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - matrix: Shape `[rows][columns]`; entries that are not finite stay blank.
  ///   - value: What an entry means; names the colour bar and the column of the data table.
  ///   - decimals: How entries are written on the cells; nil: not at all.
  ///   - marginals: Whether bars along the top and the right show the sums of columns and rows,
  ///     both on one scale; for matrices without negative entries.
  ///   - colors: Which numbers get which colours.
  public init(
    _ matrix: [[Double]], value: String, decimals: Int? = nil, marginals: Bool = false,
    colors: ColourScale = ColourScale()
  ) {
    require(
      (0...14).contains(decimals ?? 0), "0 to 14 decimals, not \(decimals ?? 0)")
    let columns = matrix.first?.count ?? 0
    var grid = GridData(
      values: matrix.flatMap { $0 }, rows: matrix.count, columns: columns,
      xEdges: -0.5...(Double(max(columns, 1)) - 0.5),
      yEdges: -0.5...(Double(max(matrix.count, 1)) - 0.5),
      isMatrix: true, label: value, decimals: decimals, colours: colors)
    grid.hasMarginals = marginals
    for (index, row) in matrix.enumerated() where row.count != columns {
      grid.ragged = (index, row.count)
    }
    marks = ChartMarks(list: [Mark(.grid(grid))])
  }
}

/// A function of two variables as coloured cells.
///
/// ```swift
/// HeatMapPlot(x: "μ", y: "εL", value: "radius", xDomain: 0...1, yDomain: 0...4) { μ, l in … }
/// ```
public struct HeatMapPlot: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: Label of the horizontal axis.
  ///   - y: Label of the vertical axis.
  ///   - value: Label of the colour bar.
  ///   - xDomain: Range of x.
  ///   - yDomain: Range of y.
  ///   - resolution: Cells along each axis, 1 to 1000.
  ///   - colors: Which numbers get which colours.
  ///   - function: Called once at the middle of each cell; not finite where it has no value.
  public init(
    x: String, y: String, value: String, xDomain: ClosedRange<Double>,
    yDomain: ClosedRange<Double>, resolution: Int = 64, colors: ColourScale = ColourScale(),
    _ function: (Double, Double) -> Double
  ) {
    require(
      (1...1000).contains(resolution), "resolution must be 1 to 1000, not \(resolution)")
    var values: [Double] = []
    values.reserveCapacity(resolution * resolution)
    for row in 0..<resolution {
      for column in 0..<resolution {
        let (u, v) = (Double(column) + 0.5, Double(row) + 0.5)
        values.append(
          function(
            between(xDomain, u / Double(resolution)), between(yDomain, v / Double(resolution))))
      }
    }
    let grid = GridData(
      values: values, rows: resolution, columns: resolution, xEdges: xDomain, yEdges: yDomain,
      isMatrix: false, label: value, decimals: nil, colours: colors)
    marks = ChartMarks(
      list: [Mark(.grid(grid), x: Channel(x, []), y: Channel(y, []))])
  }
}

private func between(_ range: ClosedRange<Double>, _ share: Double) -> Double {
  range.lowerBound * (1 - share) + range.upperBound * share
}
