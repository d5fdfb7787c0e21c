import Book

/// What has been taken out of a chapter so far: formulas, inline values, references and marks,
/// numbered in the order in which they stand.
struct Harvest {
  private(set) var formulas: [Formula] = []
  private(set) var inlineValues: [InlineValue] = []
  private(set) var citations: [Citation] = []
  /// A piece of kind `.mark(n)` is `marks[n]`, which stands at `range`.
  private(set) var marks: [(mark: TextMark, range: Range<Int>)] = []
  /// Definitions by name, and the names that the text refers to.
  private(set) var footnotes: [Footnote] = []
  private var footnoteNumbers: [String: Int] = [:]
  private var footnoteMarks: [PlacedName] = []
  /// Offsets of the pipes outside code and formulas in the text that was taken last.
  private(set) var pipes: [Int] = []
  var faults = Faults()
  var diagnostics: [Diagnostic] { faults.all }
  let file: SourceFile
  let dialect: Dialect
  /// Inside a reference's own words, where no reference may stand.
  private var isInner = false

  init(from file: SourceFile, _ dialect: Dialect) {
    self.file = file
    self.dialect = dialect
  }

  /// Takes the formulas and the like out of one paragraph, heading or caption.
  ///
  /// - Parameters:
  ///   - text: Its text.
  ///   - offsets: Where the text stands in the file.
  ///   - cell: The number of the block whose caption it is, or nil.
  ///   - place: What attributes at its end belong to.
  /// - Returns: The pieces, their ranges in `text`.
  mutating func take(
    from text: [UInt8], at offsets: OffsetMap, captionOf cell: Int? = nil,
    endingIn place: KnownAttributes? = nil
  ) -> [Extraction.Piece] {
    let options = InlineScanner.Options(
      wantsValues: dialect.wantsValues, isExtended: dialect.isExtended, isHeading: place != nil,
      keepsQuotes: dialect.quotes != .english)
    var scanner = InlineScanner(text, options, at: offsets)
    var pieces: [Extraction.Piece] = []
    for finding in scanner.findings() {
      guard let kind = take(finding, of: text, at: offsets, captionOf: cell, endingIn: place) else {
        continue
      }
      pieces.append(
        Extraction.Piece(
          kind: kind, range: finding.range,
          original: String(decoding: text[finding.range], as: UTF8.self),
          written: Self.written(finding.kind)))
    }
    pipes = scanner.pipes
    return pieces
  }

  /// A mark between blocks, as a comment that cmark keeps as it is.
  mutating func blockMark(
    _ mark: TextMark, at range: Range<Int>, before: String = "", after: String = ""
  ) -> Extraction.Piece {
    marks.append((mark, range))
    return Extraction.Piece(
      kind: .mark(marks.count - 1), range: range, original: file.text(range),
      written: .placeholder(before: before + "<!--", after: "-->" + after))
  }

  // MARK: Findings

  /// What stands for emphasis beside a mark is the sign beside it, as beside a bracket.
  private static func written(_ kind: InlineScanner.Kind) -> Extraction.Written {
    switch kind {
    case .spanOpens, .strikeOpens: .placeholder(after: "(")
    case .spanCloses, .strikeCloses: .placeholder(before: ")")
    case .equationAttributes: .text("")
    default: .placeholder()
    }
  }

