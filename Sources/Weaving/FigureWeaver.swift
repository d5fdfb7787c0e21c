import Book
import Records

/// The weaving of figures: the drawing, its caption, and its data beneath it.
extension ChapterWeaver {
  /// HTML of a figure that stands alone.
  mutating func figure(_ figure: Display.Figure, of cell: Cell, index: Int) -> String {
    guard let alternative = cell.alternativeTexts.first, cell.alternativeTexts.count == 1 else {
      altFault(cell, figures: 1)
      return ""
    }
    figures += 1
    let prefix = cell.label ?? uniqueID("figure-\(index + 1)")
    let name = cell.caption.map { plainText($0.content) } ?? "Figure"
    var html = "<figure class=\"figure\" id=\"\(escaped(prefix))\">\n"
    html += svg(figure, prefix: prefix, name: name, alternative: alternative, of: cell)
    let caption = cell.caption.map { captionHTML($0) } ?? ""
    html += "<figcaption>\(numbered("Figure", figures))\(caption)\(backlinks(to: prefix))"
    html += "</figcaption>\n</figure>\n"
    return html + data(of: figure, prefix: prefix, name: "Data of the figure")
  }

  /// HTML of several values side by side, with a letter each.
  mutating func group(_ displays: [Display], of cell: Cell, index: Int) -> String {
    let drawings = displays.filter { if case .figure = $0 { true } else { false } }.count
    let hasSubcaptions = !cell.subcaptions.isEmpty
    if cell.alternativeTexts.count != drawings { altFault(cell, figures: drawings) }
    if hasSubcaptions { countFault(cell.subcaptions, displays.count) }
    guard cell.alternativeTexts.count == drawings,
      !hasSubcaptions || cell.subcaptions.count == displays.count
    else { return "" }
    let prefix = cell.label ?? uniqueID("figure-\(index + 1)")
    var alternatives = cell.alternativeTexts.makeIterator()
    var parts = ""
    var data = ""
    for (number, display) in displays.enumerated() {
      let letter = "(\(Self.letters[number % Self.letters.count]))"
      let subcaption = cell.subcaptions.isEmpty ? nil : cell.subcaptions[number]
      // With a label it is what references name; that no other label is the same has been checked.
      let part = "\(prefix)-\(number + 1)"
      let id = book.references.targets[part] == nil ? uniqueID(part) : part
      parts += "<figure class=\"part\" id=\"\(escaped(id))\">\n"
      if case .figure(let figure) = display {
        let text = subcaption.map { plainText($0.content) }
        parts += svg(
          figure, prefix: id, name: text ?? "Figure \(letter)",
          alternative: alternatives.next() ?? "", of: cell)
        data += self.data(of: figure, prefix: id, name: "Data of \(letter)")
      } else {
        parts += valueHTML(display)
      }
      if let subcaption {
        parts +=
          "<figcaption>\(letter) \(captionHTML(subcaption))\(backlinks(to: id))</figcaption>\n"
      }
      parts += "</figure>\n"
    }
    var html = "<figure class=\"\(drawings > 0 ? "figure" : "table")\" id=\"\(escaped(prefix))\">\n"
    html += "<div class=\"columns columns-\(cell.columns)\">\n\(parts)</div>\n"
    if drawings > 0 { figures += 1 } else { tables += 1 }
    let mark = drawings > 0 ? numbered("Figure", figures) : numbered("Table", tables)
    html += "<figcaption>\(mark)\(cell.caption.map { captionHTML($0) } ?? "")"
    html += "\(backlinks(to: prefix))</figcaption>\n"
    return html + "</figure>\n" + data
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  private func svg(
    _ figure: Display.Figure, prefix: String, name: String, alternative: String, of cell: Cell
  ) -> String {
    // A share of a telephone's width would leave no text that can be read.
    let width =
      cell.displayWidth.map { $0.hasSuffix("%") ? "max(\($0), 18rem)" : $0 }
      .map { " style=\"max-width: \($0)\"" } ?? ""
    let box = "0 0 \(Self.length(figure.width)) \(Self.length(figure.height))"
    return "<svg viewBox=\"\(box)\"\(width) role=\"img\""
      + " aria-labelledby=\"\(prefix)-title \(prefix)-desc\">"
      + "<title id=\"\(prefix)-title\">\(escaped(name))</title>"
      + "<desc id=\"\(prefix)-desc\">\(escaped(alternative))</desc>"
      + figure.body.replacing(figure.idToken, with: prefix + "-") + "</svg>\n"
  }

  /// How many rows a page shows: enough to see what the file holds, and of nine figures 3 KB.
  private static let mostRows = 20

  /// The first rows of a figure's data, folded, and a file with all of them.
  private mutating func data(of figure: Display.Figure, prefix: String, name: String) -> String {
    let data = figure.data
    guard data.rowCount > 0 else { return "" }
    let path = "data/\(chapter.slug)-\(prefix).csv"
    files.append(Page(path: path, content: Array(data.csv.utf8)))
    let rows = data.rowCount == 1 ? "1 row" : "\(data.rowCount) rows"
    var shown = data
    shown.rows = Array(data.rows.prefix(Self.mostRows))
    let cut =
      shown.rows.count < data.rowCount
      ? " The first \(shown.rows.count) rows, to six significant digits:"
      : " To six significant digits:"
    return "<details class=\"data\"><summary>\(name)</summary>\n"
      + "<p><a href=\"\(escaped(path))\" download>\(rows) as CSV</a>.\(cut)</p>\n"
      + "<div class=\"scroll\" tabindex=\"0\">\(TableHTML.data(shown))</div>\n</details>\n"
  }

  private static func length(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }

  private mutating func altFault(_ cell: Cell, figures: Int) {
    let count = cell.alternativeTexts.count
    guard count > 0 else {
      fault(
        "missing-alt",
        figures == 1
          ? "the figure has no alternative text" : "the figures have no alternative texts", cell,
        help: figures == 1
          ? "add a line '//| alt: …' that says what the figure shows"
          : "add '//| alt:' with a line '//|   - …' for each of the \(figures) figures")
      return
    }
    fault(
      "alt-count",
      "\(count) alternative text\(count == 1 ? "" : "s") for \(figures) "
        + "figure\(figures == 1 ? "" : "s")", cell,
      help: "give 'alt' one text for each figure")
  }
}
