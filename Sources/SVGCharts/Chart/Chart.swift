/// A figure: marks, and how their axes look.
///
/// ```swift
/// let figure = try Chart {
///   for p in points {
///     LineMark(x: .value("θ", p.theta), y: .value("JS", p.js), series: .value("distance", "JS"))
///   }
///   RuleMark(y: .value("log 2", log2)).annotation { "log 2" }
/// }
/// .chartXScale(domain: -1...1)
/// .chartXAxisLabel("shift θ")
/// .chartYAxisLabel("divergence, nats")
/// .rendered()
/// ```
///
/// The names are those of Apple's Swift Charts; closures stand where it takes key paths.
public struct Chart: Sendable, Figure {
  var marks: [Mark]
  var xAxis = AxisOptions()
  var yAxis = AxisOptions()
  var title: String?
  var legend = LegendPlacement.automatic
  /// Series whose order and colours the author chose.
  var seriesColors: [(name: String, color: ChartColor)] = []
  var insets: [ChartInset] = []
  var width = 480.0
  /// Nil: as the content suggests.
  var height: Double?
  var hasEqualAspect = false

  /// A chart of the marks between the braces; later marks lie above earlier ones.
  public init(@ChartBuilder _ content: () -> ChartMarks) {
    marks = content().list
  }

  /// Draws the chart.
  ///
  /// - Returns: The figure; equal charts give equal bytes.
  /// - Throws: `noData` when nothing can be drawn, and the other cases of `ChartError` for data
  ///   that an axis cannot show.
  /// - Complexity: O(n) in the number of data, but for wild lines of more points than pixels.
  public func rendered() throws(ChartError) -> SVGFigure {
    let scene = try Scene(self)
    let fontSize = FigureText.size(width: width)
    let height = if let height = self.height { height } else { try naturalHeight(scene, fontSize) }
    let layout = try PlotLayout(scene, width: width, height: height, fontSize: fontSize)
    var writer = SVGWriter()
    layout.draw(scene, into: &writer)
    return SVGFigure(
      width: width, height: height, body: writer.text, dataTable: scene.dataTable(),
      omittedCount: scene.omittedCount)
  }
}

extension Chart {
  /// 300 for a width of 480; for a matrix, what square cells of at most four lines' height need.
  private func naturalHeight(_ scene: Scene, _ fontSize: Double) throws(ChartError) -> Double {
    let usual = 0.625 * width
    guard let grid = scene.matrix else { return usual }
    let frame = try PlotLayout(scene, width: width, height: width, fontSize: fontSize, fills: true)
    let available = frame.frame.width / Double(max(grid.columns, 1))
    let cell = min(available, max(4 * fontSize, 0.45 * width / Double(max(grid.rows, 1))))
    let margins = frame.margins
    return margins.top + margins.bottom + cell * Double(grid.rows)
  }
}

/// What can be drawn as a figure of a page.
public protocol Figure: Sendable {
  func rendered() throws(ChartError) -> SVGFigure
}

/// The size of text in figures.
enum FigureText {
  /// Units of the view box: 480 units shown 358 pixels wide leave 11 pixels.
  static func size(width: Double) -> Double { 15 * max(1, width / 480) }
}
