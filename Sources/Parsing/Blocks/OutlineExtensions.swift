import Book

/// Blocks that CommonMark does not know: tables, fences of colons and footnotes.
extension BlockOutline {
  /// Whether the line is the line of dashes under the last line of the paragraph.
  mutating func beginsTable(_ cursor: LineCursor) -> Bool {
    guard !isCaption, PipeTable.isDashes(cursor.rest),
      case .text(_, let number) = elements.last, let head = texts[number].last,
      bytes[head].contains(UInt8(ascii: "|"))
    else { return false }
    texts[number].removeLast()
    if texts[number].isEmpty { elements.removeLast() }
    elements.append(
      .table(
        OutlineTable(
          head: head, dashes: cursor.offset..<cursor.end, prefix: lineStart..<cursor.offset)))
    leaf = .table
    followsTable = true
    return true
  }

  mutating func addRow(_ cursor: LineCursor) {
    guard case .table(var table) = elements.removeLast() else {
      preconditionFailure("no table is open at \(cursor.offset)")
    }
    table.rows.append(cursor.offset..<cursor.end)
    elements.append(.table(table))
  }

  mutating func fence(_ fence: FenceLine, _ opened: inout Bool, _ matched: Int) {
    let innermost = opened ? containers.last : containers.prefix(matched).last
    begin(&opened, matched)
    markNotEmpty()
    if !fence.words.isEmpty {
      elements.append(.fenceOpens(fence.range, words: fence.words))
      _ = open(.fenced(fence.range), at: fence.range.lowerBound)
    } else if case .fenced = innermost {
      containers.removeLast()
      elements.append(.fenceCloses(fence.range))
    } else {
      faults.add(
        Diagnostic(
          "stray-fence", "the fence closes no block", in: file, at: fence.range,
          help: ["a fence that opens names its block: ::: theorem"]))
    }
  }

  func isTop(_ count: Int) -> Bool {
    containers.prefix(count).allSatisfy { if case .fenced = $0 { true } else { false } }
  }

  /// `[^name]:` where a block begins, outside lists and quotes.
  func footnoteMarker(
    _ rest: ArraySlice<UInt8>, isTop: Bool
  ) -> (name: Range<Int>, end: Int)? {
    guard isTop, rest.starts(with: Array("[^".utf8)) else { return nil }
    let name = rest.dropFirst(2).prefix(while: InlineScanner.isName)
    let after = rest[name.endIndex...]
    guard !name.isEmpty, after.starts(with: Array("]:".utf8)) else { return nil }
    let text = after.dropFirst(2).drop(while: LineForm.isSpace)
    return (name.startIndex..<name.endIndex, text.startIndex)
  }
}
