/// A text with its place on the page.
struct PlacedText: Sendable {
  enum Anchor: Sendable {
    case start
    case middle
    case end

    var css: String {
      switch self {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    }
  }

  var text: String
  var x: Double
  /// The base line.
  var y: Double
  var anchor: Anchor
  var color: ChartColor
  /// Less than 1 where the text is wider than the page.
  private(set) var share = 1.0

  init(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor, _ color: ChartColor = .muted
  ) {
    (self.text, self.x, self.y, self.anchor, self.color) = (text, x, y, anchor, color)
  }

  /// The room that the text takes.
  func box(_ fontSize: Double) -> Rect {
    let width = textWidth(text, size: fontSize * share)
    let left = x - (anchor == .start ? 0 : anchor == .middle ? width / 2 : width)
    return Rect(minX: left, minY: y - 0.8 * fontSize, maxX: left + width, maxY: y + 0.25 * fontSize)
  }

  /// Makes the text smaller where it is wider than the room that it has.
  mutating func fit(_ room: Double, _ fontSize: Double) {
    let width = textWidth(text, size: fontSize)
    guard width > room else { return }
    // Rounded down to what is written, so that not a hair is cut.
    share = (100 * fontSize * room / width).rounded(.down) / (100 * fontSize)
  }

  /// Moves the text so that nothing of it is cut off.
  mutating func keep(on page: Rect, _ fontSize: Double) {
    fit(page.width, fontSize)
    let box = box(fontSize)
    x += max(0, page.minX - box.minX) - max(0, box.maxX - page.maxX)
    y += max(0, page.minY - box.minY) - max(0, box.maxY - page.maxY)
  }
}
