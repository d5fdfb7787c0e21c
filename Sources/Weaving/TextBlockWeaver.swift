import Book
import CommonMark

/// Theorems, callouts and the like, listings, and the marks inside a line.
extension ChapterWeaver {
  /// A block of text as nodes that cmark renders.
  mutating func textBlock(_ block: TextBlock, _ node: Node) -> Node {
    let title = blockTitle(block)
    let id = block.label.map { " id=\"\(escaped($0.text))\"" } ?? ""
    let links = backlinks(block.label)
    let kind = block.kind.rawValue
    let children = block.kind == .proof ? Self.ended(node.children, chapter) : node.children
    var node = Node(.customBlock(open: "", close: ""), children: wovenInlines(children))
    if block.kind == .solution || block.isCollapsed {
      let classes = block.kind.isCallout ? "callout \(kind)" : "block \(kind)"
      node.kind = .customBlock(
        open: "<details class=\"\(classes)\"\(id)><summary>\(title)</summary>",
        close: "</details>")
    } else if block.kind.isCallout {
      node.kind = .customBlock(
        open: "<div class=\"callout \(kind)\" role=\"note\"\(id)><p class=\"title\">\(title)</p>",
        close: "</div>")
    } else {
      node.kind = .customBlock(
        open: "<div class=\"block \(kind)\"\(id)><p class=\"title\">\(title)\(links)</p>",
        close: "</div>")
    }
    return node
  }

  /// `Theorem 2.1 (Kantorovich–Rubinstein)`; of a callout its title alone.
  private mutating func blockTitle(_ block: TextBlock) -> String {
    let name = Self.inlineHTML(wovenInlines(block.name))
    if block.kind.isCallout { return name.isEmpty ? block.kind.word : name }
    var title = "<span class=\"number\">\(block.kind.word)</span>"
    if let kind = block.kind.labelKind {
      title = numbered(kind.word, count(kind)).dropLast() + ""
    }
    return name.isEmpty ? title : title + " <span class=\"name\">(\(name))</span>"
  }

  /// The blocks of a proof with its end mark after the last word: in the last item of a list, and
  /// beside a displayed formula.
  private static func ended(_ blocks: [Node], _ chapter: Chapter) -> [Node] {
    var blocks = blocks
    guard var last = blocks.popLast() else { return [] }
    switch last.kind {
    case .paragraph:
      var isDisplay = false
      if case .formula(let number) = last.children.last?.kind {
        isDisplay = chapter.formulas[number].isDisplay
      }
      let open = isDisplay ? "<span class=\"qed beside\">" : "\u{A0}<span class=\"qed\">"
      last.children.append(
        Node(.customInline(open: open + "∎</span>", close: "")))
    case .list, .item, .blockQuote: last.children = ended(last.children, chapter)
    default:
      let html = "<p class=\"qed\">∎</p>"
      return blocks + [last, Node(.customBlock(open: html, close: ""))]
    }
    return blocks + [last]
  }

  /// Code with a caption or a label.
  mutating func listing(_ listing: Listing) -> Node {
    let code = code(listing.code, language: listing.language)
    let id = listing.label.map { " id=\"\(escaped($0.text))\"" } ?? ""
    guard listing.label != nil || !listing.caption.isEmpty else {
      return Node(.customBlock(open: code, close: ""))
    }
    let caption = Self.inlineHTML(wovenInlines(listing.caption))
    let mark = numbered(LabelKind.listing.word, count(.listing))
    let html =
      "<figure class=\"listing\"\(id)>\n<figcaption>\(mark)\(caption)"
      + "\(backlinks(listing.label))</figcaption>\n\(code)\n</figure>"
    return Node(.customBlock(open: html, close: ""))
  }

  // MARK: Inside a line

  mutating func span(_ span: Span, _ node: Node) -> Node {
    let element =
      span.has("term") ? "dfn" : span.has("mark") ? "mark" : span.has("underline") ? "u" : "span"
    var open = "<\(element)"
    let claim = isPlain || isCopy ? nil : span.attributes.claim.flatMap { book.claim($0.text) }
    let own = book.termIDs[index][span.attributes.range.lowerBound] ?? span.attributes.label?.text
    var id = isPlain || isCopy ? nil : own
    if let claim {
      id = id ?? uniqueID("bound-\(claimUses.count + 1)")
      var plain = self
      plain.isPlain = true
      noteUse(
        of: claim.id, at: id ?? "", Self.inlineHTML(plain.wovenInlines(node.children)),
        isFormula: !plainText(node).contains { $0.isLetter || $0.isNumber })
    }
    if let id { open += " id=\"\(escaped(id))\"" }
    if span.has("smallcaps") { open += " class=\"smallcaps\"" }
    if let language = span.attributes["lang"] { open += " lang=\"\(escaped(language.text))\"" }
    return Node(
      .customInline(
        open: open + ">", close: "</\(element)>" + (claim.map { claimMark($0.id) } ?? "")),
      children: wovenInlines(node.children))
  }

  func taskMark(isDone: Bool) -> Node {
    let html =
      "<span class=\"task\" role=\"img\" aria-label=\"\(isDone ? "done" : "to do")\">"
      + "\(isDone ? "☑" : "☐")</span> "
    return Node(.customInline(open: html, close: ""))
  }
}
