/// What readers may look for on a page: its words, section by section.
struct PageWords {
  /// From one heading to the next.
  struct Section: Equatable {
    /// Of the heading; empty for the page's top.
    var id: String
    /// Of the heading, without its number.
    var title: String
    /// Words with single spaces between them; formulas in lines as their signs, neither code nor
    /// drawings.
    var text: String
  }

  /// What stands above the page's heading: `Chapter 2`.
  let kicker: String
  /// The page's top first, whose title is the page's own.
  let sections: [Section]

  /// The page in one: its title, and those of its sections.
  var headings: Section {
    let titles = sections.dropFirst().map(\.title)
    return Section(id: "", title: sections[0].title, text: titles.joined(separator: " · "))
  }

  /// - Parameter html: A page as litgan weaves it; only what stands in its `main` counts.
  /// - Complexity: O(bytes).
  init(_ html: [UInt8]) {
    var reader = Reader()
    html.withUnsafeBufferPointer { reader.read($0) }
    kicker = Self.text(reader.kicker)
    sections = reader.sections.map {
      Section(id: unmarked($0.id), title: Self.text($0.title), text: Self.text($0.text))
    }
  }

  /// A text without tags, single spaces in it, not even those without width that KaTeX puts between
  /// some signs.
  private static func text(_ html: [UInt8]) -> String {
    guard html.contains(UInt8(ascii: "&")) else { return spaced(html) }
    let text = String(decoding: html, as: UTF8.self)
      .replacing("&nbsp;", with: " ").replacing("&#39;", with: "'")
    return spaced(Array(unmarked(text).utf8))
  }

  /// Text with one space for each run of Unicode's, and none at its ends.
  ///
  /// It is done in bytes: to ask each character of a book would take longer than all else here.
  private static func spaced(_ text: [UInt8]) -> String {
    var spaced: [UInt8] = []
    spaced.reserveCapacity(text.count)
    var isWaiting = false
    var offset = 0
    while offset < text.count {
      let (length, sign) = sign(in: text, at: offset)
      defer { offset += length }
      switch sign {
      case .space: isWaiting = !spaced.isEmpty
      case .nothing: break
      case .other:
        if isWaiting { spaced.append(UInt8(ascii: " ")) }
        isWaiting = false
        spaced += text[offset..<(offset + length)]
      }
    }
    return String(decoding: spaced, as: UTF8.self)
  }

  private enum Sign { case space, nothing, other }

  /// What stands at an offset, and its bytes: one of U+0009 to U+000D and U+0020, U+0085, U+00A0, U+1680,
  /// U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000 is a space, U+200B is nothing.
  private static func sign(in text: [UInt8], at offset: Int) -> (length: Int, sign: Sign) {
    func byte(_ next: Int) -> UInt8 { offset + next < text.count ? text[offset + next] : 0 }
    switch text[offset] {
    case 9...13, 32: return (1, .space)
    case 0xC2 where byte(1) == 0xA0 || byte(1) == 0x85: return (2, .space)
    case 0xE1 where byte(1) == 0x9A && byte(2) == 0x80: return (3, .space)
    case 0xE2 where byte(1) == 0x80:
      switch byte(2) {
      case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return (3, .space)
      case 0x8B: return (3, .nothing)
      default: return (3, .other)
      }
    case 0xE2 where byte(1) == 0x81 && byte(2) == 0x9F: return (3, .space)
    case 0xE3 where byte(1) == 0x80 && byte(2) == 0x80: return (3, .space)
    default: return (1, .other)
    }
  }
}

extension PageWords {
  /// Collects the HTML of texts, without tags.
  private struct Reader {
    var kicker: [UInt8] = []
    var sections: [(id: String, title: [UInt8], text: [UInt8])] = [("", [], [])]
    private var target = Target.text

    private enum Target { case kicker, title, text }

    mutating func read(_ html: UnsafeBufferPointer<UInt8>) {
      var scanner = TagScanner(html)
      var isInMain = false
      // The id of a section whose heading is still to come.
      var pending: String?
      func string(_ range: Range<Int>) -> String { String(decoding: html[range], as: UTF8.self) }
      while let piece = scanner.next() {
        switch piece {
        case .text(let range):
          if isInMain { append(html[range]) }
        case .closing(let name):
          if name == "main" { return }
          if Self.blocks.contains(name) {
            if Self.ends.contains(name) { target = .text }
            append(CollectionOfOne(UInt8(ascii: " ")))
          }
        case .opening(let tag):
          guard isInMain else {
            isInMain = tag.name == "main"
            continue
          }
          let classes = scanner.value("class", of: tag)
          if Self.skippedTags.contains(tag.name)
            || classes.map({ Self.isSkipped(html[$0]) }) ?? false
          {
            scanner.skip(tag.name)
            append(CollectionOfOne(UInt8(ascii: " ")))
            continue
          }
          guard Self.blocks.contains(tag.name) else { continue }
          switch tag.name {
          case "section", "article": pending = scanner.value("id", of: tag).map(string)
          case "h1": target = .title
          case "h2", "h3", "h4":
            guard let id = scanner.value("id", of: tag).map(string) ?? pending else { break }
            sections.append((id, [], []))
            pending = nil
            target = .title
          case "p":
            if let classes, html[classes].elementsEqual("chapter-number".utf8) { target = .kicker }
          default: break
          }
          append(CollectionOfOne(UInt8(ascii: " ")))
        }
      }
    }

    private static let blocks: Set<TagName> = [
      "p", "li", "div", "td", "th", "dt", "dd", "br", "h1", "h2", "h3", "h4", "figure",
      "figcaption", "summary", "blockquote", "section", "article",
    ]
    private static let ends: Set<TagName> = ["h1", "h2", "h3", "h4", "p"]
    private static let skippedTags: Set<TagName> = [
      "script", "style", "svg", "pre", "nav", "form", "noscript",
    ]
    /// What stands a second time, or is a mark rather than words.
    private static let skippedClasses: [[UInt8]] = [
      "katex-mathml", "katex-display", "card", "side-note", "note-mark", "backlinks", "claim-mark",
      "number", "sections", "data", "claims", "program", "source",
    ].map { Array($0.utf8) }

    private static func isSkipped(_ classes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      classes.split(separator: UInt8(ascii: " ")).contains { name in
        skippedClasses.contains { $0.count == name.count && $0.elementsEqual(name) }
      }
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
      switch target {
      case .kicker: kicker += bytes
      case .title: sections[sections.count - 1].title += bytes
      case .text: sections[sections.count - 1].text += bytes
      }
    }
  }
}
