import Book
import CommonMark
import Foundation

/// Puts a chapter and what its program gave together: the HTML between the page's frame.
struct ChapterWeaver {
  let book: BookText
  /// The chapter's place in the book, counted from 0.
  let index: Int
  let chapter: Chapter
  let outcome: Outcome
  let typesetter: Typesetter
  /// What stands before the numbers of its sections, figures and tables: `2.`. Nil for a text that
  /// stands alone.
  let prefix: String?

  private(set) var headings: [Heading] = []
  var diagnostics: [Diagnostic] = []
  /// What the page links to beside other pages: the data of its figures.
  var files: [Page] = []
  var figures = 0
  var tables = 0
  /// The places of the text that claims bear, in their order.
  var claimUses: [ClaimUse] = []
  /// Inside a card, a contents entry and the like: no ids, no links.
  var isPlain = false
  /// Inside a second copy of a text: links, and no ids.
  var isCopy = false
  /// Footnotes in the order in which the text refers to them.
  var shownFootnotes: [Int] = []
  private var counts: [LabelKind: Int] = [:]
  private var sections = 0
  private var subsections = 0
  private var usedIDs: Set<String>
  /// The last number that told an id from others that were wanted.
  private var idCounts: [String: Int] = [:]

  /// An entry of the table of contents.
  struct Heading {
    var id: String
    var level: Int
    /// `2.1`, or empty.
    var number: String
    /// HTML.
    var title: String
  }

  init(_ index: Int, of book: BookText, typesetter: Typesetter) {
    self.book = book
    self.index = index
    self.chapter = book.chapters[index]
    self.outcome = book.outcomes[index]
    self.typesetter = typesetter
    self.prefix = chapter.number?.prefix
    // Not copied before an id is added, so that a weaver of one card costs no more than the card.
    self.usedIDs = book.takenIDs[index]
  }

  /// What the page offers to take away.
  var download: Download? {
    book.downloads.indices.contains(index) ? book.downloads[index] : nil
  }

  /// The number of the next of its kind in the chapter.
  mutating func count(_ kind: LabelKind) -> Int {
    counts[kind, default: 0] += 1
    return counts[kind]!
  }

  /// HTML of the chapter's text.
  ///
  /// - Throws: Formulas that KaTeX cannot set, figures without alternative text, and the like.
  mutating func html() throws(Diagnostics) -> String {
    let tree = woven(chapter.document)
    let end = notes() + references()
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return CommonMark.html(tree) + end
  }

  /// Inline HTML of a text that is one paragraph.
  ///
  /// - Throws: As `html()` does.
  mutating func sentence() throws(Diagnostics) -> String {
    let html = Self.inlineHTML(wovenInlines(chapter.document.children.flatMap(\.children)))
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return html
  }

  mutating func addHeading(_ heading: Heading) { headings.append(heading) }

  // MARK: The tree

  /// The node with everything replaced that cmark cannot render.
  private mutating func woven(_ node: Node) -> Node {
    var node = node
    switch node.kind {
    case .formula(let index):
      let formula = resolved(chapter.formulas[index])
      let html = collecting { (weaver) throws(Diagnostics) in
        try weaver.typesetter.html(formula, in: weaver.chapter.source)
      }
      return Node(.customInline(open: equation(html ?? "", formula), close: ""))
    case .textBlock(let block): return textBlock(block, node)
    case .table(let table): return self.table(table, node)
    case .listing(let listing): return self.listing(listing)
    case .span(let span): return self.span(span, node)
    case .link(let destination, let title):
      return Node(
        .link(destination: leading(destination), title: title),
        children: wovenInlines(node.children))
    case .image(let destination, let title):
      return Node(
        .image(destination: leading(destination), title: title),
        children: wovenInlines(node.children))
    case .strikethrough:
      return Node(
        .customInline(open: "<del>", close: "</del>"), children: wovenInlines(node.children))
    case .taskMark(let isDone): return taskMark(isDone: isDone)
    case .footnote(let index): return footnote(index)
    case .citation(let index): return citation(index)
    case .inlineValue(let index):
      return Node(.text(outcome.inlineValues[index]))
    case .cell(let index):
      return Node(.customBlock(open: cell(index), close: ""))
    case .codeBlock(let info, let literal):
      guard let language = info.split(whereSeparator: \.isWhitespace).first, prefix != nil else {
        return node
      }
      let html = code(literal, language: String(language))
      return Node(.customBlock(open: html, close: ""))
    case .heading(let level, let label) where prefix != nil:
      return heading(node, level: level, label)
    default:
      node.children = wovenInlines(node.children)
      return node
    }
  }

