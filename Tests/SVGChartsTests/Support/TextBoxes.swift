import Foundation

@testable import SVGCharts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A text of a drawn figure, and the room it takes.
struct TextBox {
  var text: String
  var box: Rect
  /// The corners; not those of `box` where the text is turned.
  var corners: [Point]

  /// Whether two texts have a point in common: no line along a side of one parts them.
  func overlaps(_ other: TextBox) -> Bool {
    for (a, b) in zip(corners + other.corners, TextBox.next(corners) + TextBox.next(other.corners))
    {
      let normal = Point(x: a.y - b.y, y: b.x - a.x)
      let mine = corners.map { $0.x * normal.x + $0.y * normal.y }
      let others = other.corners.map { $0.x * normal.x + $0.y * normal.y }
      if mine.max()! <= others.min()! || others.max()! <= mine.min()! { return false }
    }
    return true
  }

  private static func next(_ corners: [Point]) -> [Point] {
    Array(corners.dropFirst()) + [corners[0]]
  }
}

/// Where the texts of a figure stand, measured in its SVG with the module's own widths.
func textBoxes(_ figure: SVGFigure) -> [TextBox] {
  let collector = BoxCollector()
  let parser = XMLParser(data: Data(figure.standaloneSVG(title: "", description: "").utf8))
  parser.delegate = collector
  let isWellFormed = parser.parse()
  precondition(isWellFormed, "not well-formed")
  return collector.boxes
}

/// What is wrong with the places of a figure's texts: cut off, or one on another.
func textFaults(_ figure: SVGFigure) -> [String] {
  let boxes = textBoxes(figure)
  var faults: [String] = []
  for (index, one) in boxes.enumerated() {
    if one.box.minX < -0.1 || one.box.minY < -0.1 || one.box.maxX > figure.width + 0.1
      || one.box.maxY > figure.height + 0.1
    {
      faults.append("“\(one.text)” is cut off: \(one.box)")
    }
    for other in boxes[..<index] where one.overlaps(other) {
      faults.append("“\(one.text)” lies on “\(other.text)”: \(one.box), \(other.box)")
    }
  }
  return faults
}

private final class BoxCollector: NSObject, XMLParserDelegate {
  private struct Context {
    var x = 0.0
    var y = 0.0
    var size = 16.0
    var anchor = "start"
    /// In radians.
    var angle = 0.0
  }

  var boxes: [TextBox] = []
  private var contexts = [Context()]
  private var text: String?
  private var width = 0.0
  private var place = (x: 0.0, y: 0.0)

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    var context = contexts[contexts.count - 1]
    if let size = attributes["font-size"] {
      context.size =
        size.hasSuffix("%") ? context.size * Double(size.dropLast())! / 100 : Double(size)!
    }
    if let anchor = attributes["text-anchor"] { context.anchor = anchor }
    if let move = attributes["transform"] {
      let parts = move.matches(of: /-?[0-9.]+/).map { Double($0.output)! }
      (context.x, context.y) = (context.x + parts[0], context.y + parts[1])
      if parts.count > 2 { context.angle = parts[2] * .pi / 180 }
    }
    contexts.append(context)
    guard name == "text" else { return }
    (text, width) = ("", 0)
    place = (
      Double(attributes["x"] ?? "0")!,
      Double(attributes["y"] ?? "0")! + (attributes["dy"] == ".35em" ? 0.35 * context.size : 0)
    )
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard text != nil else { return }
    text? += string
    width += textWidth(string, size: contexts[contexts.count - 1].size)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let context = contexts.removeLast()
    guard name == "text", let shown = text else { return }
    text = nil
    let share = context.anchor == "end" ? 1 : context.anchor == "middle" ? 0.5 : 0
    let left = place.x - share * width
    // A tenth of a unit of touching is rounding.
    let local = Rect(
      minX: left, minY: place.y - 0.8 * context.size, maxX: left + width,
      maxY: place.y + 0.25 * context.size
    ).insetBy(0.1)
    let corners = [
      (local.minX, local.minY), (local.maxX, local.minY), (local.maxX, local.maxY),
      (local.minX, local.maxY),
    ].map { x, y in
      Point(
        x: context.x + x * cosine(context.angle) - y * sine(context.angle),
        y: context.y + x * sine(context.angle) + y * cosine(context.angle))
    }
    boxes.append(
      TextBox(
        text: shown,
        box: Rect(
          minX: corners.map(\.x).min()!, minY: corners.map(\.y).min()!,
          maxX: corners.map(\.x).max()!, maxY: corners.map(\.y).max()!),
        corners: corners))
  }
}
