/// One point of a line; the line mark of one series are joined in the order they are given.
///
/// A value that is not finite ends the line; the next finite one starts it again.
public struct LineMark: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: Along the horizontal axis.
  ///   - y: Along the vertical axis; its label names the axis.
  public init(x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.line, x: x.channel, y: y.channel)])
  }

  /// - Parameters:
  ///   - x: Along the horizontal axis.
  ///   - y: Along the vertical axis; its label names the axis.
  ///   - series: Points of one series form one line, with a colour and a label of its own.
  public init(
    x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>,
    series: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(list: [Mark(.line, x: x.channel, y: y.channel, series: series.channel)])
  }
}
