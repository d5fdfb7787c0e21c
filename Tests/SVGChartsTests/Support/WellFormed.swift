import Foundation
import SVGCharts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Why a figure is not well-formed XML, or nil.
func xmlError(_ figure: SVGFigure) -> String? {
  let svg = figure.standaloneSVG(title: "t", description: "d")
  let parser = XMLParser(data: Data(svg.utf8))
  if parser.parse(), !svg.contains("nan"), !svg.contains("inf") { return nil }
  return "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "not a number")"
}

/// The texts of a figure in reading order, subscripts run in.
func texts(_ figure: SVGFigure) -> [String] {
  let collector = TextCollector()
  let parser = XMLParser(
    data: Data(figure.standaloneSVG(title: "", description: "").utf8))
  parser.delegate = collector
  let isWellFormed = parser.parse()
  precondition(isWellFormed, "not well-formed")
  return collector.texts
}

private final class TextCollector: NSObject, XMLParserDelegate {
  var texts: [String] = []
  private var current: String?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    if name == "text" { current = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "text", let text = current else { return }
    texts.append(text)
    current = nil
  }
}
