import Book
import Foundation

/// The entries of the page of terms.
struct TermList {
  private let book: BookText
  private let typesetter: Typesetter

  init(_ book: BookText, _ typesetter: Typesetter) {
    self.book = book
    self.typesetter = typesetter
  }

  /// For the template, in the order of a language's alphabet.
  ///
  /// - Parameter language: BCP 47.
  func entries(language: String) -> [[String: String]] {
    let locale = Locale(identifier: language)
    let terms = book.terms.sorted { a, b in
      let order = a.text.compare(b.text, options: .caseInsensitive, range: nil, locale: locale)
      return order == .orderedSame ? a.chapter < b.chapter : order == .orderedAscending
    }
    return terms.map { term in
      let chapter = book.chapters[term.chapter]
      return [
        "href": "\(chapter.slug).html#\(term.id)", "name": html(term.name, of: term),
        "sentence": html(term.sentence, of: term),
        "place": chapter.place,
      ]
    }
  }

  private func html(_ nodes: [Node], of term: Term) -> String {
    var weaver = ChapterWeaver(term.chapter, of: book, typesetter: typesetter)
    weaver.isPlain = true
    return ChapterWeaver.inlineHTML(weaver.wovenInlines(nodes.flatMap(unlinked)))
  }

  /// The node without links, which lead from its own page, and without pictures.
  private func unlinked(_ node: Node) -> [Node] {
    let children = node.children.flatMap(unlinked)
    switch node.kind {
    case .link, .image: return children
    default:
      var node = node
      node.children = children
      return [node]
    }
  }
}