  private mutating func take(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap,
    captionOf cell: Int?, endingIn ending: KnownAttributes?
  ) -> Node.Kind? {
    let place = offsets.source(of: finding.range)
    switch finding.kind {
    case .formula(let isDisplay):
      formulas.append(formula(finding, of: text, at: offsets, isDisplay: isDisplay))
      return .formula(formulas.count - 1)
    case .inlineValue:
      return value(finding, of: text, at: offsets, captionOf: cell)
    case .foreignValue(let language):
      let meantSwift = nearestName(to: language, among: ["swift"]) != nil
      guard meantSwift || Self.otherLanguages.contains(language.lowercased()) else { return nil }
      fault(
        "inline-language", "inline values are Swift, not '\(language)'", place,
        help: meantSwift ? ["did you mean 'swift'?"] : ["write `{swift} expression`"])
      return nil
    case .equationAttributes(let attributes):
      check(attributes, as: .equation)
      formulas[formulas.count - 1].label = attributes.label ?? formulas[formulas.count - 1].label
      return .text("")
    case .headingAttributes(let attributes):
      check(attributes, as: ending ?? .heading)
      return attributes.label.map { mark(.label($0), place) } ?? .text("")
    case .spanOpens: return mark(.spanOpens, place)
    case .spanCloses(let attributes):
      check(attributes, as: .span)
      return mark(.spanCloses(Span(attributes)), place)
    case .strikeOpens: return mark(.strikeOpens, place)
    case .strikeCloses: return mark(.strikeCloses, place)
    case .literal: return .text(String(decoding: text[finding.range], as: UTF8.self))
    case .footnote: return footnoteMark(finding, of: text, at: offsets)
    case .citation(let citation): return self.citation(citation, of: text, at: offsets, place)
    case .fault(let scanFault):
      fault(scanFault.identifier, scanFault.message, place, help: scanFault.help)
      return nil
    }
  }

  private mutating func fault(
    _ identifier: String, _ message: String, _ range: Range<Int>, help: [String] = []
  ) {
    faults.add(Diagnostic(identifier, message, in: file, at: range, help: help))
  }

  private mutating func mark(_ mark: TextMark, _ range: Range<Int>) -> Node.Kind {
    marks.append((mark, range))
    return .mark(marks.count - 1)
  }

  mutating func check(_ attributes: Attributes, as place: KnownAttributes) {
    for fault in place.faults(of: attributes, in: file) { faults.add(fault) }
  }

  private mutating func formula(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap, isDisplay: Bool
  ) -> Formula {
    let formula = Formula(
      tex: String(decoding: text[finding.content], as: UTF8.self), isDisplay: isDisplay,
      offsets: offsets.slice(finding.content), range: offsets.source(of: finding.range))
    guard dialect.isExtended else { return formula }
    return FormulaLabels.taken(from: formula, in: file, &faults)
  }

  private mutating func value(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap, captionOf cell: Int?
  ) -> Node.Kind? {
    let expression = text[finding.content]
    let place = offsets.source(of: finding.range)
    if expression.isEmpty {
      fault(
        "empty-inline-value", "an inline value needs an expression", place,
        help: ["write `{swift} expression`"])
      return nil
    }
    if expression.contains(UInt8(ascii: "\n")) {
      fault(
        "inline-value-lines", "an inline value must stand on one line", place,
        help: ["compute it in a block and name the result here"])
      return nil
    }
    inlineValues.append(
      InlineValue(
        expression: String(decoding: expression, as: UTF8.self),
        range: offsets.source(of: finding.content), captionOf: cell))
    return .inlineValue(inlineValues.count - 1)
  }

  /// Languages whose inline values other tools run.
  private static let otherLanguages: Set<String> = ["python", "py", "r", "julia", "ojs", "js"]

  // MARK: References and footnotes

  private mutating func citation(
    _ citation: CitationText, of text: [UInt8], at offsets: OffsetMap, _ place: Range<Int>
  ) -> Node.Kind? {
    guard !isInner else {
      fault(
        "nested-reference", "a reference stands inside another one", place,
        help: ["a semicolon parts references: [@thm-a; @thm-b]"])
      return nil
    }
    isInner = true
    defer { isInner = false }
    var items: [Citation.Item] = []
    for item in citation.items {
      let key = String(decoding: text[item.key], as: UTF8.self)
      items.append(
        Citation.Item(
          key: PlacedName(key, range: offsets.source(of: item.key)), isShort: item.isShort,
          prefix: inlines(Array(text[item.prefix]), at: offsets.slice(item.prefix), "a reference"),
          suffix: inlines(Array(text[item.suffix]), at: offsets.slice(item.suffix), "a reference")))
    }
    if let other = items.first(where: { $0.isCrossReference != items[0].isCrossReference }) {
      fault(
        "mixed-references", "a label and a work stand in one bracket", other.key.range,
        help: ["give each a bracket of its own: [@fig-a] [@smith2020]"])
    }
    citations.append(Citation(items: items, isBracketed: citation.isBracketed, range: place))
    return .citation(citations.count - 1)
  }

