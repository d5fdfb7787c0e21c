import Book
import Records

/// The weaving of executed blocks.
extension ChapterWeaver {
  /// HTML of a block: its code, what it printed, and the value that it shows.
  mutating func cell(_ index: Int) -> String {
    let cell = chapter.cells[index]
    let result = outcome.cells[index]
    var html = ""
    if cell.echo {
      let lines = cell.lines.map { chapter.source.text($0) + "\n" }
      html += code(lines.joined(), language: "swift") + "\n"
    }
    if !result.output.isEmpty {
      html += "<pre class=\"output\"><samp>\(escaped(result.output))</samp></pre>\n"
    }
    if let display = result.display {
      html += shown(display, of: cell, index: index)
    } else if cell.caption != nil {
      fault(
        "caption-without-result", "the block has a caption but shows no figure or table", cell,
        help: "end the block with the chart or the table that the caption is for")
    }
    return "<div class=\"cell\">\n\(html)</div>"
  }

  private mutating func shown(_ display: Display, of cell: Cell, index: Int) -> String {
    switch display {
    case .text(let text):
      return "<pre class=\"output value\"><samp>\(escaped(text))</samp></pre>\n"
    case .matrix(let rows):
      return "<div class=\"scroll\" tabindex=\"0\">" + TableHTML.matrix(rows) + "</div>\n"
    case .table(let table):
      let html = "<div class=\"scroll\" tabindex=\"0\">\(TableHTML.table(table))</div>"
      guard let caption = cell.caption else { return "<div\(id(cell))>\(html)</div>\n" }
      tables += 1
      return "<figure class=\"table\"\(id(cell))>\n<figcaption>\(numbered("Table", tables))"
        + "\(captionHTML(caption))</figcaption>\n\(html)\n</figure>\n"
    case .figure(let figure):
      return self.figure(figure, of: cell, index: index)
    }
  }

  private mutating func figure(_ figure: Display.Figure, of cell: Cell, index: Int) -> String {
    guard let alternative = cell.alternativeText else {
      fault(
        "missing-alt", "the figure has no alternative text", cell,
        help: "add a line '//| alt: …' that says what the figure shows")
      return ""
    }
    figures += 1
    let prefix = cell.label ?? uniqueID("figure-\(index + 1)")
    let body = figure.body.replacing(figure.idToken, with: prefix + "-")
    let name = cell.caption.map { Self.plainText($0.content, outcome) } ?? "Figure"
    var html = "<figure class=\"figure\" id=\"\(escaped(prefix))\">\n"
    html += "<svg viewBox=\"0 0 \(Self.length(figure.width)) \(Self.length(figure.height))\""
    html += " role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-desc\">"
    html += "<title id=\"\(prefix)-title\">\(escaped(name))</title>"
    html += "<desc id=\"\(prefix)-desc\">\(escaped(alternative))</desc>\(body)</svg>\n"
    let mark = numbered("Figure", figures)
    let caption = cell.caption.map { captionHTML($0) } ?? ""
    html += "<figcaption>\(mark)\(caption)</figcaption>\n</figure>\n"
    return html
  }

  private mutating func captionHTML(_ caption: Caption) -> String {
    Self.inlineHTML(wovenInlines(caption.content.children))
  }

  func numbered(_ kind: String, _ count: Int) -> String {
    let number = number.map { "\($0).\(count)" } ?? "\(count)"
    return "<span class=\"number\">\(kind) \(number)</span> "
  }

  private func id(_ cell: Cell) -> String {
    cell.label.map { " id=\"\(escaped($0))\"" } ?? ""
  }

  private static func length(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private mutating func fault(
    _ identifier: String, _ message: String, _ cell: Cell, help: String
  ) {
    diagnostics.append(
      Diagnostic(identifier, message, in: chapter.source, at: cell.fence, help: [help]))
  }
}
