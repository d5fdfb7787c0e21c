/// A rectangle between two values on each axis.
public struct RectangleMark: ChartContent {
  public let marks: ChartMarks

  public init(
    xStart: PlottableValue<some Plottable>, xEnd: PlottableValue<some Plottable>,
    yStart: PlottableValue<some Plottable>, yEnd: PlottableValue<some Plottable>
  ) {
    marks = ChartMarks(list: [
      Mark(
        .rectangle, x: xStart.channel, xEnd: xEnd.channel, y: yStart.channel, yEnd: yEnd.channel)
    ])
  }
}