  private mutating func footnoteMark(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap
  ) -> Node.Kind? {
    let name = PlacedName(
      String(decoding: text[finding.content], as: UTF8.self),
      range: offsets.source(of: finding.content))
    footnoteMarks.append(name)
    guard let number = footnoteNumbers[name.text] else {
      let known = footnotes.map(\.name.text)
      fault(
        "unknown-footnote", "there is no footnote '\(name.text)'", name.range,
        help: known.isEmpty
          ? ["write its text at the start of a line: [^\(name.text)]: …"]
          : Diagnostic.suggestion(for: name.text, among: known))
      return nil
    }
    return .footnote(number)
  }

  /// Notes the name of a definition; called for all of them before any text is taken.
  mutating func define(_ name: PlacedName) -> Int {
    if let earlier = footnoteNumbers[name.text] {
      let line = file.location(of: footnotes[earlier].name.range.lowerBound).line
      fault(
        "duplicate-footnote", "footnote '\(name.text)' is written at line \(line) already",
        name.range)
    } else {
      footnoteNumbers[name.text] = footnotes.count
    }
    footnotes.append(Footnote(name: name))
    return footnotes.count - 1
  }

  /// Definitions that nothing refers to are faults: their text would be lost.
  mutating func checkFootnotes() {
    var used: [String: Int] = [:]
    for name in footnoteMarks { used[name.text, default: 0] += 1 }
    for footnote in footnotes where used[footnote.name.text] == nil {
      fault(
        "unused-footnote", "nothing refers to the footnote '\(footnote.name.text)'",
        footnote.name.range, help: ["write [^\(footnote.name.text)] where it belongs"])
    }
    var seen: Set<String> = []
    for name in footnoteMarks where !seen.insert(name.text).inserted {
      fault(
        "repeated-footnote", "the footnote '\(name.text)' has its place already", name.range,
        help: ["a note in the margin stands beside one place: write a second one"])
    }
  }

  // MARK: Texts inside other texts

  /// The inline nodes of an attribute's value.
  mutating func inlines(_ value: Attributes.Value, called name: String) -> [Node] {
    inlines(Array(value.text.utf8), at: value.offsets, name)
  }

  /// The inline nodes of a text that is one paragraph.
  mutating func inlines(_ text: [UInt8], at offsets: OffsetMap, _ name: String) -> [Node] {
    guard text.contains(where: { !InlineScanner.isWhite($0) }) else { return [] }
    let pieces = take(from: text, at: offsets)
    let whole = offsets.source(of: 0..<text.count)
    // A sign before the text keeps it from beginning like a list or a heading.
    let source = SourceFile(path: file.path, bytes: text)
    let guarded = Extraction.Piece(
      kind: .text(""), range: 0..<0, original: "", written: .placeholder())
    let extraction = Extraction(of: source, in: 0..<text.count, without: [guarded] + pieces)
    do throws(Extraction.TooDeep) {
      let tree = try extraction.tree(quotes: dialect.isExtended ? dialect.quotes : nil)
      if tree.children.count == 1, tree.children[0].kind == .paragraph {
        return Array(tree.children[0].children.dropFirst())
      }
      fault("invalid-text", "\(name) is one paragraph", whole)
    } catch {
      faults.add(.tooDeep(error.levels, in: file, at: whole))
    }
    return []
  }
}
