import Book

/// A chapter's tree as text to be read: a node a line, with its place where it has one.
struct TreeText {
  private let chapter: Chapter
  /// Lines before the text's own.
  private let skipped: Int
  private var lines: [String] = []

  static func text(of chapter: Chapter, skipping lines: Int) -> String {
    var text = TreeText(chapter: chapter, skipped: lines)
    for node in chapter.document.children { text.add(node, depth: 0) }
    for footnote in chapter.footnotes {
      text.add("footnote \(footnote.name.text)\(text.place(footnote.name.range))", depth: 0)
      for node in footnote.content { text.add(node, depth: 1) }
    }
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(chapter: Chapter, skipped: Int) {
    self.chapter = chapter
    self.skipped = skipped
  }

  private mutating func add(_ text: String, depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func add(_ node: Node, depth: Int) {
    add(describe(node) + (node.line > skipped ? " @\(node.line - skipped)" : ""), depth: depth)
    if case .cell(let number) = node.kind {
      for line in chapter.cells[number].lines {
        add("line " + quoted(chapter.source.text(line)) + place(line), depth: depth + 1)
      }
    }
    for (name, nodes) in parts(of: node) where !nodes.isEmpty {
      add(name, depth: depth + 1)
      for node in nodes { add(node, depth: depth + 2) }
    }
    for child in node.children { add(child, depth: depth + 1) }
  }

  /// ` @line:column` where a range begins; in another file, with its name.
  private func place(_ range: Range<Int>) -> String {
    let (path, location) = chapter.source.place(of: range.lowerBound)
    guard path == chapter.source.path else {
      return " @\(path.split(separator: "/").last ?? ""):\(location.line):\(location.column)"
    }
    return " @\(location.line - skipped):\(location.column)"
  }

  private func label(_ label: PlacedName?) -> String {
    label.map { " #\($0.text)\(place($0.range))" } ?? ""
  }

  private func describe(_ node: Node) -> String {
    switch node.kind {
    case .document: "document"
    case .blockQuote: "quotation"
    case .list(let style):
      "list" + (style.isOrdered ? " from \(style.start)" : "") + (style.isTight ? " tight" : "")
    case .item: "item"
    case .codeBlock(let info, let literal): "code \(info.debugDescription) " + quoted(literal)
    case .htmlBlock(let html): "HTML " + quoted(html)
    case .paragraph: "paragraph"
    case .heading(let level, let label): "heading \(level)" + self.label(label)
    case .thematicBreak: "break"
    case .textBlock(let block):
      "\(block.kind.rawValue)" + label(block.label) + (block.isCollapsed ? " collapsed" : "")
    case .table(let table):
      "table " + table.alignments.map(\.rawValue).joined(separator: " ") + label(table.label)
    case .tableRow: "row"
    case .tableCell: "cell"
    case .listing(let listing):
      "listing \(listing.language)" + label(listing.label) + " " + quoted(listing.code)
    case .text(let text): quoted(text)
    case .softBreak: "soft break"
    case .lineBreak: "line break"
    case .code(let code): "code " + quoted(code)
    case .htmlInline(let html): "HTML " + quoted(html)
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .link(let destination, let title): "link " + quoted(destination) + optional(title)
    case .image(let destination, let title): "image " + quoted(destination) + optional(title)
    case .span(let span): "span" + describe(span.attributes)
    case .strikethrough: "strikethrough"
    case .taskMark(let isDone): "task " + (isDone ? "done" : "to do")
    case .footnote(let number): "note " + chapter.footnotes[number].name.text
    case .citation(let number): describe(chapter.citations[number])
    case .formula(let number): describe(chapter.formulas[number])
    case .inlineValue(let number):
      "value " + quoted(chapter.inlineValues[number].expression)
        + place(chapter.inlineValues[number].range)
    case .cell(let number): describe(chapter.cells[number])
    case .mark, .customBlock, .customInline: "left over: \(node.kind)"
    }
  }

  private func quoted(_ text: String) -> String {
    "“\(text.replacing("\n", with: "⏎"))”"
  }

  private func optional(_ text: String) -> String { text.isEmpty ? "" : " " + quoted(text) }

  private func describe(_ attributes: Attributes) -> String {
    label(attributes.label) + attributes.classes.map { " .\($0.text)" }.joined()
      + attributes.values.map { " \($0.key.text)=\(quoted($0.text))" }.joined()
      + place(attributes.range)
  }

  private func describe(_ citation: Citation) -> String {
    (citation.isBracketed ? "reference in brackets" : "reference")
      + citation.items.map { (($0.isShort ? " -@" : " @") + $0.key.text) + place($0.key.range) }
      .joined()
  }

  private func describe(_ formula: Formula) -> String {
    (formula.isDisplay ? "displayed formula " : "formula ") + quoted(formula.tex)
      + label(formula.label) + (formula.claim.map { " claim \($0)" } ?? "")
      + formula.references.map { " refers to \($0.label.text)\(place($0.label.range))" }.joined()
      + place(formula.range)
  }

  private func describe(_ cell: Cell) -> String {
    let options = cell.options
    var words = ["block" + (cell.label.map { " #" + $0 } ?? "")]
    if options.echo != .code { words.append("echo \(options.echo)") }
    if !options.evaluates { words.append("not run") }
    if options.output != .shown { words.append("output \(options.output)") }
    if !options.isIncluded { words.append("not included") }
    if options.fold != .none { words.append("fold \(options.fold)") }
    if options.foldSummary != "Code" { words.append("summary " + quoted(options.foldSummary)) }
    if cell.intendedFailure != nil { words.append("meant to fail") }
    for dependency in cell.dependencies {
      switch dependency.source {
      case .file(let name, _): words.append("reads \(name)")
      case .variable(let name): words.append("reads $\(name)")
      }
    }
    if let width = cell.displayWidth { words.append("width \(width)") }
    if cell.columns != 1 { words.append("columns \(cell.columns)") }
    words += cell.alternativeTexts.map { "alt " + quoted($0) }
    return words.joined(separator: " ")
  }

  /// What a node holds beside its children.
  private func parts(of node: Node) -> [(String, [Node])] {
    switch node.kind {
    case .textBlock(let block): [("name", block.name)]
    case .table(let table): [("caption", table.caption)]
    case .listing(let listing): [("caption", listing.caption)]
    case .citation(let number):
      chapter.citations[number].items.flatMap { [("prefix", $0.prefix), ("suffix", $0.suffix)] }
    case .cell(let number):
      [chapter.cells[number].caption].compactMap { $0 }.map { ("caption", $0.content.children) }
        + chapter.cells[number].subcaptions.map { ("subcaption", $0.content.children) }
    default: []
    }
  }
}
