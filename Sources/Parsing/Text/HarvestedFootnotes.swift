import Book

/// Footnotes: their definitions, and the marks that refer to them.
extension Harvest {
  mutating func footnoteMark(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap
  ) -> Node.Kind? {
    let name = PlacedName(
      String(decoding: text[finding.content], as: UTF8.self),
      range: offsets.source(of: finding.content))
    footnoteMarks.append(name)
    return footnoteNumbers[name.text].map { .footnote($0) }
  }

  /// Notes the name of a definition; called for all of them before any text is taken.
  mutating func define(_ name: PlacedName) -> Int {
    if let earlier = footnoteNumbers[name.text] {
      if !faults.isFull {
        let line = file.location(of: footnotes[earlier].name.range.lowerBound).line
        fault(
          "duplicate-footnote", "footnote '\(name.text)' is written at line \(line) already",
          name.range)
      }
    } else {
      footnoteNumbers[name.text] = footnotes.count
    }
    footnotes.append(Footnote(name: name))
    return footnotes.count - 1
  }

  /// Definitions that nothing refers to are faults, since their text would be lost, and so are marks
  /// that refer to none; called when all of the text has been taken.
  mutating func checkFootnotes() {
    let used = Set(footnoteMarks.map(\.text))
    for footnote in footnotes where !faults.isFull && !used.contains(footnote.name.text) {
      fault(
        "unused-footnote", "nothing refers to the footnote '\(footnote.name.text)'",
        footnote.name.range, help: ["write [^\(footnote.name.text)] where it belongs"])
    }
    var seen: Set<String> = []
    for name in footnoteMarks where !faults.isFull {
      if footnoteNumbers[name.text] == nil {
        // What is wrong with a definition in a list has been told there.
        if !misplacedFootnotes.contains(name.text) { unknown(name) }
      } else if !seen.insert(name.text).inserted {
        fault(
          "repeated-footnote", "the footnote '\(name.text)' has its place already", name.range,
          help: ["a note in the margin stands beside one place: write a second one"])
      }
    }
  }

  private mutating func unknown(_ name: PlacedName) {
    let known = footnotes.map(\.name.text)
    fault(
      "unknown-footnote", "there is no footnote '\(name.text)'", name.range,
      help: known.isEmpty
        ? ["write its text at the start of a line: [^\(name.text)]: …"]
        : Diagnostic.suggestion(for: name.text, among: known))
  }
}
