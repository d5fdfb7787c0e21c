/// Lines of equal value of a function of two variables, labelled with their values.
///
/// ```swift
/// ContourPlot(x: "θ₁", y: "θ₂", value: "loss", xDomain: -2...2, yDomain: -1...3) { x, y in
///   (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
/// }
/// ```
public struct ContourPlot: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: Label of the horizontal axis.
  ///   - y: Label of the vertical axis.
  ///   - value: What the function means; a column of the data table.
  ///   - xDomain: Range of x.
  ///   - yDomain: Range of y.
  ///   - levels: The values that get lines; nil: about eight round ones.
  ///   - labels: Whether lines carry their values.
  ///   - resolution: Grid points along each axis, 2 to 1000. A feature smaller than a cell may be
  ///     missed.
  ///   - function: Called once at each grid point; not finite where it has no value.
  public init(
    x: String, y: String, value: String, xDomain: ClosedRange<Double>,
    yDomain: ClosedRange<Double>, levels: [Double]? = nil, labels: Bool = true,
    resolution: Int = 128, _ function: (Double, Double) -> Double
  ) {
    require(
      (2...1000).contains(resolution), "resolution must be 2 to 1000, not \(resolution)")
    let columns = evenlySpaced(xDomain, count: resolution)
    let rows = evenlySpaced(yDomain, count: resolution)
    var values: [Double] = []
    values.reserveCapacity(resolution * resolution)
    for row in rows { for column in columns { values.append(function(column, row)) } }
    let contours = Contours(
      values: values, columns: resolution, rows: resolution, xDomain: xDomain, yDomain: yDomain)
    let chosen = levels ?? roundLevels(values)
    let texts = tickTexts(
      chosen.map { DecimalNumber($0, significant: 6).reduced }, format: .automatic)
    let data = ContourData(
      levels: zip(chosen, texts).map { level, text in
        ContourData.Level(
          value: level, label: labels ? text : "", lines: contours.lines(at: level))
      },
      xDomain: xDomain, yDomain: yDomain, label: value)
    marks = ChartMarks(list: [Mark(.contour(data), x: Channel(x, []), y: Channel(y, []))])
  }
}

/// Lines of equal value, in data coordinates.
struct ContourData: Sendable {
  struct Level: Sendable {
    var value: Double
    var label: String
    var lines: [[Point]]
  }

  var levels: [Level]
  var xDomain: ClosedRange<Double>
  var yDomain: ClosedRange<Double>
  var label: String
}

/// About eight round values within the range of a function's values.
private func roundLevels(_ values: [Double]) -> [Double] {
  let finite = values.filter { $0.isFinite }
  guard let low = finite.min(), let high = finite.max(), low < high,
    let ticks = extendedWilkinson(low, high, count: 9)
  else { return [] }
  return ticks.numbers.map { $0.value }.filter { $0 > low && $0 < high }
}
