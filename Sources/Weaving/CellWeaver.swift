import Book
import CommonMark
import Records

/// The weaving of executed blocks: their code, what they printed, how they failed, what
/// they claim.
extension ChapterWeaver {
  /// HTML of a block; nothing when the page is to show nothing of it.
  mutating func cell(_ index: Int) -> String {
    let cell = chapter.cells[index]
    let html = cell.options.isIncluded ? shown(cell, index: index) : ""
    if let label = cell.label, let kind = LabelKind(label: label),
      book.references.occurrences[label] != nil, !html.contains(" id=\"\(escaped(label))\"")
    {
      let kind = kind.word.lowercased()
      fault(
        "label-without-result", "'\(label)' is referred to, and its block shows no \(kind)", cell,
        help: "end the block with a \(kind), or leave the reference out")
    }
    return html
  }

  private mutating func shown(_ cell: Cell, index: Int) -> String {
    let result = outcome.cells[index]
    var html = source(of: cell, index: index)
    if cell.options.output != .hidden {
      html += printed(result, of: cell)
      html += displayed(result, of: cell, index: index)
    }
    if let failure = result.failure {
      html += "<pre class=\"output failure\" tabindex=\"0\"><samp>"
      html += "\(escaped(failure.quoted))</samp></pre>\n"
    }
    html += claims(of: index)
    return html.isEmpty ? "" : "<div class=\"cell\">\n\(html)</div>"
  }

  /// HTML of the code, as far as it is shown.
  private mutating func source(of cell: Cell, index: Int) -> String {
    let file = chapter.source
    var lines = cell.lines.map { file.text($0) }
    var lead = 0
    switch cell.options.echo {
    case .hidden: return ""
    case .code: break
    case .fenced:
      // The option that asks for the fence says nothing to a reader.
      let options = cell.optionLines.map { file.text($0) }.filter { !$0.contains("echo:") }
      let fence = file.text(cell.fence)
      lines = [fence] + options + lines + [String(fence.prefix { $0 == fence.first })]
      lead = 1 + options.count
    }
    var html = coloured(lines.map { $0 + "\n" }.joined(), language: "swift")
    html = linked(html, of: cell, index: index, after: lead)
    html = Self.codeBlock(html, language: "swift", isCopied: cell.options.isCopied)
    html = inspected(html, of: cell, index: index, after: lead)
    guard cell.options.fold != .none else { return html + "\n" }
    let open = cell.options.fold == .open ? " open" : ""
    return
      "<details class=\"code\"\(open)><summary>\(escaped(cell.options.foldSummary))</summary>\n"
      + "\(html)\n</details>\n"
  }

  private mutating func printed(_ result: CellOutcome, of cell: Cell) -> String {
    if let markdown = result.markdown { return html(of: markdown, printedBy: cell) }
    guard !result.output.isEmpty else { return "" }
    return "<pre class=\"output\" tabindex=\"0\"><samp>\(escaped(result.output))</samp></pre>\n"
  }

  /// HTML of printed Markdown; its faults are told at the block that printed it.
  private mutating func html(of markdown: Chapter, printedBy cell: Cell) -> String {
    let text = BookText(
      chapters: [markdown], outcomes: [Outcome(cells: [], inlineValues: [])],
      references: CrossReferences())
    var weaver = ChapterWeaver(0, of: text, typesetter: typesetter)
    do throws(Diagnostics) {
      return try weaver.html()
    } catch {
      for diagnostic in error.all {
        let line = diagnostic.location.map { " in line \($0.line) of what the block prints" } ?? ""
        fault(diagnostic.identifier, diagnostic.message + line, cell, help: "print other Markdown")
      }
      return ""
    }
  }

  private mutating func displayed(
    _ result: CellOutcome, of cell: Cell, index: Int
  ) -> String {
    var displays = result.displays
    if cell.options.output == .asIs {
      // Text values are part of the Markdown.
      displays.removeAll { if case .text = $0 { true } else { false } }
    }
    if cell.isGroup(displays) { return group(displays, of: cell, index: index) }
    if displays.isEmpty, cell.caption != nil {
      fault(
        "caption-without-result", "the block has a caption but shows no figure or table", cell,
        help: "end the block with the chart or the table that the caption is for")
    }
    if !cell.subcaptions.isEmpty { countFault(cell.subcaptions, displays.count) }
    return displays.map { shown($0, of: cell, index: index) }.joined()
  }

  /// HTML of the only value that a block displays, or of one of several in a row.
  private mutating func shown(_ display: Display, of cell: Cell, index: Int) -> String {
    switch display {
    case .text, .matrix: return valueHTML(display)
    case .table:
      let html = valueHTML(display)
      guard let caption = cell.caption else { return "<div\(id(cell))>\(html)</div>\n" }
      tables += 1
      return "<figure class=\"table\"\(id(cell))>\n<figcaption>\(numbered("Table", tables))"
        + "\(captionHTML(caption))\(cell.label.map { backlinks(to: $0) } ?? "")</figcaption>\n\(html)\n</figure>\n"
    case .figure(let figure):
      return self.figure(figure, of: cell, index: index)
    }
  }

  /// HTML of a value that is no figure.
  func valueHTML(_ display: Display) -> String {
    switch display {
    case .text(let text):
      "<pre class=\"output value\" tabindex=\"0\"><samp>\(escaped(text))</samp></pre>\n"
    case .matrix(let rows):
      "<div class=\"scroll\" tabindex=\"0\">\(TableHTML.matrix(rows))</div>\n"
    case .table(let table):
      "<div class=\"scroll\" tabindex=\"0\">\(TableHTML.table(table))</div>"
    case .figure: preconditionFailure("a figure needs its block's caption and text")
    }
  }

  private func id(_ cell: Cell) -> String {
    cell.label.map { " id=\"\(escaped($0))\"" } ?? ""
  }

  mutating func captionHTML(_ caption: Caption) -> String {
    Self.inlineHTML(wovenInlines(caption.content.children))
  }

  func numbered(_ kind: String, _ count: Int) -> String {
    "<span class=\"number\">\(kind) \(prefix ?? "")\(count)</span> "
  }

  // MARK: Faults

  mutating func fault(
    _ identifier: String, _ message: String, _ cell: Cell, help: String
  ) {
    diagnostics.append(
      Diagnostic(identifier, message, in: chapter.source, at: cell.fence, help: [help]))
  }

  /// Sub-captions that are not as many as the values they stand under.
  mutating func countFault(_ subcaptions: [Caption], _ count: Int) {
    guard subcaptions.count != count || count == 1 else { return }
    // The first that has nothing to stand under, or the last one there is.
    let place = subcaptions[min(count, subcaptions.count - 1)].range
    let values = count == 1 ? "1 value" : "\(count) values"
    diagnostics.append(
      Diagnostic(
        "subcaption-count",
        "\(subcaptions.count) sub-caption\(subcaptions.count == 1 ? "" : "s") for \(values)",
        in: chapter.source,
        at: place, help: ["show further values by display(…); one alone takes 'caption'"]))
  }
}
