/// A range at one place: a line with a cap at each end.
public struct ErrorBarMark: ChartContent {
  public let marks: ChartMarks

  public init(
    x: PlottableValue<some Plottable>, yStart: PlottableValue<some Plottable>,
    yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.whisker, x: x.channel, y: yStart.channel, yEnd: yEnd.channel)])
  }
}

/// Ranges for columns of data.
///
/// ```swift
/// ErrorBarPlot(x: .value("n", n), yStart: .value("5 %", low), yEnd: .value("95 %", high))
/// ```
public struct ErrorBarPlot: ChartContent {
  public let marks: ChartMarks

  /// Ranges read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    yStart: PlottableProjection<Element, some Plottable>,
    yEnd: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    marks = ChartMarks(list: [
      Mark(
        .whisker, x: x.channel(of: data), y: yStart.channel(of: data),
        yEnd: yEnd.channel(of: data))
    ])
  }

  /// Ranges given as columns of equal length.
  public init(
    x: PlottableColumn<some Plottable>, yStart: PlottableColumn<some Plottable>,
    yEnd: PlottableColumn<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.whisker, x: x.channel, y: yStart.channel, yEnd: yEnd.channel)])
  }
}
