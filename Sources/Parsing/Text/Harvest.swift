import Book

/// What has been taken out of a chapter so far: formulas, inline values, references and marks,
/// numbered in the order in which they stand.
struct Harvest {
  private(set) var formulas: [Formula] = []
  private(set) var inlineValues: [InlineValue] = []
  var citations: [Citation] = []
  private(set) var boundClaims: [PlacedName] = []
  private(set) var warnings: [Diagnostic] = []
  /// A piece of kind `.mark(n)` is `marks[n]`, which stands at `range`.
  private(set) var marks: [(mark: TextMark, range: Range<Int>)] = []
  /// Definitions by name, and the names that the text refers to.
  var footnotes: [Footnote] = []
  var footnoteNumbers: [String: Int] = [:]
  var footnoteMarks: [PlacedName] = []
  /// Names of definitions that stand where none may.
  var misplacedFootnotes: Set<String> = []
  /// Offsets of the pipes outside code and formulas in the text that was taken last.
  private(set) var pipes: [Int] = []
  var faults = Faults()
  var diagnostics: [Diagnostic] { faults.all }
  let file: SourceFile
  let dialect: Dialect
  /// Inside a reference's own words, where no reference may stand.
  var isInner = false

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
    let findings = scanner.findings()
    noteNumbers(in: text, findings, skipped: scanner.skipped, at: offsets)
    for finding in findings {
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

  /// Numbers typed where a computed value could stand are worth a warning.
  private mutating func noteNumbers(
    in text: [UInt8], _ findings: [InlineScanner.Finding], skipped: [Range<Int>],
    at offsets: OffsetMap
  ) {
    guard dialect.wantsValues, !isInner else { return }
    var excluded = skipped
    var spans: [Int] = []
    for finding in findings {
      switch finding.kind {
      case .spanOpens: spans.append(finding.range.lowerBound)
      case .spanCloses(let attributes):
        let start = spans.popLast() ?? finding.range.lowerBound
        let isGiven = attributes.classes.contains { $0.text == "given" }
        excluded.append((isGiven ? start : finding.range.lowerBound)..<finding.range.upperBound)
      default: excluded.append(finding.range)
      }
    }
    for range in TypedNumbers(text, excluding: excluded).ranges() {
      let number = String(decoding: text[range], as: UTF8.self)
      warnings.append(
        Diagnostic(
          "typed-number", "the number \(number) is typed, not computed", in: file,
          at: offsets.source(of: range), severity: .warning,
          help: [
            "write `{swift} expression`, a formula between dollars, or [\(number)]{.given} for a "
              + "number that is given"
          ]))
    }
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
      formulas[formulas.count - 1].claim = attributes.claim?.text
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
    case .misplacedFootnote:
      misplacedFootnotes.insert(String(decoding: text[finding.content], as: UTF8.self))
      fault(
        "footnote-place", "a footnote's text stands in no list or quotation", place,
        help: ["put it after the list, at the start of a line"])
      return nil
    case .citation(let citation): return self.citation(citation, of: text, at: offsets, place)
    case .fault(let scanFault):
      fault(scanFault.identifier, scanFault.message, place, help: scanFault.help)
      return nil
    }
  }

  mutating func fault(
    _ identifier: String, _ message: String, _ range: Range<Int>, help: [String] = []
  ) {
    faults.add(Diagnostic(identifier, message, in: file, at: range, help: help))
  }

  private mutating func mark(_ mark: TextMark, _ range: Range<Int>) -> Node.Kind {
    marks.append((mark, range))
    return .mark(marks.count - 1)
  }

  mutating func check(_ attributes: Attributes, as place: KnownAttributes) {
    guard !faults.isFull else { return }
    for fault in place.faults(of: attributes, in: file) { faults.add(fault) }
    if let claim = attributes.claim { boundClaims.append(claim) }
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
}
