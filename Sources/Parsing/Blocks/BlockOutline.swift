import Book

/// Which lines of a text are prose, and which are blocks that CommonMark does not know, found by its
/// rules for blocks.
///
/// cmark must not see a formula, or `_a$ … $b_` would become emphasis; but what is a formula
/// depends on what is code. So the lines are classified first, by the block part of the
/// CommonMark 0.30 algorithm alone, and cmark parses the text after formulas were taken out. A
/// test holds the two to the same view of every example of the specification.
struct BlockOutline {
  var elements: [OutlineElement] = []
  /// The lines of paragraphs, headings and captions: for each the content of its lines, markers of
  /// lists and quotes, indentation and line endings left out.
  var texts: [[Range<Int>]] = []
  /// Offsets of the fences that open a block without an end.
  var unclosed: Set<Int> = []
  var faults = Faults()

  /// The paragraphs and headings alone.
  var runs: [[Range<Int>]] {
    elements.compactMap { if case .text(_, let number) = $0 { texts[number] } else { nil } }
  }

  /// Lists and quotes deeper than this are refused: what walks the tree goes down level by level.
  static let deepest = 100

  let bytes: [UInt8]
  let file: SourceFile
  /// Whether tables, fences of colons and footnotes are looked for.
  let isExtended: Bool
  var containers: [Container] = []
  var leaf = Leaf.none
  var isCaption = false
  /// Nothing but blank lines since a table.
  var followsTable = false
  var lineStart = 0
  var isTooDeep = false

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
}
