import Records

/// Tables and matrices as HTML.
enum TableHTML {
  /// A table with a heading row. Columns of numbers are set flush right.
  static func table(_ table: Display.Table) -> String {
    let numeric = table.columns.indices.map { column in
      table.rows.allSatisfy { isNumber($0[column]) }
    }
    func cell(_ tag: String, _ text: String, _ column: Int) -> String {
      let scope = tag == "th" ? " scope=\"col\"" : ""
      let style = numeric[column] ? " class=\"number\"" : ""
      return "<\(tag)\(scope)\(style)>\(escaped(text))</\(tag)>"
    }
    let head = table.columns.enumerated().map { cell("th", $1, $0) }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.enumerated().map { cell("td", $1, $0) }.joined() + "</tr>"
    }
    return "<table><thead><tr>\(head)</tr></thead>\n<tbody>"
      + rows.joined(separator: "\n") + "</tbody></table>"
  }

  /// The most rows and columns of a matrix that are shown.
  private static let shown = 12

  /// A matrix in brackets; of a large one the upper left corner, and how large it is.
  static func matrix(_ rows: [[String]]) -> String {
    let width = rows.first?.count ?? 0
    let cut = rows.count > shown || width > shown
    let body = rows.prefix(shown).map { row in
      let cells = row.prefix(shown).map { "<td class=\"number\">\(escaped($0))</td>" }
      return "<tr>" + cells.joined() + (width > shown ? "<td>⋯</td>" : "") + "</tr>"
    }
    let size = cut ? "<caption>\(rows.count) × \(width)</caption>" : ""
    return "<table class=\"matrix\">\(size)<tbody>" + body.joined(separator: "\n")
      + "</tbody></table>"
  }

  /// The rows of a figure's data. Columns of numbers, the usual ones, are set flush right by the
  /// table's style, so that a long table is small.
  static func data(_ data: Display.Figure.Data) -> String {
    let numeric = data.columns.indices.map { column in
      data.rows.allSatisfy { isNumber($0[column]) }
    }
    func cell(_ text: String, _ column: Int) -> String {
      "<td\(numeric[column] ? "" : " class=\"text\"")>\(escaped(text))"
    }
    let head = data.columns.enumerated().map {
      "<th scope=\"col\"\(numeric[$0] ? "" : " class=\"text\"")>\(escaped($1))"
    }
    // The end tags of rows and cells may be left out, and would be half of the table.
    let rows = data.rows.map { row in
      "<tr>" + row.enumerated().map { cell($1, $0) }.joined()
    }
    return "<table class=\"data\"><thead><tr>\(head.joined())\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</table>"
  }

  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.drop(while: { $0 == "−" || $0 == "-" }).first else { return true }
    return first.isNumber || first == "∞" || text == "NaN"
  }
}
