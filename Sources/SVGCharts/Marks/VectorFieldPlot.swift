internal import CMathShims

/// Arrows that show where a field points, on a regular grid.
///
/// ```swift
/// VectorFieldPlot(x: "θ", y: "ψ", xDomain: -1...1, yDomain: -1...1) { θ, ψ in (-ψ, θ) }
/// ```
///
/// Arrows are centred on their places. The longest is as long as the grid is wide; the others are
/// in proportion, so their lengths compare, and their absolute length means nothing.
public struct VectorFieldPlot: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - x: Label of the horizontal axis.
  ///   - y: Label of the vertical axis.
  ///   - xDomain: Range of x.
  ///   - yDomain: Range of y.
  ///   - count: Arrows along each axis, 2 to 60.
  ///   - field: The vector at a place; not finite where there is none.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    count: Int = 12, _ field: (Double, Double) -> (Double, Double)
  ) {
    require((2...60).contains(count), "2 to 60 arrows a side, not \(count)")
    let gapX = (xDomain.upperBound - xDomain.lowerBound) / Double(count)
    let gapY = (yDomain.upperBound - yDomain.lowerBound) / Double(count)
    var places: [Point] = []
    var vectors: [Point] = []
    for row in 0..<count {
      for column in 0..<count {
        let place = Point(
          x: xDomain.lowerBound + (Double(column) + 0.5) * gapX,
          y: yDomain.lowerBound + (Double(row) + 0.5) * gapY)
        let (u, v) = field(place.x, place.y)
        guard u.isFinite, v.isFinite else { continue }
        places.append(place)
        vectors.append(Point(x: u, y: v))
      }
    }
    // Lengths are compared in cells, so that unequal axes do not stretch the arrows.
    let longest = vectors.map { cm_hypot($0.x / gapX, $0.y / gapY) }.max() ?? 0
    let scale = longest > 0 ? 0.95 / longest : 0
    func ends(_ side: Double) -> [Point] {
      zip(places, vectors).map {
        Point(x: $0.x + side * scale * $1.x / 2, y: $0.y + side * scale * $1.y / 2)
      }
    }
    let (tails, heads) = (ends(-1), ends(1))
    var mark = Mark(
      .link(hasHead: true), x: Channel(x, tails.map { $0.x }), xEnd: Channel(x, heads.map { $0.x }),
      y: Channel(y, tails.map { $0.y }), yEnd: Channel(y, heads.map { $0.y }))
    mark.style.stroke = StrokeStyle(lineWidth: 1.2)
    mark.field = VectorField(places: places, vectors: vectors)
    marks = ChartMarks(list: [mark])
  }
}

/// The vectors of a field and where they are, in the data's own units.
struct VectorField: Sendable {
  var places: [Point]
  var vectors: [Point]
}
