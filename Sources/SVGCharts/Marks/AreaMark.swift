/// One place of a filled area: between 0 and y, or between two values (a band).
public struct AreaMark: ChartContent {
  public let marks: ChartMarks

  /// The area between 0 and y.
  public init(x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>) {
    marks = ChartMarks(list: [Mark(.area, x: x.channel, y: y.channel)])
  }

  /// The band between two values.
  public init(
    x: PlottableValue<some Plottable>, yStart: PlottableValue<some Plottable>,
    yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.area, x: x.channel, y: yStart.channel, yEnd: yEnd.channel)])
  }
}

/// A filled area over columns of data or under a function.
///
/// ```swift
/// AreaPlot(x: "x", y: "density", domain: -4...4) { x in exp(-x * x / 2) }
/// AreaPlot(x: .value("n", n), yStart: .value("low", low), yEnd: .value("high", high))
/// ```
public struct AreaPlot: ChartContent {
  public let marks: ChartMarks

  /// The area between 0 and y, read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    y: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    marks = ChartMarks(list: [Mark(.area, x: x.channel(of: data), y: y.channel(of: data))])
  }

  /// The band between two values, read off data.
  public init<Element>(
    _ data: some Sequence<Element>, x: PlottableProjection<Element, some Plottable>,
    yStart: PlottableProjection<Element, some Plottable>,
    yEnd: PlottableProjection<Element, some Plottable>
  ) {
    let data = Array(data)
    marks = ChartMarks(list: [
      Mark(
        .area, x: x.channel(of: data), y: yStart.channel(of: data), yEnd: yEnd.channel(of: data))
    ])
  }

  /// The area between 0 and y, given as two columns of equal length.
  public init(x: PlottableColumn<some Plottable>, y: PlottableColumn<some Plottable>) {
    marks = ChartMarks(list: [Mark(.area, x: x.channel, y: y.channel)])
  }

  /// The band between two columns.
  public init(
    x: PlottableColumn<some Plottable>, yStart: PlottableColumn<some Plottable>,
    yEnd: PlottableColumn<some Plottable>
  ) {
    marks = ChartMarks(
      list: [Mark(.area, x: x.channel, y: yStart.channel, yEnd: yEnd.channel)])
  }

  /// The area between 0 and a function.
  public init(
    x: String, y: String, domain: ClosedRange<Double>, _ function: (Double) -> Double
  ) {
    let samples = sampledAdaptively(function, over: domain)
    marks = ChartMarks(list: [
      Mark(.area, x: Channel(x, samples.map { $0.x }), y: Channel(y, samples.map { $0.y }))
    ])
  }
}
