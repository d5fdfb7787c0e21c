/// A bar, from 0 to a value.
///
/// The bar stands upright where y is a number, and lies where y is a category and x a number.
/// Bars of several series at one place are stacked, or grouped by `position(.grouped)`.
public struct BarMark: ChartContent {
  public let marks: ChartMarks

  public init(x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.bar, x: x.channel, y: y.channel)])
  }
}

/// Bars for columns of data.
///
/// ```swift
/// BarPlot(x: .value("bin", names), y: .value("mass", masses))
/// ```
public struct BarPlot: ChartContent {
  public let marks: ChartMarks

  /// Bars read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    y: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    marks = ChartMarks(list: [Mark(.bar, x: x.channel(of: data), y: y.channel(of: data))])
  }

  /// Bars given as two columns of equal length.
  public init(x: PlottableColumn<some Plottable>, y: PlottableColumn<some Plottable>) {
    marks = ChartMarks(list: [Mark(.bar, x: x.channel, y: y.channel)])
  }
}
