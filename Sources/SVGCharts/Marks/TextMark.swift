/// A text at a point, centred on it unless `position` says otherwise.
public struct TextMark: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - text: One line.
  ///   - position: Where the text stands, seen from the point.
  public init(
    _ text: String, x: PlottableValue<some Plottable>, y: PlottableValue<some Plottable>,
    position: AnnotationPosition = .overlay
  ) {
    var mark = Mark(.text, x: x.channel, y: y.channel)
    mark.texts = [text]
    mark.annotation = Annotation(position: position, text: text)
    marks = ChartMarks(list: [mark])
  }
}
