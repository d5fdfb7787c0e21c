public import Book

/// Markdown text to chapters.
public enum ChapterParser {
  /// A chapter of a book: front matter, prose, formulas, executed blocks, inline values.
  ///
  /// - Parameter language: The book's, BCP 47; its quotation marks are used.
  /// - Throws: Everything that is wrong with it, in the order of its lines.
  /// - Complexity: O(bytes).
  public static func parse(
    _ file: SourceFile, language: String = "en"
  ) throws(Diagnostics) -> Chapter {
    try checkEncoding(file)
    let matter = FrontMatter(of: file)
    let dialect = Dialect(
      wantsValues: true, isExtended: true, quotes: QuoteStyle(language: language))
    var text = try self.text(of: file, from: matter.bodyLine, dialect, earlier: matter.diagnostics)
    text.title = matter.title
    text.label = matter.label
    text.summary = matter.summary
    return text
  }

  /// A text that stands alone, nothing of which is run.
  ///
  /// - Parameter isExtended: Whether it may hold what a chapter may; otherwise it is CommonMark with
  ///   formulas, and nothing can be wrong with it but its depth.
  /// - Complexity: O(bytes).
  public static func parseText(
    _ file: SourceFile, isExtended: Bool = false
  ) throws(Diagnostics) -> Chapter {
    try text(of: file, from: 1, Dialect(isExtended: isExtended), earlier: [])
  }

  private static func text(
    of file: SourceFile, from line: Int, _ dialect: Dialect, earlier: [Diagnostic]
  ) throws(Diagnostics) -> Chapter {
    var harvest = Harvest(from: file, dialect)
    var reader = TextReader(file, dialect)
    var document = reader.tree(from: line, &harvest)
    var cells: [Cell] = []
    var parser = CellParser(file)
    var listings = ListingParser(file)
    if dialect.isExtended {
      document = document.mapped { node in
        guard case .codeBlock(let info, let literal) = node.kind else { return node }
        if let listing = listings.listing(info, literal, line: node.line, &harvest) {
          return Node(.listing(listing), line: node.line)
        }
        guard dialect.wantsValues, parser.isExecuted(info, line: node.line) else { return node }
        cells.append(
          parser.cell(literal, fenceLine: node.line, number: cells.count, harvest: &harvest))
        return Node(.cell(cells.count - 1), line: node.line)
      }
      harvest.checkFootnotes()
    }
    var builder = TreeBuilder(harvest)
    document = builder.built(document)
    for index in cells.indices {
      if let caption = cells[index].caption {
        cells[index].caption = Caption(content: builder.built(caption.content))
      }
    }
    let citations = harvest.citations.map { builder.built($0) }
    let diagnostics =
      earlier + reader.faults.all + parser.diagnostics + listings.faults.all + harvest.diagnostics
      + builder.faults.all
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted(by: Diagnostic.isBefore))
    }
    return Chapter(
      source: file, slug: slug(of: file.path), title: "", summary: "", document: document,
      formulas: harvest.formulas, inlineValues: harvest.inlineValues, cells: cells,
      footnotes: builder.footnotes, citations: citations)
  }

  /// A chapter is UTF-8: a place in any other encoding would be a guess.
  private static func checkEncoding(_ file: SourceFile) throws(Diagnostics) {
    guard String(validating: file.bytes, as: UTF8.self) == nil else { return }
    var offset = 0
    var decoder = UTF8()
    var bytes = file.bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: break decoding
      }
    }
    throw Diagnostics([
      Diagnostic(
        "not-utf8", "the file is not UTF-8", in: file, at: offset..<offset,
        help: ["save it as UTF-8"])
    ])
  }

  private static func slug(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}

extension Diagnostic {
  /// The order in which faults of one file are told.
  static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    switch (a.location, b.location) {
    case (let a?, let b?): a < b
    case (nil, _?): true
    default: false
    }
  }
}
