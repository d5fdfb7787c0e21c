/// What readers may look for on a page: its words, section by section.
struct PageWords {
  /// From one heading to the next.
  struct Section: Equatable {
    /// Of the heading; empty for the page's top.
    var id: String
    /// Of the heading, without its number.
    var title = ""
    /// Words with single spaces between them; formulas in lines as their signs, neither code nor
    /// drawings.
    var text = ""
  }

  /// What stands above the page's heading: `Chapter 2`.
  private(set) var kicker = ""
  /// The page's top first, whose title is the page's own.
  private(set) var sections = [Section(id: "")]

  private enum Target { case kicker, title, text }

  /// - Parameter html: A page as litgan weaves it; only what stands in its `main` counts.
  /// - Complexity: O(bytes).
  init(_ html: [UInt8]) {
    var scanner = TagScanner(html)
    var isInMain = false
    var target = Target.text
    // The id of a section whose heading is still to come.
    var pending: String?
    while let piece = scanner.next() {
      switch piece {
      case .text(let bytes):
        if isInMain { append(bytes, to: target) }
      case .closing(let name):
        if name == "main" {
          finish()
          return
        }
        if ["h1", "h2", "h3", "p"].contains(name) { target = .text }
        if Self.blocks.contains(name) { appendSpace(to: target) }
      case .opening(let tag):
        guard isInMain else {
          isInMain = tag.name == "main"
          continue
        }
        if Self.isSkipped(tag) {
          scanner.skip(tag.name)
          appendSpace(to: target)
          continue
        }
        switch tag.name {
        case "section", "article": pending = tag.value("id")
        case "h1": target = .title
        case "h2", "h3", "h4":
          guard let id = tag.value("id") ?? pending else { break }
          sections.append(Section(id: id))
          pending = nil
          target = .title
        case "p" where tag.classes.contains("chapter-number"): target = .kicker
        default: break
        }
        if Self.blocks.contains(tag.name) { appendSpace(to: target) }
      }
    }
    finish()
  }

  private static let blocks: Set<String> = [
    "p", "li", "div", "td", "th", "dt", "dd", "br", "h1", "h2", "h3", "h4", "figure", "figcaption",
    "summary", "blockquote", "section", "article",
  ]
  private static let skippedTags: Set<String> = [
    "script", "style", "svg", "pre", "nav", "form", "noscript",
  ]
  /// What stands a second time, or is a mark rather than words.
  private static let skippedClasses: Set<String> = [
    "katex-mathml", "katex-display", "card", "side-note", "note-mark", "backlinks", "claim-mark",
    "number", "sections", "data", "claims", "program", "source",
  ]

  private static func isSkipped(_ tag: TagScanner.Tag) -> Bool {
    skippedTags.contains(tag.name)
      || (tag.hasClass && !skippedClasses.isDisjoint(with: tag.classes))
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to target: Target) {
    let text = unmarked(String(decoding: bytes, as: UTF8.self))
    switch target {
    case .kicker: kicker += text
    case .title: sections[sections.count - 1].title += text
    case .text: sections[sections.count - 1].text += text
    }
  }

  private mutating func appendSpace(to target: Target) {
    append([UInt8(ascii: " ")], to: target)
  }

  private mutating func finish() {
    kicker = Self.spaced(kicker)
    for index in sections.indices {
      sections[index].title = Self.spaced(sections[index].title)
      sections[index].text = Self.spaced(sections[index].text)
    }
  }

  /// KaTeX puts spaces without width between some signs.
  private static func spaced(_ text: String) -> String {
    text.replacing("\u{200B}", with: "").replacing("&nbsp;", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
