import Book

/// Tables of text.
extension ChapterWeaver {
  mutating func table(_ table: TextTable, _ node: Node) -> Node {
    var rows: [String] = []
    for (index, row) in node.children.enumerated() {
      var html = "<tr>"
      for (column, cell) in row.children.enumerated() {
        let content = Self.inlineHTML(wovenInlines(cell.children))
        let alignment =
          table.alignments.indices.contains(column) ? table.alignments[column] : .natural
        let style = alignment == .natural ? "" : " class=\"\(alignment.rawValue)\""
        // A corner without a text heads nothing.
        let tag = index == 0 && !content.isEmpty ? "th" : "td"
        html += "<\(tag)\(tag == "th" ? " scope=\"col\"" : "")\(style)>\(content)</\(tag)>"
      }
      rows.append(html + "</tr>")
    }
    let head = rows.first.map { "<thead>\($0)</thead>\n" } ?? ""
    let body =
      rows.count > 1 ? "<tbody>\(rows.dropFirst().joined(separator: "\n"))</tbody>" : ""
    let html = "<div class=\"scroll\" tabindex=\"0\"><table>\(head)\(body)</table></div>"
    guard table.label != nil || !table.caption.isEmpty else {
      return Node(.customBlock(open: html, close: ""))
    }
    tables += 1
    let id = table.label.map { " id=\"\(escaped($0.text))\"" } ?? ""
    let caption = Self.inlineHTML(wovenInlines(table.caption))
    let figure =
      "<figure class=\"table\"\(id)>\n<figcaption>\(numbered(LabelKind.table.word, tables))"
      + "\(caption)\(backlinks(table.label))</figcaption>\n\(html)\n</figure>"
    return Node(.customBlock(open: figure, close: ""))
  }
}
