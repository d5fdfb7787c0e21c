/// A drawn figure, to be set into a page.
public struct SVGFigure: Sendable {
  /// Width of the view box.
  public var width: Double
  /// Height of the view box.
  public var height: Double
  /// Everything inside `<svg>`, without `<title>` and `<desc>`.
  public var body: String
  /// The data that the figure shows.
  public var dataTable: DataTable
  /// How many data were left out because they are not finite.
  public var omittedCount: Int

  /// What every id in `body` begins with; a page replaces it by something of its own, so that
  /// ids stay unique among its figures.
  public static let idToken = "@id@"

  /// The figure as a file of its own.
  ///
  /// - Parameters:
  ///   - title: A name for screen readers.
  ///   - description: What the figure shows, in words.
  public func standaloneSVG(title: String, description: String) -> String {
    Self.standaloneSVG(
      body: body, width: width, height: height, title: title, description: description)
  }

  /// A figure's parts as a file of its own.
  ///
  /// - Parameters:
  ///   - body: Everything inside `<svg>`, as in `body`.
  ///   - width: Width of the view box.
  ///   - height: Height of the view box.
  ///   - title: A name for screen readers.
  ///   - description: What the figure shows, in words.
  public static func standaloneSVG(
    body: String, width: Double, height: Double, title: String, description: String
  ) -> String {
    var writer = SVGWriter()
    writer.open("svg")
    writer.attribute("xmlns", "http://www.w3.org/2000/svg")
    writer.attribute(
      "viewBox", "0 0 " + fixed(width, decimals: 2) + " " + fixed(height, decimals: 2))
    writer.attribute("role", "img")
    writer.attribute("font-family", "system-ui, sans-serif")
    writer.closeAndNest()
    writer.open("title")
    writer.close(text: title, of: "title")
    writer.open("desc")
    writer.close(text: description, of: "desc")
    return writer.text + ownIDs(body) + "</svg>\n"
  }
}

/// A figure alone in its file needs nothing before its ids.
private func ownIDs(_ body: String) -> String {
  let (source, token) = (Array(body.utf8), Array(SVGFigure.idToken.utf8))
  var bytes: [UInt8] = []
  bytes.reserveCapacity(source.count)
  var index = 0
  while index < source.count {
    if source[index] == token[0], source[index...].starts(with: token) {
      index += token.count
    } else {
      bytes.append(source[index])
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
