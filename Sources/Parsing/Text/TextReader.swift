import Book

/// Reads a whole text: what the outline finds is harvested, cmark parses the rest.
struct TextReader {
  private let file: SourceFile
  private let dialect: Dialect
  private var pieces: [Extraction.Piece] = []
  private var fences: FenceReader
  private var leftOut: LeftOutBlocks
  private(set) var faults = Faults()

  init(_ file: SourceFile, _ dialect: Dialect) {
    self.file = file
    self.dialect = dialect
    self.fences = FenceReader(file)
    self.leftOut = LeftOutBlocks(file)
  }

  /// The tree from a line on, marks still in it.
  mutating func tree(from line: Int, _ harvest: inout Harvest) -> Node {
    guard line <= file.lineStarts.count else { return Node(.document) }
    let outline = BlockOutline(file, from: line, isExtended: dialect.isExtended)
    for fault in outline.faults.all { faults.add(fault) }
    defineFootnotes(outline.elements, &harvest)
    var footnote = 0
    for (place, element) in outline.elements.enumerated() {
      if dialect.isExtended { checkLeftOut(place, outline) }
      switch element {
      case .text(let isHeading, let number):
        text(outline.texts[number], isHeading: isHeading, &harvest)
      case .fenceOpens(let range, let words):
        let block =
          fences.block(words, fence: range, &harvest) ?? TextBlock(kind: .note, range: range)
        // What has no end has been told, and is no block then.
        pieces.append(
          outline.unclosed.contains(range.lowerBound)
            ? Extraction.Piece(
              kind: .text(""), range: range, original: file.text(range), written: .text(""))
            : harvest.blockMark(.blockOpens(block), at: range))
      case .fenceCloses(let range): pieces.append(harvest.blockMark(.blockCloses, at: range))
      case .footnoteOpens(let range, _):
        // To cmark it is a list of one item, whose text is indented by as much.
        pieces.append(
          harvest.blockMark(.footnoteOpens(footnote), at: range, after: "\n+   "))
        footnote += 1
      case .footnoteCloses(let offset):
        let isEnd = offset == file.bytes.count
        pieces.append(
          harvest.blockMark(
            .footnoteCloses, at: offset..<offset, before: isEnd ? "\n" : "", after: "\n"))
      case .table(let table):
        let caption = table.caption.map { outline.texts[$0] } ?? []
        self.table(table, caption: caption, &harvest)
      }
    }
    for fault in fences.faults.all { faults.add(fault) }
    let body = file.lineStarts[line - 1]..<file.bytes.count
    guard !outline.isTooDeep else { return Node(.document) }
    do throws(Extraction.TooDeep) {
      return try Extraction(of: file, in: body, without: pieces)
        .tree(quotes: dialect.isExtended ? dialect.quotes : nil)
    } catch {
      faults.add(.tooDeep(error.levels, in: file, at: file.lineRange(error.line)))
      return Node(.document)
    }
  }

  /// Blocks of Pandoc that would be read as paragraphs.
  private mutating func checkLeftOut(_ place: Int, _ outline: BlockOutline) {
    guard case .text(false, let number) = outline.elements[place], !outline.texts[number].isEmpty
    else {
      leftOut.interrupt()
      return
    }
    let isByTable = [place - 1, place + 1].contains { neighbour in
      guard outline.elements.indices.contains(neighbour),
        case .table(let table) = outline.elements[neighbour]
      else { return false }
      return table.caption == nil
    }
    if let fault = leftOut.fault(of: outline.texts[number], isByTable: isByTable) {
      faults.add(fault)
    }
  }

  private mutating func defineFootnotes(_ elements: [OutlineElement], _ harvest: inout Harvest) {
    for case .footnoteOpens(_, let name) in elements {
      _ = harvest.define(PlacedName(file.text(name), range: name))
    }
  }

  // MARK: Paragraphs and headings

