import Book

/// Reads what stands after the colons of a fence: `{#thm-kr .theorem name="…"}`, or one word.
struct FenceReader {
  let file: SourceFile
  private(set) var faults = Faults()

  init(_ file: SourceFile) {
    self.file = file
  }

  /// - Returns: The block, or nil for words that name none; the fault is noted then.
  mutating func block(
    _ words: Range<Int>, fence: Range<Int>, _ harvest: inout Harvest
  ) -> TextBlock? {
    guard let attributes = attributes(words), let kind = kind(attributes) else { return nil }
    for fault in KnownAttributes.block(kind).faults(of: attributes, in: file) { faults.add(fault) }
    var block = TextBlock(kind: kind, label: attributes.label, range: fence)
    if let name = attributes["name"] ?? attributes["title"] {
      block.name = harvest.inlines(name, called: "a name")
    }
    if let collapse = attributes["collapse"] {
      block.isCollapsed = collapse.text == "true"
      if collapse.text != "true", collapse.text != "false" {
        faults.add(
          Diagnostic(
            "invalid-value", "'collapse' is true or false, not '\(collapse.text)'", in: file,
            at: collapse.range))
      }
    }
    return block
  }

  private mutating func attributes(_ words: Range<Int>) -> Attributes? {
    let text = Array(file.bytes[words])
    let offsets = OffsetMap(from: words.lowerBound)
    if text.first == UInt8(ascii: "{") {
      do throws(AttributeParser.Fault) {
        let (attributes, end) = try AttributeParser.attributes(at: 0, in: text, offsets)
        let rest = text[end...].drop(while: LineForm.isSpace)
        guard rest.isEmpty else {
          extraWords(offsets.source(of: rest.startIndex..<text.count))
          return nil
        }
        return attributes
      } catch {
        faults.add(
          Diagnostic(
            "invalid-attributes", error.message, in: file, at: offsets.source(of: error.range),
            help: ["attributes are written {#label .class key=\"value\"}"]))
        return nil
      }
    }
    let word = text.prefix { !LineForm.isSpace($0) && $0 != UInt8(ascii: "{") }
    let rest = text[word.endIndex...].drop(while: LineForm.isSpace)
    guard rest.isEmpty else {
      extraWords(offsets.source(of: rest.startIndex..<text.count))
      return nil
    }
    let name = PlacedName(
      String(decoding: word, as: UTF8.self), range: offsets.source(of: 0..<word.count))
    return Attributes(classes: [name], range: words)
  }

  private mutating func extraWords(_ range: Range<Int>) {
    faults.add(
      Diagnostic(
        "fence-words", "a fence has one word or attributes in braces", in: file, at: range,
        help: ["write ::: {.theorem name=\"…\"} for a name, and the text on lines of its own"]))
  }

  /// By the class, or else by the label's prefix, as in Quarto.
  private mutating func kind(_ attributes: Attributes) -> TextBlock.Kind? {
    if let word = attributes.classes.first {
      if let kind = TextBlock.Kind(rawValue: word.text) { return kind }
      let known = TextBlock.Kind.allCases.map(\.rawValue)
      let isColumn = word.text.hasPrefix("column-")
      let help =
        (Self.leftOut[word.text] ?? (isColumn ? "all text has one width" : nil)).map { [$0] }
        ?? Diagnostic.suggestion(for: word.text, among: known)
      faults.add(
        Diagnostic(
          "unknown-block", "unknown kind of block '\(word.text)'", in: file, at: word.range,
          help: help))
      return nil
    }
    if let value = attributes.values.first, value.key.text.hasPrefix("layout") {
      faults.add(
        Diagnostic(
          "left-out", "layouts of blocks are not part of this language", in: file,
          at: value.key.range,
          help: ["a block that is run sets what it displays side by side: //| layout-ncol: 2"]))
      return nil
    }
    if let label = attributes.label, let kind = LabelKind(label: label.text),
      [.figure, .table, .listing, .equation].contains(kind)
    {
      faults.add(
        Diagnostic(
          "left-out",
          "blocks around \(kind == .equation ? "an" : "a") \(kind.word.lowercased()) are not part of "
            + "this language",
          in: file, at: label.range, help: [Self.instead[kind]!]))
      return nil
    }
    if let label = attributes.label, let prefix = LabelKind(label: label.text),
      let kind = TextBlock.Kind.allCases.first(where: { $0.labelKind == prefix })
    {
      return kind
    }
    faults.add(
      Diagnostic(
        "unknown-block", "the fence does not say what block it opens", in: file,
        at: attributes.range, help: ["write its class: {.theorem}"]))
    return nil
  }

  /// How else something gets a label that Quarto puts into a block.
  private static let instead: [LabelKind: String] = [
    .figure: "the block that draws it has lines '//| label: …' and '//| caption: …'",
    .table: "its caption stands after it: ': What it shows {#tbl-name}'",
    .listing: "its fence has the attributes: ```swift {#lst-name caption=\"…\"}",
    .equation: "it stands after the formula: $$…$$ {#eq-name}",
  ]

  /// Quarto's and Pandoc's that were left out, and what to write instead.
  private static let leftOut = [
    "columns": "side-by-side figures are panels of one block",
    "column": "side-by-side figures are panels of one block",
    "panel-tabset": "a page is read from top to bottom: use sections",
    "column-margin": "write a footnote: it stands in the margin",
    "aside": "write a footnote: it stands in the margin",
    "panel-sidebar": "a page is read from top to bottom: use sections",
    "incremental": "a page shows its lists whole",
    "landscape": "all text has one width",
    "line-block": "end each line with a backslash",
    "content-visible": "a book has one text for all its readers",
    "content-hidden": "a book has one text for all its readers",
  ]
}
