import Book
import Caching

/// KaTeX's stylesheet with only the fonts that a site uses, and those fonts with only the signs
/// that it uses.
struct KaTeXStyles {
  private(set) var pages: [Page]

  /// - Parameters:
  ///   - names: The CSS classes and the signs of every formula in the site.
  ///   - folder: KaTeX's own.
  init(names: Set<String>, folder: String) throws(Diagnostics) {
    let mark = TypesettingEngines.signMark
    let classes = names.filter { $0.utf8.first != mark.utf8.first }
    let signs = names.filter { $0.utf8.first == mark.utf8.first }.flatMap {
      $0.unicodeScalars.dropFirst()
    }
    let css = String(
      decoding: try ScriptLibraries.read(folder + "/katex.css", package: "libjs-katex"),
      as: UTF8.self)
    let rules = Self.rules(css)
    let faces = Self.usedFaces(rules, classes)
    var text = ""
    pages = []
    for rule in rules {
      guard rule.selector == "@font-face" else {
        if rule.applies(to: classes) { text += "\(rule.selector){\(rule.body)}\n" }
        continue
      }
      guard let face = Face(rule: rule), faces.contains(face.style) else { continue }
      let path = folder + "/fonts/\(face.name).ttf"
      let font = try ScriptLibraries.read(path, package: "fonts-katex")
      guard
        let subset = FontSubset.subset(
          of: font, for: signs)
      else {
        throw Diagnostics([
          Diagnostic("broken-library", "\(path) is no font", path: nil)
        ])
      }
      let content = WebFont.woff(subset)
      // Another choice of signs is another file: no browser takes one it has kept for it.
      let file = "\(face.name)-\(Digest(of: content).hexadecimal.prefix(8)).woff"
      text += "@font-face{font-family:\(face.style.family);src:url(fonts/\(file)) "
      text += "format(\"woff\");font-weight:\(face.style.isBold ? 700 : 400);"
      text += "font-style:\(face.style.isItalic ? "italic" : "normal");font-display:block}\n"
      pages.append(Page(path: "assets/fonts/\(file)", content: content))
    }
    pages.insert(Page(path: "assets/katex.css", content: Array(text.utf8)), at: 0)
  }

  struct Style: Hashable {
    var family: String
    var isBold: Bool
    var isItalic: Bool
  }

  private struct Face {
    var style: Style
    /// Of its file, without the extension.
    var name: String

    init?(rule: Rule) {
      guard let family = rule.value("font-family"),
        let file = rule.body.split(separator: "/").first(where: { $0.contains(".woff2") })
      else { return nil }
      style = Style(
        family: family.filter { $0 != "\"" && $0 != "'" },
        isBold: rule.value("font-weight").map { $0 == "700" || $0 == "bold" } ?? false,
        isItalic: rule.value("font-style") == "italic")
      name = String(file.prefix { $0 != "." })
    }
  }

  /// The fonts that the rules for the used classes ask for. A rule that only makes text bold or
  /// italic asks it of the main font.
  private static func usedFaces(_ rules: [Rule], _ classes: Set<String>) -> Set<Style> {
    guard !classes.isEmpty else { return [] }
    var faces: Set<Style> = [Style(family: "KaTeX_Main", isBold: false, isItalic: false)]
    for rule in rules where rule.selector != "@font-face" && rule.applies(to: classes) {
      let weight = rule.value("font-weight")
      let isBold = weight == "700" || weight == "bold" || weight == "600"
      let isItalic = rule.value("font-style") == "italic"
      let family = Self.family(rule.body)
      guard family != nil || isBold || isItalic else { continue }
      faces.insert(Style(family: family ?? "KaTeX_Main", isBold: isBold, isItalic: isItalic))
    }
    let main = faces.filter { $0.family == "KaTeX_Main" }
    if main.contains(where: \.isBold), main.contains(where: \.isItalic) {
      faces.insert(Style(family: "KaTeX_Main", isBold: true, isItalic: true))
    }
    // These two exist in one style only, whatever the rule that names them says.
    if faces.contains(where: { $0.family == "KaTeX_Math" && !$0.isBold }) {
      faces.insert(Style(family: "KaTeX_Math", isBold: false, isItalic: true))
    }
    return faces
  }

  /// The first of KaTeX's own families that declarations name.
  private static func family(_ declarations: String) -> String? {
    guard let start = declarations.firstRange(of: "KaTeX_")?.lowerBound else { return nil }
    return String(decoding: declarations[start...].utf8.prefix(while: isNameByte), as: UTF8.self)
  }

  /// Whether a byte may stand in the name of a class.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private struct Rule {
    var selector: String
    var body: String

    func value(_ property: String) -> String? {
      for declaration in body.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1)
        if parts.count == 2, parts[0].trimmed == property { return parts[1].trimmed }
      }
      return nil
    }

    /// Whether some of the selectors asks only for classes that are in use.
    func applies(to classes: Set<String>) -> Bool {
      selector.split(separator: ",").contains { selector in
        // `:not(.full)` is for all that are not so; few have it, and patterns are slow.
        let asked =
          selector.utf8.contains(UInt8(ascii: "("))
          ? selector.replacing(/:not\([^)]*\)/, with: "") : selector
        // Before the first full stop stands no class.
        return asked.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
          .dropFirst().allSatisfy { part in
            classes.contains(
              String(decoding: part.prefix(while: KaTeXStyles.isNameByte), as: UTF8.self))
          }
      }
    }
  }

  /// The rules of a stylesheet without nested rules; comments left out.
  private static func rules(_ css: String) -> [Rule] {
    withoutComments(css).split(separator: "}").compactMap {
      let parts = $0.split(separator: "{", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let declarations = parts[1].split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
      return Rule(selector: parts[0].trimmed, body: declarations.joined(separator: ";"))
    }
  }

  static func withoutComments(_ css: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(css.utf8)[...]
    let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
    while let byte = rest.popFirst() {
      guard byte == slash, rest.first == star else {
        bytes.append(byte)
        continue
      }
      rest.removeFirst()
      while let inside = rest.popFirst(), inside != star || rest.first != slash {}
      _ = rest.popFirst()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
