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
  /// Nil: what the figure's place has.
  var width: Double?
  /// Nil: as the content suggests.
  var height: Double?
  var hasEqualAspect = false

  /// A chart of the marks between the braces; later marks lie above earlier ones.
  public init(@ChartBuilder _ content: () -> ChartMarks) {
    marks = content().list
  }

  /// Draws the chart.
  ///
  /// - Parameter width: Of the view box where `chartFrame` said none, 100 or more. Text of 15 units
  ///   stays as it is, so that a figure for half a page is not one with text of half the size.
  /// - Returns: The figure; equal charts give equal bytes.
  /// - Throws: `noData` when nothing can be drawn, and the other cases of `ChartError` for data
  ///   that an axis cannot show.
  /// - Complexity: O(n) in the number of data, but for wild lines of more points than pixels.
  public func rendered(width: Double) throws(ChartError) -> SVGFigure {
    let width = self.width ?? width
    let scene = try Scene(self)
    let fontSize = FigureText.size(width: width)
    let height =
      if let height = self.height { height } else { try naturalHeight(scene, fontSize, width) }
    let layout = try PlotLayout(scene, width: width, height: height, fontSize: fontSize)
    var writer = SVGWriter()
    layout.draw(scene, into: &writer)
    return SVGFigure(
      width: width, height: height, body: writer.text, dataTable: scene.dataTable(),
      omittedCount: scene.omittedCount)
  }
}

extension Chart {
  /// 300 for a width of 480, and less flat where there is less; for a matrix, what square cells of at most four lines' height need;
  /// for equal aspect, what lets the plot be as wide as the figure.
  private func naturalHeight(
    _ scene: Scene, _ fontSize: Double, _ width: Double
  ) throws(ChartError) -> Double {
    // Title, labels and legend take the same room on a narrow figure.
    let usual = max(0.625 * width, 150 + 0.3125 * width)
    guard let grid = scene.matrix else {
      return hasEqualAspect ? try equalHeight(scene, fontSize, width, usual) : usual
    }
    let frame = try PlotLayout(scene, width: width, height: width, fontSize: fontSize, fills: true)
    let available = frame.frame.width / Double(max(grid.columns, 1))
    let cell = min(available, max(4 * fontSize, 0.45 * width / Double(max(grid.rows, 1))))
    let margins = frame.margins
    return margins.top + margins.bottom + cell * Double(grid.rows)
  }

  /// Between 0.4 and 0.85 of the width: no band, and nothing that fills a screen.
  private func equalHeight(
    _ scene: Scene, _ fontSize: Double, _ width: Double, _ usual: Double
  ) throws(ChartError) -> Double {
    let layout = try PlotLayout(
      scene, width: width, height: usual, fontSize: fontSize, fills: true)
    let perUnit = layout.frame.width / (layout.x.upper - layout.x.lower)
    let needed = perUnit * (layout.y.upper - layout.y.lower)
    let (top, bottom) = (layout.margins.top, layout.margins.bottom)
    guard needed.isFinite else { return usual }
    return min(max(top + needed + bottom, 0.4 * width), max(0.85 * width, usual))
  }
}

/// What can be drawn as a figure of a page.
public protocol Figure: Sendable {
  /// Draws it.
  ///
  /// - Parameter width: Of the view box where the figure has none of its own.
  func rendered(width: Double) throws(ChartError) -> SVGFigure
}

extension Figure {
  /// Draws it with a width of 480 units where it has none of its own.
  public func rendered() throws(ChartError) -> SVGFigure { try rendered(width: 480) }
}

/// The size of text in figures.
enum FigureText {
  /// Units of the view box: 480 units shown 358 pixels wide leave 11 pixels.
  static func size(width: Double) -> Double { 15 * max(1, width / 480) }
}
