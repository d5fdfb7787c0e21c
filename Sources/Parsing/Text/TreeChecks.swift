import Book

/// What may stand in a block and in a footnote, known only when their nodes have been made.
extension TreeBuilder {
  mutating func checkHeadings(_ content: [Node], in block: TextBlock) {
    for node in content {
      guard case .heading = node.kind, node.line > 0 else { continue }
      faults.add(
        Diagnostic(
          "heading-in-block", "a heading cannot stand in a \(block.kind.rawValue)", in: file,
          at: file.lineRange(node.line),
          help: [
            block.kind.isCallout
              ? "write its title on the fence: {.\(block.kind.rawValue) title=\"…\"}"
              : "write its name on the fence: {.\(block.kind.rawValue) name=\"…\"}"
          ]))
    }
  }

  mutating func checkFootnote(_ number: Int) {
    let footnote = footnotes[number]
    if footnote.content.isEmpty {
      faults.add(
        Diagnostic(
          "empty-footnote", "the footnote has no text", in: file, at: footnote.name.range,
          help: ["begin its text on the line of its name"]))
    }
    for node in footnote.content where node.kind != .paragraph {
      faults.add(
        Diagnostic(
          "footnote-block", "a footnote holds paragraphs only", in: file,
          at: node.line > 0 ? file.lineRange(node.line) : footnote.name.range,
          help: ["it stands in the margin: put lists, code and tables into the text"]))
    }
  }
}
