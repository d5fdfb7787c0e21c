import Book

/// Which lines of a text are prose, and which are blocks that CommonMark does not know, found by its
/// rules for blocks.
///
/// cmark must not see a formula, or `_a$ … $b_` would become emphasis; but what is a formula
/// depends on what is code. So the lines are classified first, by the block part of the
/// CommonMark 0.30 algorithm alone, and cmark parses the text after formulas were taken out. A
/// test holds the two to the same view of every example of the specification.
struct BlockOutline {
  private(set) var elements: [OutlineElement] = []
  /// The lines of paragraphs, headings and captions: for each the content of its lines, markers of
  /// lists and quotes, indentation and line endings left out.
  private(set) var texts: [[Range<Int>]] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The paragraphs and headings alone.
  var runs: [[Range<Int>]] {
    elements.compactMap { if case .text(_, let number) = $0 { texts[number] } else { nil } }
  }

  /// Lists and quotes deeper than this are refused: what walks the tree goes down level by level.
  static let deepest = 100

  private let bytes: [UInt8]
  private let file: SourceFile
  /// Whether tables, fences of colons and footnotes are looked for.
  private let isExtended: Bool
  private var containers: [Container] = []
  private var leaf = Leaf.none
  private var isCaption = false
  /// Nothing but blank lines since a table.
  private var followsTable = false
  private var lineStart = 0
  private(set) var isTooDeep = false

  private enum Container {
    case quote
    /// A block between fences of colons, which asks nothing of its lines.
    case fenced(Range<Int>)
    /// Its lines are indented by four columns.
    case footnote
    /// Columns by which a line must be indented to belong to the item.
    case item(indent: Int, isEmpty: Bool)
  }

  private enum Leaf {
    case none
    /// `inDisplay`: a formula of several lines is open, so that a line of it such as `+ b` begins
    /// no list.
    case paragraph(inDisplay: Bool)
    case table
    case fenced(marker: UInt8, length: Int)
    case indented
    case html(HTMLBlockEnd)
  }

  /// - Parameter firstLine: The first line to look at, counted from 1; those before it are front
  ///   matter.
  /// - Complexity: O(bytes).
  init(_ file: SourceFile, from firstLine: Int = 1, isExtended: Bool = false) {
    self.file = file
    self.bytes = file.bytes
    self.isExtended = isExtended
    guard firstLine <= file.lineStarts.count else { return }
    for line in firstLine...file.lineStarts.count where !isTooDeep { scan(line) }
    lineStart = bytes.count
    closeContainers(to: 0)
  }

  private mutating func scan(_ line: Int) {
    lineStart = file.lineStarts[line - 1]
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
        guard open(.quote, at: rest.startIndex) else { return }
        cursor = ahead
        continue
      }
      if isExtended, let fence = FenceLine(rest) {
        self.fence(fence, &opened, matched)
        return
      }
      if isExtended,
        let marker = footnoteMarker(rest, isTop: isTop(opened ? containers.count : matched))
      {
        begin(&opened, matched)
        markNotEmpty()
        elements.append(.footnoteOpens(cursor.offset..<marker.end, name: marker.name))
        guard open(.footnote, at: rest.startIndex) else { return }
        ahead.advance(marker.end - rest.startIndex)
        cursor = ahead
        continue
      }
      if let content = LineForm.atxContent(rest) {
        begin(&opened, matched)
        markNotEmpty()
        texts.append([content])
        elements.append(.text(isHeading: true, texts.count - 1))
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
      if mayEnd, !isCaption, LineForm.isSetextUnderline(rest) {
        if case .text(_, let number) = elements.last {
          elements[elements.count - 1] = .text(isHeading: true, number)
        }
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
        let content = isEmpty ? width + 1 : ahead.column - before
        guard open(.item(indent: indent + content, isEmpty: isEmpty), at: rest.startIndex) else {
          return
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
      case .fenced: break
      case .footnote:
        if cursor.isBlank {
          cursor.skipSpaces()
        } else {
          guard cursor.indentation >= 4 else { return index }
          cursor.consume(columns: 4)
        }
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
  private mutating func addText(
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
  private mutating func append(_ cursor: LineCursor) {
    texts[texts.count - 1].append(cursor.offset..<cursor.end)
  }

  // MARK: Tables, fences and footnotes

  /// Whether the line is the line of dashes under the last line of the paragraph.
  private mutating func beginsTable(_ cursor: LineCursor) -> Bool {
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

  private mutating func addRow(_ cursor: LineCursor) {
    guard case .table(var table) = elements.removeLast() else {
      preconditionFailure("no table is open at \(cursor.offset)")
    }
    table.rows.append(cursor.offset..<cursor.end)
    elements.append(.table(table))
  }

  private mutating func fence(_ fence: FenceLine, _ opened: inout Bool, _ matched: Int) {
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
      diagnostics.append(
        Diagnostic(
          "stray-fence", "the fence closes no block", in: file, at: fence.range,
          help: ["a fence that opens names its block: ::: theorem"]))
    }
  }

  private func isTop(_ count: Int) -> Bool {
    containers.prefix(count).allSatisfy { if case .fenced = $0 { true } else { false } }
  }

  /// `[^name]:` where a block begins, outside lists and quotes.
  private func footnoteMarker(
    _ rest: ArraySlice<UInt8>, isTop: Bool
  ) -> (name: Range<Int>, end: Int)? {
    guard isTop, rest.starts(with: Array("[^".utf8)) else { return nil }
    let name = rest.dropFirst(2).prefix(while: InlineScanner.isName)
    let after = rest[name.endIndex...]
    guard !name.isEmpty, after.starts(with: Array("]:".utf8)) else { return nil }
    let text = after.dropFirst(2).drop(while: LineForm.isSpace)
    return (name.startIndex..<name.endIndex, text.startIndex)
  }

  private mutating func open(_ container: Container, at offset: Int) -> Bool {
    containers.append(container)
    guard containers.count > Self.deepest else { return true }
    isTooDeep = true
    diagnostics.append(.tooDeep(Self.deepest, in: file, at: offset..<(offset + 1)))
    return false
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
    while containers.count > count {
      leaf = .none
      followsTable = false
      switch containers.removeLast() {
      case .fenced(let fence):
        guard !isTooDeep else { continue }
        diagnostics.append(
          Diagnostic(
            "unclosed-fence", "the block has no end", in: file, at: fence,
            help: ["end it with a line of ::: where its text ends"]))
      case .footnote: elements.append(.footnoteCloses(at: lineStart))
      default: break
      }
    }
  }

  /// The innermost item has something in it, so that a blank line no longer ends it.
  private mutating func markNotEmpty() {
    followsTable = false
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
