/// A point.
public struct PointMark: ChartContent {
  public let marks: ChartMarks

  public init(x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.point, x: x.channel, y: y.channel)])
  }
}

/// A cloud of points.
///
/// ```swift
/// PointPlot(samples, x: .value("x₁") { $0.x }, y: .value("x₂") { $0.y })
/// ```
///
/// Points of one colour are drawn as one shape: where they overlap, their opacity does not add up.
public struct PointPlot: ChartContent {
  public let marks: ChartMarks

  /// Points read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    y: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    marks = ChartMarks(list: [Mark(.point, x: x.channel(of: data), y: y.channel(of: data))])
  }

  /// Points given as two columns of equal length.
  public init(x: PlottableColumn<some Plottable>, y: PlottableColumn<some Plottable>) {
    marks = ChartMarks(list: [Mark(.point, x: x.channel, y: y.channel)])
  }
}
