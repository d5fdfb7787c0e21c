/// A straight line across the plot, or from one value to another.
public struct RuleMark: ChartContent {
  public let marks: ChartMarks

  /// A vertical line over the whole height.
  public init(x: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.rule, x: x.channel)])
  }

  /// A horizontal line over the whole width.
  public init(y: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.rule, y: y.channel)])
  }

  /// A vertical line between two values of y.
  public init(
    x: PlottableValue<some Plottable>, yStart: PlottableValue<some Plottable>,
    yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.rule, x: x.channel, y: yStart.channel, yEnd: yEnd.channel)])
  }

  /// A horizontal line between two values of x.
  public init(
    xStart: PlottableValue<some Plottable>, xEnd: PlottableValue<some Plottable>,
    y: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.rule, x: xStart.channel, xEnd: xEnd.channel, y: y.channel)])
  }
}
