import Book

/// Makes nodes of what stands between marks: blocks, tables, footnotes, spans.
struct TreeBuilder {
  let file: SourceFile
  private let marks: [(mark: TextMark, range: Range<Int>)]
  var footnotes: [Footnote]
  var faults = Faults()
  /// Marks that have been opened around what is built.
  private var depth = 0
  private static let deepest = 250
  /// For each mark that closes the number of the one that opens.
  private let openings: [Int: Int]
  /// Openings of which something wrong has been told.
  private var told: Set<Int> = []

  init(_ harvest: Harvest) {
    file = harvest.file
    marks = harvest.marks
    footnotes = harvest.footnotes
    openings = TextMark.openings(in: marks.map(\.mark))
  }

  /// Leaves no mark beneath the node.
  mutating func build(_ node: inout Node) {
    switch node.kind {
    case .heading(let level, _):
      node.kind = .heading(level: level, label: takeLabel(&node.children))
    case .item: markTask(&node)
    case .listing(var listing):
      listing.caption = inlines(listing.caption)
      node.kind = .listing(listing)
    default: break
    }
    for index in node.children.indices { build(&node.children[index]) }
    guard node.children.contains(where: { if case .mark = $0.kind { true } else { false } }) else {
      return
    }
    var rest = node.children[...]
    node.children = built(&rest, until: nil)
    while let stray = rest.popFirst() {
      // A mark whose other half stands elsewhere.
      crossed(stray)
      node.children += built(&rest, until: nil)
    }
  }

  /// A reference whose own words hold no mark.
  mutating func built(_ citation: Citation) -> Citation {
    var citation = citation
    for index in citation.items.indices {
      citation.items[index].prefix = inlines(citation.items[index].prefix)
      citation.items[index].suffix = inlines(citation.items[index].suffix)
    }
    return citation
  }

  private mutating func inlines(_ nodes: [Node]) -> [Node] {
    guard !nodes.isEmpty else { return [] }
    var paragraph = Node(.paragraph, children: nodes)
    build(&paragraph)
    return paragraph.children
  }

  // MARK: Siblings

  /// Takes siblings up to the end of what a mark opened, or up to a mark that ends nothing here.
  private mutating func built(_ rest: inout ArraySlice<Node>, until opened: TextMark?) -> [Node] {
    var nodes: [Node] = []
    while let node = rest.first {
      guard case .mark(let number) = node.kind else {
        nodes.append(node)
        rest.removeFirst()
        continue
      }
      let (mark, range) = marks[number]
      switch mark {
      case .blockOpens, .tableOpens, .footnoteOpens, .spanOpens, .strikeOpens:
        rest.removeFirst()
        // Each opening whose end stands elsewhere would be one level deeper.
        guard depth < Self.deepest else {
          if told.isEmpty { faults.add(.tooDeep(Self.deepest, in: file, at: range)) }
          told.insert(number)
          continue
        }
        depth += 1
        let content = built(&rest, until: mark)
        depth -= 1
        guard let close = rest.popFirst() else {
          crossed(node)
          return nodes + content
        }
        if let made = made(mark, content, close: close, range) { nodes.append(made) }
      case .blockCloses, .tableCloses, .footnoteCloses, .spanCloses, .strikeCloses:
        guard let opened, mark.closes(opened) else {
          if opened == nil { return nodes }
          crossed(node)
          rest.removeFirst()
          continue
        }
        return nodes
      case .label:
        rest.removeFirst()
      }
    }
    return nodes
  }

  private mutating func made(
    _ mark: TextMark, _ content: [Node], close: Node, _ range: Range<Int>
  ) -> Node? {
    switch mark {
    case .blockOpens(var block):
      let line = file.location(of: range.lowerBound).line
      block.name = inlines(block.name)
      checkHeadings(content, in: block)
      return Node(.textBlock(block), children: content, line: line)
    case .strikeOpens: return Node(.strikethrough, children: content)
    case .spanOpens:
      guard case .mark(let number) = close.kind, case .spanCloses(let span) = marks[number].mark
      else { return nil }
      return Node(.span(span), children: content)
    case .tableOpens(let table, let counts):
      let line = file.location(of: range.lowerBound).line
      return self.table(table, cellsInRows: counts, content, line: line)
    case .footnoteOpens(let number):
      footnotes[number].content = content.first?.children.first?.children ?? []
      checkFootnote(number)
      return nil
    default: return nil
    }
  }

  /// Tells once, where it opens, of what was met at either of its ends.
  private mutating func crossed(_ node: Node) {
    guard case .mark(let number) = node.kind else { return }
    let opening = openings[number] ?? number
    guard told.insert(opening).inserted else { return }
    faults.add(
      Diagnostic(
        "crossed-marks", "what begins here crosses something else", in: file,
        at: marks[opening].range,
        help: ["end the inner one first: *a [b]{.mark}* and not *a [b*]{.mark}"]))
  }

  // MARK: Kinds

  private mutating func table(
    _ table: TextTable, cellsInRows counts: [Int], _ headings: [Node], line: Int
  ) -> Node {
    var table = table
    var cells = headings[...]
    var rows: [Node] = []
    for count in counts {
      var row = cells.prefix(count).map { Node(.tableCell, children: $0.children) }
      cells = cells.dropFirst(count)
      while row.count < table.alignments.count { row.append(Node(.tableCell)) }
      rows.append(Node(.tableRow, children: row))
    }
    if let caption = cells.first {
      table.caption = caption.children
      if case .heading(_, let label) = caption.kind { table.label = label }
    }
    return Node(.table(table), children: rows, line: line)
  }

  /// The label among a heading's children; in the tree of a table a caption's.
  private func takeLabel(_ children: inout [Node]) -> PlacedName? {
    for (index, child) in children.enumerated() {
      guard case .mark(let number) = child.kind else { continue }
      switch marks[number].mark {
      case .label(let label):
        children.remove(at: index)
        return label
      default: continue
      }
    }
    return nil
  }

  /// `[ ]` and `[x]` at an item's start.
  private func markTask(_ item: inout Node) {
    guard item.children.first?.kind == .paragraph,
      case .text(let text) = item.children[0].children.first?.kind
    else { return }
    for (sign, isDone) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
    where text.hasPrefix(sign) {
      item.children[0].children[0].kind = .text(String(text.dropFirst(sign.count)))
      item.children[0].children.insert(Node(.taskMark(isDone: isDone)), at: 0)
      return
    }
  }
}
