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
  var width = 480.0
  var height = 300.0
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
    let layout = try PlotLayout(
      scene, width: width, height: height, fontSize: FigureText.size(width: width))
    var writer = SVGWriter()
    layout.draw(scene, into: &writer)
    return SVGFigure(
      width: width, height: height, body: writer.text, dataTable: scene.dataTable(),
      omittedCount: scene.omittedCount)
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
