import Book

/// Texts inside other texts: the words of a reference, the value of an attribute.
extension Harvest {
  mutating func citation(
    _ citation: CitationText, of text: [UInt8], at offsets: OffsetMap, _ place: Range<Int>
  ) -> Node.Kind? {
    guard !isInner else {
      fault(
        "nested-reference", "a reference stands inside another one", place,
        help: ["a semicolon parts references: [@thm-a; @thm-b]"])
      return nil
    }
    isInner = true
    defer { isInner = false }
    var items: [Citation.Item] = []
    for item in citation.items {
      let key = String(decoding: text[item.key], as: UTF8.self)
      items.append(
        Citation.Item(
          key: PlacedName(key, range: offsets.source(of: item.key)), isShort: item.isShort,
          prefix: inlines(Array(text[item.prefix]), at: offsets.slice(item.prefix), "a reference"),
          suffix: inlines(Array(text[item.suffix]), at: offsets.slice(item.suffix), "a reference")))
    }
    if let other = items.first(where: { $0.isCrossReference != items[0].isCrossReference }) {
      fault(
        "mixed-references", "a label and a work stand in one bracket", other.key.range,
        help: ["give each a bracket of its own: [@fig-a] [@smith2020]"])
    }
    citations.append(Citation(items: items, isBracketed: citation.isBracketed, range: place))
    return .citation(citations.count - 1)
  }

  /// The inline nodes of an attribute's value.
  mutating func inlines(_ value: Attributes.Value, called name: String) -> [Node] {
    inlines(Array(value.text.utf8), at: value.offsets, name)
  }

  /// The inline nodes of a text that is one paragraph.
  mutating func inlines(_ text: [UInt8], at offsets: OffsetMap, _ name: String) -> [Node] {
    guard text.contains(where: { !InlineScanner.isWhite($0) }) else { return [] }
    let pieces = take(from: text, at: offsets)
    let whole = offsets.source(of: 0..<text.count)
    let source = SourceFile(path: file.path, bytes: text)
    let extraction = Extraction(
      of: source, in: 0..<text.count, without: guarded(pieces, atLinesOf: source))
    do throws(Extraction.TooDeep) {
      let tree = try extraction.tree(quotes: dialect.isExtended ? dialect.quotes : nil)
      if tree.children.count == 1, tree.children[0].kind == .paragraph {
        return tree.children[0].children.filter { $0.kind != .text("") }
      }
      fault(
        "invalid-text", "\(name) is one paragraph", whole,
        help: ["leave out the blank lines in it"])
    } catch {
      faults.add(.tooDeep(error.levels, in: file, at: whole))
    }
    return []
  }

  /// Pieces with a sign before each line, which keeps it from beginning like a list or a heading;
  /// beside it a quote opens and an underscore emphasises as at a line's start.
  private func guarded(
    _ pieces: [Extraction.Piece], atLinesOf source: SourceFile
  ) -> [Extraction.Piece] {
    var guarded: [Extraction.Piece] = []
    var rest = pieces[...]
    for line in 1...source.lineStarts.count {
      let content = source.lineRange(line)
      let start = content.lowerBound
      while let piece = rest.first, piece.range.lowerBound < start {
        guarded.append(piece)
        rest.removeFirst()
      }
      // None where a formula goes on from the line before, nor between two paragraphs.
      guard (guarded.last?.range.upperBound ?? 0) <= start,
        !source.bytes[content].allSatisfy(InlineScanner.isWhite)
      else { continue }
      guarded.append(
        Extraction.Piece(
          kind: .text(""), range: start..<start, original: "", written: .placeholder(after: "(")))
    }
    return guarded + rest
  }
}
