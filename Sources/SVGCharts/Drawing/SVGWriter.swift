/// The text of a figure as it grows: UTF-8 bytes, one element a line.
///
/// Coordinates carry at most two decimals, so equal figures are equal bytes on every platform.
/// Its methods are never inlined: they have hundreds of callers, and in a page's WebAssembly their
/// copies would be most of the code.
struct SVGWriter: Sendable {
  private var bytes: [UInt8] = []
  private var idCount = 0

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var count: Int { bytes.count }

  /// Opens `<name`; attributes follow, then `close`, `closeAndNest` or `text`.
  @inline(never)
  mutating func open(_ name: String) {
    raw("<")
    raw(name)
  }

  @inline(never)
  mutating func attribute(_ name: String, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    escaped(value)
    raw("\"")
  }

  @inline(never)
  mutating func attribute(_ name: String, _ value: Double, decimals: Int = 2) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value, decimals: decimals)
    raw("\"")
  }

  /// A new id, unique in the figure.
  @inline(never)
  mutating func newID(_ name: String) -> String {
    idCount += 1
    return SVGFigure.idToken + name + fixed(Double(idCount), decimals: 0)
  }

  /// The translation of a group's origin.
  @inline(never)
  mutating func translate(_ x: Double, _ y: Double) {
    raw(" transform=\"translate(")
    number(x)
    raw(" ")
    number(y)
    raw(")\"")
  }

  /// A group's origin, and the length of its units.
  @inline(never)
  mutating func transform(_ origin: Point, scaleX: Double, scaleY: Double) {
    raw(" transform=\"translate(")
    number(origin.x)
    raw(" ")
    number(origin.y)
    raw(")scale(")
    number(scaleX, decimals: 4)
    raw(" ")
    number(scaleY, decimals: 4)
    raw(")\"")
  }

  @inline(never)
  mutating func path(_ path: PathData) {
    raw(" d=\"")
    bytes += path.bytes
    raw("\"")
  }

  /// Ends an element that has no content.
  @inline(never)
  mutating func close() { raw("/>\n") }

  /// Ends the start tag of an element whose children follow, each on its own line.
  @inline(never)
  mutating func closeAndNest() { raw(">\n") }

  /// Ends a nesting element.
  @inline(never)
  mutating func end(_ name: String) {
    raw("</")
    raw(name)
    raw(">\n")
  }

  /// Ends an element that holds `content` as text.
  @inline(never)
  mutating func close(text content: String, of name: String) {
    raw(">")
    escaped(content)
    end(name)
  }

  @inline(never)
  mutating func raw(_ string: String) { bytes += Array(string.utf8) }

  @inline(never)
  mutating func number(_ value: Double, decimals: Int = 2) {
    appendFixed(value, decimals: decimals, to: &bytes)
  }

  /// Control characters are not allowed in XML, not even escaped: they become U+FFFD.
  @inline(never)
  mutating func escaped(_ string: String) {
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x09, 0x0A, 0x0D: raw(" ")
      case 0..<0x20, 0xFFFE, 0xFFFF: raw("\u{FFFD}")
      default: bytes += Array(UTF8.encode(scalar)!)
      }
    }
  }
}
