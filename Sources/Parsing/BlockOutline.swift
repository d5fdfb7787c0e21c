import Book

/// Which lines of a text are prose, found by CommonMark's rules for blocks.
///
/// cmark must not see a formula, or `_a$ … $b_` would become emphasis; but what is a formula
/// depends on what is code. So the lines are classified first, by the block part of the
/// CommonMark 0.30 algorithm alone, and cmark parses the text after formulas were taken out. A
/// test holds the two to the same view of every example of the specification.
struct BlockOutline {
  /// Paragraphs and headings: for each the content of its lines, markers of lists and quotes,
  /// indentation and line endings left out.
  private(set) var runs: [[Range<Int>]] = []

  private let bytes: [UInt8]
  private let file: SourceFile
  private var containers: [Container] = []
  private var leaf = Leaf.none

  private enum Container {
    case quote
    /// Columns by which a line must be indented to belong to the item.
    case item(indent: Int, isEmpty: Bool)
  }

  private enum Leaf {
    case none
    /// `inDisplay`: a formula of several lines is open, so that a line of it such as `+ b` begins
    /// no list.
    case paragraph(inDisplay: Bool)
    case fenced(marker: UInt8, length: Int)
    case indented
    case html(HTMLBlockEnd)
  }

  /// - Parameter firstLine: The first line to look at, counted from 1; those before it are front
  ///   matter.
  /// - Complexity: O(bytes × nesting).
  init(_ file: SourceFile, from firstLine: Int = 1) {
    self.file = file
    self.bytes = file.bytes
    guard firstLine <= file.lineStarts.count else { return }
    for line in firstLine...file.lineStarts.count { scan(line) }
  }

  private mutating func scan(_ line: Int) {
    var cursor = LineCursor(bytes: bytes, range: file.lineRange(line))
    let matched = matchContainers(&cursor)
    let allMatched = matched == containers.count
    if allMatched, continuesLeaf(&cursor, line: line) { return }

    var wasParagraph = false
    if case .paragraph = leaf { wasParagraph = true }
    let paragraphMatched = wasParagraph && allMatched
    if !wasParagraph { closeContainers(to: matched) }

    var opened = false
    while !cursor.isBlank {
      let indent = cursor.indentation
      if indent >= 4 {
        if !wasParagraph || opened {
          markNotEmpty()
          leaf = .indented
          return
        }
        break
      }
      var ahead = cursor
      ahead.skipSpaces()
      let rest = ahead.rest
      let mayEnd = paragraphMatched && !opened
      if rest.first == UInt8(ascii: ">") {
        begin(&opened, matched)
        ahead.advance(1)
        ahead.consume(columns: 1)
        markNotEmpty()
        containers.append(.quote)
        cursor = ahead
        continue
      }
      if let content = LineForm.atxContent(rest) {
        begin(&opened, matched)
        markNotEmpty()
        runs.append([content])
        return
      }
      if let (marker, length) = LineForm.fence(rest) {
        begin(&opened, matched)
        markNotEmpty()
        leaf = .fenced(marker: marker, length: length)
        return
      }
      if let end = HTMLBlockEnd(startOf: rest, canInterrupt: mayEnd) {
        begin(&opened, matched)
        markNotEmpty()
        leaf = end.isMet(by: rest) ? .none : .html(end)
        return
      }
      if mayEnd, LineForm.isSetextUnderline(rest) {
        leaf = .none
        return
      }
      if LineForm.isThematicBreak(rest) {
        begin(&opened, matched)
        markNotEmpty()
        return
      }
      if let width = LineForm.listMarker(rest, interrupting: mayEnd) {
        begin(&opened, matched)
        markNotEmpty()
        let before = ahead.column
        ahead.advance(width)
        let spaces = ahead.indentation
        let isEmpty = ahead.isBlank
        let padding = isEmpty || spaces >= 5 ? 1 : spaces
        ahead.consume(columns: padding)
        // `indent` columns stood before the marker, inside the container.
        containers.append(
          .item(indent: indent + (ahead.column - before), isEmpty: isEmpty))
        if isEmpty {
          containers[containers.count - 1] = .item(indent: indent + width + 1, isEmpty: true)
        }
        cursor = ahead
        continue
      }
      break
    }
    addText(cursor, matched: matched, opened: opened, wasParagraph: wasParagraph, line: line)
  }

  // MARK: Steps of a line

  /// Consumes the marks of the containers that the line continues.
  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        var ahead = cursor
        guard ahead.indentation <= 3 else { return index }
        ahead.skipSpaces()
        guard ahead.next == UInt8(ascii: ">") else { return index }
        ahead.advance(1)
        ahead.consume(columns: 1)
        cursor = ahead
      case .item(let indent, let isEmpty):
        if cursor.isBlank {
          guard !isEmpty else { return index }
          cursor.skipSpaces()
        } else {
          guard cursor.indentation >= indent else { return index }
          cursor.consume(columns: indent)
        }
      }
    }
    return containers.count
  }

  /// Whether the line belongs to the open code, HTML or formula; if so it has been taken in.
  private mutating func continuesLeaf(_ cursor: inout LineCursor, line: Int) -> Bool {
    switch leaf {
    case .none: return false
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
  private mutating func addText(
    _ cursor: LineCursor, matched: Int, opened: Bool, wasParagraph: Bool, line: Int
  ) {
    var cursor = cursor
    cursor.skipSpaces()
    if cursor.offset == cursor.end {
      if wasParagraph || opened { leaf = .none }
      if !opened { closeContainers(to: matched) }
      return
    }
    if wasParagraph, !opened {
      // Also when not all containers matched: CommonMark's lazy continuation.
      append(cursor)
    } else {
      closeOpen(opened: opened, matched: matched)
      markNotEmpty()
      runs.append([])
      append(cursor)
    }
    leaf = .paragraph(inDisplay: opensDisplay(cursor, line: line))
  }

  private mutating func append(_ cursor: LineCursor) {
    runs[runs.count - 1].append(cursor.offset..<cursor.end)
  }

  /// Ends what the new block is not part of; called once a line.
  private mutating func begin(_ opened: inout Bool, _ matched: Int) {
    closeOpen(opened: opened, matched: matched)
    opened = true
    leaf = .none
  }

  private mutating func closeOpen(opened: Bool, matched: Int) {
    if !opened { closeContainers(to: matched) }
  }

  private mutating func closeContainers(to count: Int) {
    if containers.count > count {
      containers.removeLast(containers.count - count)
      leaf = .none
    }
  }

  /// The innermost item has something in it, so that a blank line no longer ends it.
  private mutating func markNotEmpty() {
    if case .item(let indent, true) = containers.last {
      containers[containers.count - 1] = .item(indent: indent, isEmpty: false)
    }
  }

  // MARK: Formulas of several lines

  private static func containsDisplayMark(_ rest: ArraySlice<UInt8>) -> Bool {
    let dollar = UInt8(ascii: "$")
    return zip(rest, rest.dropFirst()).contains { $0 == dollar && $1 == dollar }
  }

  /// Whether the line begins a `$$` formula that a later line ends before the next blank one.
  private func opensDisplay(_ cursor: LineCursor, line: Int) -> Bool {
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
