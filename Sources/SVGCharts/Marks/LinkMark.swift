/// A straight line from one point to another.
public struct LinkMark: ChartContent {
  public let marks: ChartMarks

  public init(
    xStart: PlottableValue<some Plottable>, yStart: PlottableValue<some Plottable>,
    xEnd: PlottableValue<some Plottable>, yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(list: [
      Mark(
        .link(hasHead: false), x: xStart.channel, xEnd: xEnd.channel, y: yStart.channel,
        yEnd: yEnd.channel)
    ])
  }
}

/// An arrow from one point to another, as in the plan of a transport.
public struct ArrowMark: ChartContent {
  public let marks: ChartMarks

  public init(
    xStart: PlottableValue<some Plottable>, yStart: PlottableValue<some Plottable>,
    xEnd: PlottableValue<some Plottable>, yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(list: [
      Mark(
        .link(hasHead: true), x: xStart.channel, xEnd: xEnd.channel, y: yStart.channel,
        yEnd: yEnd.channel)
    ])
  }
}