  /// How a destination is written on the page.
  private func leading(_ destination: String) -> String {
    guard book.links.rewritten.indices.contains(index) else { return destination }
    return book.links.rewritten[index][destination] ?? destination
  }

  /// The children of a node; a short formula and the punctuation around it become one word, or a
  /// line might begin with the comma after it.
  mutating func wovenInlines(_ nodes: [Node]) -> [Node] {
    var woven = nodes.map { self.woven($0) }
    for index in nodes.indices {
      guard case .formula = nodes[index].kind, case .customInline(let html, _) = woven[index].kind,
        html.occurrences(of: "<span class=\"base\">") == 1
      else { continue }
      var open = ""
      var close = ""
      if index > 0, case .text(let before) = woven[index - 1].kind {
        open = before.suffix(while: { "([“‘".contains($0) })
        woven[index - 1].kind = .text(String(before.dropLast(open.count)))
      }
      if index + 1 < nodes.count, case .text(let after) = woven[index + 1].kind {
        close = after.prefix(while: { ".,;:!?)]”’'–-".contains($0) }).description
        woven[index + 1].kind = .text(String(after.dropFirst(close.count)))
      }
      guard !open.isEmpty || !close.isEmpty else { continue }
      woven[index].kind = .customInline(
        open: "<span class=\"word\">\(escaped(open))\(html)\(escaped(close))</span>", close: "")
    }
    return woven
  }

  private mutating func heading(_ node: Node, level: Int, _ label: PlacedName?) -> Node {
    let title = Self.inlineHTML(wovenInlines(node.children))
    let slug = plainText(node).slug
    let id = label?.text ?? uniqueID(slug.isEmpty ? "section" : slug)
    var plain = self
    plain.isPlain = true
    let entry = Self.inlineHTML(plain.wovenInlines(node.children))
    var mark = ""
    if let prefix, level == 2 {
      sections += 1
      subsections = 0
      mark = "\(prefix)\(sections)"
    } else if let prefix, level == 3 {
      subsections += 1
      mark = "\(prefix)\(sections).\(subsections)"
    }
    // The sections of a page beside the chapters are named by their titles.
    if chapter.number == .page { mark = "" }
    addHeading(Heading(id: id, level: level, number: mark, title: entry))
    let shown = mark.isEmpty ? "" : "<span class=\"number\">\(mark)</span> "
    let html = "<h\(level) id=\"\(escaped(id))\">\(shown)\(title)</h\(level)>"
    return Node(.customBlock(open: html, close: ""))
  }

  mutating func uniqueID(_ wanted: String) -> String {
    var id = wanted
    var count = idCounts[wanted] ?? 1
    while book.references.targets[id] != nil || !usedIDs.insert(id).inserted {
      count += 1
      id = "\(wanted)-\(count)"
    }
    idCounts[wanted] = count
    return id
  }

  private mutating func collecting<Value>(
    _ body: (ChapterWeaver) throws(Diagnostics) -> Value
  ) -> Value? {
    do throws(Diagnostics) {
      return try body(self)
    } catch {
      diagnostics += error.all
      return nil
    }
  }

  /// HTML of inline nodes, without the paragraph that cmark needs around them.
  static func inlineHTML(_ nodes: [Node]) -> String {
    let html = CommonMark.html(
      Node(.document, children: [Node(.paragraph, children: nodes)]))
    return String(html.dropFirst("<p>".count).dropLast("</p>\n".count))
  }

  /// The words of a node, as for a name that cannot hold marks.
  func plainText(_ node: Node) -> String {
    var text = ""
    var plain = self
    plain.isPlain = true
    node.visit { node in
      switch node.kind {
      case .text(let part), .code(let part): text += part
      case .softBreak, .lineBreak: text += " "
      case .inlineValue(let index): text += outcome.inlineValues[index]
      case .citation(let index):
        if case .customInline(let html, _) = plain.citation(index).kind { text += unmarked(html) }
      default: break
      }
    }
    return text
  }

  // MARK: Blocks

  mutating func code(_ text: String, language: String) -> String {
    Self.codeBlock(coloured(text, language: language), language: language)
  }

  /// HTML of code, its words marked by what they are.
  mutating func coloured(_ text: String, language: String) -> String {
    let html = collecting { (weaver) throws(Diagnostics) in
      try weaver.typesetter.highlighted(text, language: language)
    }
    return html ?? ""
  }

  /// - Parameter isCopied: Whether the page offers to copy it.
  static func codeBlock(_ html: String, language: String, isCopied: Bool = true) -> String {
    "<pre class=\"code\(isCopied ? "" : " uncopied")\" tabindex=\"0\">"
      + "<code class=\"language-\(escaped(language))\">\(html)</code></pre>"
  }
}
