/// A line through data or along a function.
///
/// ```swift
/// LinePlot(points, x: .value("θ") { $0.theta }, y: .value("JS") { $0.js })
/// LinePlot(x: .value("step", steps), y: .value("loss", losses))
/// LinePlot(x: "x", y: "density", domain: -4...4) { x in exp(-x * x / 2) }
/// ```
///
/// Several plots in a chart are told apart by the label of y, or by `foregroundStyle(by:)`.
/// A value that is not finite ends the line; the next finite one starts it again.
public struct LinePlot: ChartContent {
  public let marks: ChartMarks

  /// A line through points read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    y: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    self.init(x: x.channel(of: data), y: y.channel(of: data))
  }

  /// A line through points given as two columns of equal length.
  public init(x: PlottableColumn<some Plottable>, y: PlottableColumn<some Plottable>) {
    self.init(x: x.channel, y: y.channel)
  }

  /// The graph of a function.
  ///
  /// - Parameters:
  ///   - x: Label of the horizontal axis.
  ///   - y: Label of the vertical axis.
  ///   - domain: Where the function is drawn.
  ///   - function: May return NaN or ±∞ where it has no value; the line has a gap there.
  /// - Complexity: At most about 3,000 calls of the function.
  public init(
    x: String, y: String, domain: ClosedRange<Double>, _ function: (Double) -> Double
  ) {
    let samples = sampledAdaptively(function, over: domain)
    self.init(x: Channel(x, samples.map { $0.x }), y: Channel(y, samples.map { $0.y }))
  }

  /// A curve given by a parameter.
  ///
  /// - Parameters:
  ///   - x: Label of the horizontal axis.
  ///   - y: Label of the vertical axis.
  ///   - t: Label of the parameter; not drawn.
  ///   - domain: The parameter's range.
  ///   - curve: The point at a value of the parameter.
  public init(
    x: String, y: String, t: String, domain: ClosedRange<Double>,
    _ curve: (Double) -> (x: Double, y: Double)
  ) {
    let points = evenlySpaced(domain, count: 513).map(curve)
    self.init(x: Channel(x, points.map { $0.x }), y: Channel(y, points.map { $0.y }))
  }

  private init(x: Channel, y: Channel) {
    marks = ChartMarks(list: [Mark(.line, x: x, y: y)])
  }
}
