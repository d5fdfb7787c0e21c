/// How a mark looks; nil where the mark's own default holds.
struct MarkStyle: Sendable, Equatable {
  var color: ChartColor?
  var opacity: Double?
  var stroke: StrokeStyle?
  var interpolation = InterpolationMethod.linear
  var symbol: ChartSymbol?
  /// Whether the series chooses the symbol.
  var hasSeriesSymbol = false
  var symbolSize: Double?
  var position = BarPosition.stacked
}

/// The width and dashes of a line, in units of the view box (about a pixel each).
public struct StrokeStyle: Sendable, Equatable {
  public var lineWidth: Double
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  public var dash: [Double]

  /// - Parameters:
  ///   - lineWidth: > 0.
  ///   - dash: Lengths ≥ 0, not all 0.
  public init(lineWidth: Double = 2, dash: [Double] = []) {
    require(lineWidth > 0, "a line's width must be positive, not \(lineWidth)")
    self.lineWidth = lineWidth
    self.dash = dash
  }
}

/// How a line runs from one point to the next.
public enum InterpolationMethod: Sendable, Equatable {
  case linear
  /// Holds a value, then jumps at the next point.
  case stepEnd
  /// Jumps at once, then holds the next value.
  case stepStart
  /// Jumps half-way.
  case stepCenter
  /// Smooth, and never above or below the points it runs between; x must be in rising order.
  case monotone
}

/// The shape of a point.
public enum ChartSymbol: Sendable, Equatable {
  case circle
  case square
  case diamond
  case triangle
  case cross
  case ring

  /// The symbol of a series.
  static func series(_ index: Int) -> ChartSymbol {
    let symbols: [ChartSymbol] = [.circle, .triangle, .square, .cross, .diamond, .ring]
    return symbols[index % symbols.count]
  }
}

/// What bars of several series at one place do.
public enum BarPosition: Sendable, Equatable {
  /// Stand on one another.
  case stacked
  /// Stand side by side.
  case grouped
}

/// A text at a mark.
struct Annotation: Sendable {
  var position: AnnotationPosition
  var text: String
}

/// On which side of a mark its annotation stands.
///
/// Along a rule over the whole plot, `leading`, `center` and `trailing` are places on a horizontal
/// one and `top`, `center` and `bottom` on a vertical one; the other positions are sides of it.
public enum AnnotationPosition: Sendable, Equatable {
  /// Where it covers least.
  case automatic
  case top
  case bottom
  case leading
  case trailing
  /// At the middle of a rule; on other marks the same as `overlay`.
  case center
  /// On the mark, or beside it where it would cover a text or the end of an arrow.
  case overlay
}
