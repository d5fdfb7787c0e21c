public import Book

/// Markdown text to chapters.
public enum ChapterParser {
  /// A chapter of a book: front matter, prose, formulas, executed blocks, inline values.
  ///
  /// - Parameters:
  ///   - language: The book's, BCP 47; its quotation marks are used.
  ///   - defaults: The options of blocks that do not say otherwise.
  ///   - reading: Reads the files that the chapter includes.
  /// - Throws: Everything that is wrong with it, in the order of its lines.
  /// - Complexity: O(bytes × nesting).
  public static func parse(
    _ file: SourceFile, language: String = "en", defaults: CellOptions = CellOptions(),
    reading: FileReading = BookReader.reading
  ) throws(Diagnostics) -> Chapter {
    if let fault = encodingFault(file) { throw Diagnostics([fault]) }
    var includes = Includes(reading: reading)
    let file = includes.expanded(file)
    let matter = FrontMatter(of: file, defaults: defaults)
    let dialect = Dialect(
      wantsValues: true, isExtended: true, quotes: QuoteStyle(language: language))
    var text = try self.text(
      of: file, from: matter.bodyLine, dialect, &includes, earlier: matter.diagnostics,
      question: matter.question, defaults: matter.cellDefaults, reading: reading)
    text.title = matter.title
    text.label = matter.label
    text.summary = matter.summary
    text.dates = matter.dates
    return text
  }

  /// A text that stands alone, nothing of which is run.
  ///
  /// - Parameters:
  ///   - isExtended: Whether it may hold what a chapter may, front matter included, which is left
  ///     out; otherwise it is CommonMark with formulas, and nothing can be wrong with it but its
  ///     depth.
  ///   - reading: Reads the files that an extended text includes.
  /// - Complexity: O(bytes).
  public static func parseText(
    _ file: SourceFile, isExtended: Bool = false, reading: FileReading = BookReader.reading
  ) throws(Diagnostics) -> Chapter {
    var includes = Includes(reading: reading)
    let dialect = Dialect(isExtended: isExtended)
    guard isExtended else { return try text(of: file, from: 1, dialect, &includes) }
    let file = includes.expanded(file)
    let matter = FrontMatter(of: file)
    return try text(
      of: file, from: matter.bodyLine, dialect, &includes,
      earlier: matter.bodyLine > 1 ? matter.diagnostics : [])
  }

  private static func text(
    of file: SourceFile, from line: Int, _ dialect: Dialect, _ includes: inout Includes,
    earlier: [Diagnostic] = [], question asked: YAMLMapping.Value? = nil,
    defaults: CellOptions = CellOptions(),
    reading: FileReading = BookReader.reading
  ) throws(Diagnostics) -> Chapter {
    var harvest = Harvest(from: file, dialect)
    var reader = TextReader(file, dialect)
    var document = reader.tree(from: line, &harvest)
    var cells: [Cell] = []
    var parser = CellParser(file, defaults: defaults, reading: reading)
    var listings = ListingParser(file)
    if dialect.isExtended {
      document.transform { node in
        guard case .codeBlock(let info, let literal) = node.kind else { return }
        if var listing = listings.listing(info, literal, line: node.line, &harvest) {
          listing.code = includes.code(literal, blockLine: node.line, in: file)
          node.kind = .listing(listing)
          return
        }
        guard dialect.wantsValues, parser.isExecuted(info, line: node.line) else {
          let code = includes.code(literal, blockLine: node.line, in: file)
          node.kind = .codeBlock(info: info, literal: code)
          return
        }
        cells.append(
          parser.cell(literal, fenceLine: node.line, number: cells.count, harvest: &harvest))
        node.kind = .cell(cells.count - 1)
      }
    }
    let firstValue = harvest.inlineValues.count
    var question = Node(.document)
    if let text = asked {
      question.children = harvest.inlines(Array(text.text.utf8), at: text.offsets, "'question'")
    }
    if dialect.isExtended { harvest.checkFootnotes() }
    var builder = TreeBuilder(harvest)
    builder.build(&document)
    builder.build(&question)
    for index in cells.indices {
      if cells[index].caption != nil { builder.build(&cells[index].caption!.content) }
      for number in cells[index].subcaptions.indices {
        builder.build(&cells[index].subcaptions[number].content)
      }
    }
    let citations = harvest.citations.map { builder.built($0) }
    // A block without an end crosses whatever comes after it; that is told once.
    let unended = reader.faults.all.filter { $0.identifier == "unclosed-fence" }.map(\.location)
    let crossings = builder.faults.all.filter {
      $0.identifier != "crossed-marks" || !unended.contains($0.location)
    }
    let questionFaults =
      asked.map {
        QuestionCheck.faults(of: question.children, harvest.formulas, in: file, at: $0.range)
      } ?? []
    let diagnostics =
      earlier + questionFaults + includes.faults.all + reader.faults.all + parser.faults.all
      + listings.faults.all
      + harvest.diagnostics + crossings
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted(by: Diagnostic.isBefore))
    }
    // A question stands first and is answered last: its values are those of the chapter's end.
    var values = harvest.inlineValues
    for index in values.indices.dropFirst(firstValue) {
      values[index].captionOf = cells.lastIndex(where: \.runs)
    }
    var chapter = Chapter(
      source: parser.file, slug: slug(of: file.path), title: "", summary: "", document: document,
      formulas: harvest.formulas, inlineValues: values, cells: cells,
      footnotes: builder.footnotes, citations: citations)
    chapter.question = question.children
    chapter.boundClaims = harvest.boundClaims
    chapter.warnings = harvest.warnings.sorted(by: Diagnostic.isBefore)
    return chapter
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

  public static func slug(of path: String) -> String {
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