  private mutating func text(_ lines: [Range<Int>], isHeading: Bool, _ harvest: inout Harvest) {
    let (text, offsets) = joined(lines)
    for piece in harvest.take(from: text, at: offsets, endingIn: isHeading ? .heading : nil) {
      var piece = piece
      piece.range = offsets.source(of: piece.range)
      pieces.append(piece)
    }
  }

  private func joined(_ lines: [Range<Int>]) -> ([UInt8], OffsetMap) {
    var text: [UInt8] = []
    var offsets = OffsetMap()
    for (index, content) in lines.enumerated() {
      if index > 0 {
        // The line ending, wherever it stands before the next line's marks.
        offsets.append(text: text.count, source: lines[index - 1].upperBound)
        text.append(UInt8(ascii: "\n"))
      }
      offsets.append(text: text.count, source: content.lowerBound)
      text.append(contentsOf: file.bytes[content])
    }
    return (text, offsets)
  }

  // MARK: Tables

  private mutating func table(
    _ table: OutlineTable, caption lines: [Range<Int>], _ harvest: inout Harvest
  ) {
    let alignments = PipeTable.alignments(file.bytes[table.dashes]) ?? []
    let value = TextTable(alignments: alignments, range: table.head)
    let prefix = file.text(table.prefix)
    let heading = "\n\(prefix)# "
    var counts: [Int] = []
    var cells: [Range<Int>] = []
    var inside: [[Extraction.Piece]] = []
    for (index, row) in ([table.head] + table.rows).enumerated() {
      let taken = harvest.take(from: Array(file.bytes[row]), at: OffsetMap(from: row.lowerBound))
        .map { piece in
          var piece = piece
          piece.range =
            (piece.range.lowerBound + row.lowerBound)..<(piece.range.upperBound + row.lowerBound)
          return piece
        }
      let pipes = harvest.pipes.map { $0 + row.lowerBound }
      let found = PipeTable.cells(of: file.bytes[row], pipes: pipes)
      let columns = counts.first ?? alignments.count
      if index == 0 ? found.count != columns : found.count > columns {
        let place = index == 0 ? table.dashes : found[columns]
        faults.add(
          Diagnostic(
            "table-columns",
            index == 0
              ? "\(columns) column\(columns == 1 ? "" : "s") of dashes under a head of \(found.count)"
              : "the row has \(found.count) cells, the head \(columns)",
            in: file, at: place, help: ["a pipe that parts no cells is written \\|"]))
      }
      counts.append(found.count)
      cells += found
      inside.append(taken)
    }
    let (caption, captionMap) = joined(lines)
    let captionRange =
      (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0)
    if !lines.isEmpty {
      cells.append(captionRange)
      var taken = harvest.take(from: caption, at: captionMap, endingIn: .tableCaption).map {
        piece in
        var piece = piece
        piece.range = captionMap.source(of: piece.range)
        return piece
      }
      // A heading is one line.
      for (line, next) in zip(lines, lines.dropFirst()) {
        taken.append(
          Extraction.Piece(
            kind: .text(" "), range: line.upperBound..<next.lowerBound, original: " ",
            written: .text(" ")))
      }
      inside.append(taken.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
    guard let first = cells.first, let last = cells.last else { return }
    pieces.append(
      harvest.blockMark(
        .tableOpens(value, cellsInRows: counts), at: table.head.lowerBound..<first.lowerBound,
        after: heading))
    var content = inside.joined().makeIterator()
    var next = content.next()
    for (index, cell) in cells.enumerated() {
      while let piece = next, piece.range.lowerBound < cell.upperBound {
        if piece.range.upperBound <= cell.upperBound { pieces.append(piece) }
        next = content.next()
      }
      guard index + 1 < cells.count else { break }
      let gap = cell.upperBound..<cells[index + 1].lowerBound
      pieces.append(
        Extraction.Piece(
          kind: .text(""), range: gap, original: file.text(gap), written: .text(" #" + heading)))
    }
    let end = max(last.upperBound, table.dashes.upperBound, table.rows.last?.upperBound ?? 0)
    pieces.append(
      harvest.blockMark(
        .tableCloses, at: last.upperBound..<end, before: " #\n\(prefix)"))
  }
}
