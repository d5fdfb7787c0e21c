import Book

/// The links and pictures of one chapter, with their places.
///
/// cmark does not tell where in a line a link stands. Its destination is looked for from the block
/// that holds it on, after the link before it; one that is written otherwise than it reads, with
/// escapes or as an entity, is placed at its block's first line.
struct ChapterLinks {
  struct Link {
    var destination: String
    var range: Range<Int>
    /// Of a picture: whether it has words for those who do not see it.
    var hasAlternative: Bool?
  }

  private(set) var all: [Link] = []
  private let file: SourceFile
  /// Where the search for the next destination begins.
  private var position = 0

  init(_ chapter: Chapter) {
    file = chapter.source
    visit(chapter.document)
    for footnote in chapter.footnotes {
      position = footnote.name.range.upperBound
      for node in footnote.content { visit(node) }
    }
  }

  private mutating func visit(_ node: Node) {
    if node.line > 0, node.line <= file.lineStarts.count {
      position = max(position, file.lineStarts[node.line - 1])
    }
    switch node.kind {
    case .link(let destination, _):
      // The words come first in the file.
      for child in node.children { visit(child) }
      add(destination)
    case .image(let destination, _):
      add(destination, hasAlternative: Self.hasText(node))
    case .htmlInline(let html), .htmlBlock(let html):
      for destination in Self.destinations(in: html) { add(destination) }
    default:
      for child in node.children { visit(child) }
    }
  }

  private mutating func add(_ destination: String, hasAlternative: Bool? = nil) {
    let range = find(destination) ?? file.lineRange(file.location(of: position).line)
    all.append(Link(destination: destination, range: range, hasAlternative: hasAlternative))
  }

  /// Where a destination stands next: behind a parenthesis, an angle bracket, a quotation mark or
  /// the blank after a definition's colon.
  private mutating func find(_ destination: String) -> Range<Int>? {
    let wanted = Array(destination.utf8)
    guard let first = wanted.first else { return nil }
    for start in [position, 0] {
      var offset = max(start, 1)
      while offset + wanted.count <= file.bytes.count {
        guard let next = file.bytes[offset...].firstIndex(of: first),
          next + wanted.count <= file.bytes.count
        else { break }
        let range = next..<(next + wanted.count)
        if file.bytes[range].elementsEqual(wanted),
          "(<\"' \t".utf8.contains(file.bytes[next - 1])
        {
          if start == position { position = range.upperBound }
          return range
        }
        offset = next + 1
      }
    }
    return nil
  }

  private static func hasText(_ node: Node) -> Bool {
    var found = false
    node.visit { child in
      switch child.kind {
      case .text(let text), .code(let text): found = found || text.contains { !$0.isWhitespace }
      case .formula, .inlineValue: found = true
      default: break
      }
    }
    return found
  }

  /// The values of `href` and `src` in HTML that an author wrote.
  private static func destinations(in html: String) -> [String] {
    html.matches(of: /(?i)\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/).map { match in
      String(match.output.1 ?? match.output.2 ?? "")
    }
  }
}
