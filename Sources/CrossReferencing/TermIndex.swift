public import Book

/// The terms that the chapters of a book define, in reading order.
public struct TermIndex {
  public private(set) var terms: [Term] = []
  private var usedIDs: Set<String> = []
  /// How often an id was wanted.
  private var counts: [String: Int] = [:]

  /// - Complexity: O(length of the texts).
  public init(_ chapters: [Chapter]) {
    for (index, chapter) in chapters.enumerated() {
      usedIDs = []
      counts = [:]
      visit(chapter.document, chapter, index)
      for cell in chapter.cells {
        for caption in [cell.caption].compactMap({ $0 }) + cell.subcaptions {
          take(from: caption.content.children, chapter, index)
        }
      }
      for footnote in chapter.footnotes {
        for node in footnote.content { visit(node, chapter, index) }
      }
    }
  }

  private mutating func visit(_ node: Node, _ chapter: Chapter, _ index: Int) {
    switch node.kind {
    case .textBlock(let block): take(from: block.name, chapter, index)
    case .table(let table): take(from: table.caption, chapter, index)
    case .listing(let listing): take(from: listing.caption, chapter, index)
    case .paragraph, .heading, .tableCell:
      take(from: node.children, chapter, index)
      return
    default: break
    }
    for child in node.children { visit(child, chapter, index) }
  }

  /// The terms among inline nodes and beneath them.
  private mutating func take(from nodes: [Node], _ chapter: Chapter, _ index: Int) {
    for (place, node) in nodes.enumerated() {
      node.visit { inner in
        guard case .span(let span) = inner.kind, span.has("term") else { return }
        let text = Self.text(of: inner.children, in: chapter)
        let slug = text.slug
        var id = span.attributes.label?.text ?? "term-" + slug
        var count = counts[slug] ?? 1
        while !usedIDs.insert(id).inserted {
          count += 1
          id = "term-\(slug)-\(count)"
        }
        counts[slug] = count
        terms.append(
          Term(
            name: inner.children, text: text, chapter: index, id: id,
            sentence: Sentences.around(place, in: nodes), range: span.attributes.range))
      }
    }
  }

  private static func text(of nodes: [Node], in chapter: Chapter) -> String {
    var text = ""
    for node in nodes {
      node.visit { node in
        switch node.kind {
        case .text(let part), .code(let part): text += part
        case .softBreak, .lineBreak: text += " "
        case .formula(let number): text += chapter.formulas[number].tex
        default: break
        }
      }
    }
    return text
  }

  // MARK: Faults

  /// A term that is defined twice, told at both places: an index would send readers to either.
  public func diagnostics(of chapters: [Chapter]) -> [Diagnostic] {
    var places: [String: [Term]] = [:]
    for term in terms { places[term.text.lowercased(), default: []].append(term) }
    return terms.compactMap { term in
      let file = chapters[term.chapter].source
      guard !term.text.isEmpty else {
        return Diagnostic("empty-term", "the term has no words", in: file, at: term.range)
      }
      guard
        let other = places[term.text.lowercased()]?.first(where: {
          $0.id != term.id || $0.chapter != term.chapter
        })
      else { return nil }
      let place = chapters[other.chapter].source.place(of: other.range.lowerBound)
      return Diagnostic(
        "duplicate-term",
        "the term '\(term.text)' is also defined at \(place.path):\(place.location.line)",
        in: file, at: term.range,
        help: ["mark the one place that defines it; where another thing is meant, name it apart"])
    }
  }
}
