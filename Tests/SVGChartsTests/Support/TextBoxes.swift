import Foundation

@testable import SVGCharts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A text of a drawn figure, and the room it takes.
struct TextBox {
  var text: String
  var box: Rect
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
    for other in boxes[..<index] where one.box.insetBy(0.1).overlap(other.box.insetBy(0.1)) > 0 {
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
      let parts = move.dropFirst("translate(".count).dropLast().split(separator: " ")
      (context.x, context.y) = (context.x + Double(parts[0])!, context.y + Double(parts[1])!)
    }
    contexts.append(context)
    guard name == "text" else { return }
    (text, width) = ("", 0)
    place = (
      context.x + Double(attributes["x"] ?? "0")!, context.y + Double(attributes["y"] ?? "0")!
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
    boxes.append(
      TextBox(
        text: shown,
        box: Rect(
          minX: left, minY: place.y - 0.8 * context.size, maxX: left + width,
          maxY: place.y + 0.25 * context.size)))
  }
}
