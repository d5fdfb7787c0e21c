public import Book

/// Markdown text to chapters.
public enum ChapterParser {
  /// A chapter of a book: front matter, prose, formulas, executed blocks, inline values.
  ///
  /// - Parameters:
  ///   - defaults: The options of blocks that do not say otherwise.
  ///   - reading: Reads the files that the chapter includes.
  /// - Throws: Everything that is wrong with it, in the order of its lines.
  /// - Complexity: O(bytes × nesting).
  public static func parse(
    _ file: SourceFile, defaults: CellOptions = CellOptions(),
    reading: FileReading = BookReader.reading
  ) throws(Diagnostics) -> Chapter {
    if let fault = encodingFault(file) { throw Diagnostics([fault]) }
    var includes = Includes(reading: reading)
    let file = includes.expanded(file)
    var diagnostics = includes.diagnostics
    let matter = FrontMatter(of: file)
    diagnostics += matter.diagnostics

    var harvest = Harvest(from: file, wantsValues: true)
    var document = tree(of: file, from: matter.bodyLine, &harvest)
    var cells: [Cell] = []
    var parser = CellParser(file, defaults: defaults, reading: reading)
    document = document.mapped { node in
      guard case .codeBlock(let info, let literal) = node.kind else { return node }
      guard parser.isExecuted(info, line: node.line) else { return node }
      cells.append(
        parser.cell(literal, fenceLine: node.line, number: cells.count, harvest: &harvest))
      return Node(.cell(cells.count - 1), line: node.line)
    }
    diagnostics += parser.diagnostics + harvest.diagnostics
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted(by: Diagnostic.isBefore))
    }
    return Chapter(
      source: parser.file, slug: slug(of: file.path), title: matter.title, summary: matter.summary,
      document: document, formulas: harvest.formulas, inlineValues: harvest.inlineValues,
      cells: cells)
  }

  /// A text of CommonMark and formulas, nothing of which is run.
  ///
  /// - Complexity: O(bytes × nesting).
  public static func parseText(_ file: SourceFile) -> Chapter {
    var harvest = Harvest(from: file, wantsValues: false)
    let document = tree(of: file, from: 1, &harvest)
    return Chapter(
      source: file, slug: slug(of: file.path), title: "", summary: "", document: document,
      formulas: harvest.formulas, inlineValues: [], cells: [])
  }

  private static func tree(
    of file: SourceFile, from line: Int, _ harvest: inout Harvest
  ) -> Node {
    guard line <= file.lineStarts.count else { return Node(.document) }
    var pieces: [Extraction.Piece] = []
    for run in BlockOutline(file, from: line).runs {
      var text: [UInt8] = []
      var offsets = OffsetMap()
      for (index, content) in run.enumerated() {
        if index > 0 {
          // The line ending, wherever it stands before the next line's marks.
          offsets.append(text: text.count, source: run[index - 1].upperBound)
          text.append(UInt8(ascii: "\n"))
        }
        offsets.append(text: text.count, source: content.lowerBound)
        text.append(contentsOf: file.bytes[content])
      }
      for piece in harvest.take(from: text, at: offsets) {
        var piece = piece
        let start = offsets.source(of: piece.range.lowerBound)
        piece.range = start..<(offsets.source(of: piece.range.upperBound - 1) + 1)
        pieces.append(piece)
      }
    }
    let body = file.lineStarts[line - 1]..<file.bytes.count
    return Extraction(of: file, in: body, without: pieces).tree()
  }

  /// A chapter is UTF-8: a place in any other encoding would be a guess.
  static func encodingFault(_ file: SourceFile) -> Diagnostic? {
    guard String(validating: file.bytes, as: UTF8.self) == nil else { return nil }
    var offset = 0
    var decoder = UTF8()
    var bytes = file.bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: break decoding
      }
    }
    return Diagnostic(
      "not-utf8", "the file is not UTF-8", in: file, at: offset..<offset,
      help: ["save it as UTF-8"])
  }

  private static func slug(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}

extension Diagnostic {
  /// The order in which faults of one file, and then of those that it includes, are told.
  static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if let first = a.path, let second = b.path, first != second { return first < second }
    return switch (a.location, b.location) {
    case (let a?, let b?): a < b
    case (nil, _?): true
    default: false
    }
  }
}
