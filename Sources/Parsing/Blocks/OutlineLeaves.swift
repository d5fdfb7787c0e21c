import Book

/// What a line belongs to inside its containers: a paragraph, code, HTML, or a formula of several
/// lines.
extension BlockOutline {
  enum Leaf {
    case none
    /// `inDisplay`: a formula of several lines is open, so that a line of it such as `+ b` begins
    /// no list.
    case paragraph(inDisplay: Bool)
    case table
    case fenced(marker: UInt8, length: Int)
    case indented
    case html(HTMLBlockEnd)
  }

  /// Whether the line belongs to the open code, HTML or formula; if so it has been taken in.
  mutating func continuesLeaf(_ cursor: inout LineCursor, line: Int) -> Bool {
    switch leaf {
    case .none, .table: return false
    case .fenced(let marker, let length):
      var ahead = cursor
      if ahead.indentation <= 3 {
        ahead.skipSpaces()
        let run = ahead.rest.prefix { $0 == marker }.count
        if run >= length, ahead.rest.dropFirst(run).allSatisfy(LineForm.isSpace) { leaf = .none }
      }
      return true
    case .indented:
      if cursor.isBlank || cursor.indentation >= 4 { return true }
      leaf = .none
      return false
    case .html(let end):
      if end == .blankLine, cursor.isBlank {
        leaf = .none
        return false
      }
      if end.isMet(by: cursor.rest) { leaf = .none }
      return true
    case .paragraph(let inDisplay):
      guard inDisplay else { return false }
      if cursor.isBlank { return false }
      cursor.skipSpaces()
      append(cursor)
      if Self.containsDisplayMark(cursor.rest) { leaf = .paragraph(inDisplay: false) }
      return true
    }
  }

  /// What is left of the line is text, or nothing.
  mutating func addText(
    _ cursor: LineCursor, matched: Int, opened: Bool, wasParagraph: Bool, line: Int
  ) {
    var cursor = cursor
    cursor.skipSpaces()
    if cursor.offset == cursor.end {
      if wasParagraph || opened { leaf = .none }
      if case .table = leaf { leaf = .none }
      if !opened { closeContainers(to: matched) }
      return
    }
    if wasParagraph, !opened {
      if isExtended, matched == containers.count, beginsTable(cursor) { return }
      // Also when not all containers matched: CommonMark's lazy continuation.
      append(cursor)
    } else {
      closeOpen(opened: opened, matched: matched)
      let rest = cursor.rest
      isCaption =
        followsTable && rest.first == UInt8(ascii: ":")
        && (rest.dropFirst().first.map(LineForm.isSpace) ?? false)
      if case .table = leaf, !isCaption {
        addRow(cursor)
        return
      }
      markNotEmpty()
      texts.append([])
      if isCaption, case .table(var table) = elements.removeLast() {
        cursor.advance(1)
        cursor.skipSpaces()
        table.caption = texts.count - 1
        elements.append(.table(table))
      } else {
        elements.append(.text(isHeading: false, texts.count - 1))
      }
      append(cursor)
    }
    leaf = .paragraph(inDisplay: opensDisplay(cursor, line: line))
  }

  /// Adds the line to the paragraph or the caption that is open.
  mutating func append(_ cursor: LineCursor) {
    texts[texts.count - 1].append(cursor.offset..<cursor.end)
  }

  static func containsDisplayMark(_ rest: ArraySlice<UInt8>) -> Bool {
    let dollar = UInt8(ascii: "$")
    return zip(rest, rest.dropFirst()).contains { $0 == dollar && $1 == dollar }
  }

  /// Whether the line begins a `$$` formula that a later line ends before the next blank one.
  func opensDisplay(_ cursor: LineCursor, line: Int) -> Bool {
    let rest = cursor.rest
    guard rest.starts(with: Array("$$".utf8)), !Self.containsDisplayMark(rest.dropFirst(2)) else {
      return false
    }
    var next = line + 1
    while next <= file.lineStarts.count {
      let content = bytes[file.lineRange(next)]
      if content.allSatisfy({ LineForm.isSpace($0) || $0 == UInt8(ascii: ">") }) { return false }
      if Self.containsDisplayMark(content) { return true }
      next += 1
    }
    return false
  }
}
