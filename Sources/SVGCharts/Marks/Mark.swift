/// A mark as the chart keeps it: what to draw, its channels and its style.
///
/// A mark made in a loop has one value a channel; a plot has a column a channel.
struct Mark: Sendable {
  var kind: MarkKind
  var x: Channel?
  var xEnd: Channel?
  var y: Channel?
  var yEnd: Channel?
  /// Numbers that colour the data.
  var value: Channel?
  var series: SeriesName?
  var texts: [String] = []
  var style = MarkStyle()
  var annotation: Annotation?
  /// What arrows of a field stand for.
  var field: VectorField?
  /// The start of y is always 0, and not worth a column or a title.
  var hidesStart = false

  init(
    _ kind: MarkKind, x: Channel? = nil, xEnd: Channel? = nil, y: Channel? = nil,
    yEnd: Channel? = nil, series: Channel? = nil
  ) {
    self.kind = kind
    self.x = x
    self.xEnd = xEnd
    self.y = y
    self.yEnd = yEnd
    self.series = series.map { SeriesName(label: $0.label, name: $0.name) }
  }
}

/// The series a mark belongs to: what the name says, and the name.
struct SeriesName: Sendable {
  var label: String
  var name: String
  /// Named by the author, not after the y channel.
  var isExplicit = true
}

enum MarkKind: Sendable {
  case line
  case area
  case point
  case bar
  case rectangle
  case rule
  case text
  case link(hasHead: Bool)
  case grid(GridData)
  /// A bar of a histogram: a rectangle that stands on 0.
  case bin
  /// A range with caps.
  case whisker
  case contour(ContourData)

  /// Whether marks of one series are joined to one shape.
  var joins: Bool {
    switch self {
    case .line, .area, .point, .bar, .rectangle, .whisker: true
    default: false
    }
  }

  /// A small number per kind, so that kinds can be compared.
  var order: Int {
    switch self {
    case .grid: 0
    case .area: 1
    case .rectangle: 2
    case .bar: 3
    case .rule: 4
    case .link: 5
    case .line: 6
    case .point: 7
    case .text: 8
    case .bin: 9
    case .whisker: 10
    case .contour: 11
    }
  }
}
