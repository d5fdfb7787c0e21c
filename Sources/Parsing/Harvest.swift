import Book

/// What has been taken out of a chapter so far: formulas and inline values, numbered in the order
/// in which they stand.
struct Harvest {
  private(set) var formulas: [Formula] = []
  private(set) var inlineValues: [InlineValue] = []
  private(set) var diagnostics: [Diagnostic] = []
  let file: SourceFile
  let wantsValues: Bool

  init(from file: SourceFile, wantsValues: Bool) {
    self.file = file
    self.wantsValues = wantsValues
  }

  /// Takes the formulas and values out of one paragraph, heading or caption.
  ///
  /// - Parameters:
  ///   - text: Its text.
  ///   - offsets: Where the text stands in the file.
  ///   - cell: The number of the block whose caption it is, or nil.
  /// - Returns: The pieces, their ranges in `text`.
  mutating func take(
    from text: [UInt8], at offsets: OffsetMap, captionOf cell: Int? = nil
  ) -> [Extraction.Piece] {
    var scanner = InlineScanner(text, wantsValues: wantsValues)
    var pieces: [Extraction.Piece] = []
    for finding in scanner.findings() {
      guard let kind = take(finding, of: text, at: offsets, captionOf: cell) else { continue }
      pieces.append(
        Extraction.Piece(
          kind: kind, range: finding.range,
          original: String(decoding: text[finding.range], as: UTF8.self)))
    }
    return pieces
  }

  private mutating func take(
    _ finding: InlineScanner.Finding, of text: [UInt8], at offsets: OffsetMap, captionOf cell: Int?
  ) -> Node.Kind? {
    let place = Self.range(finding.range, offsets)
    switch finding.kind {
    case .formula(let isDisplay):
      formulas.append(
        Formula(
          tex: String(decoding: text[finding.content], as: UTF8.self), isDisplay: isDisplay,
          offsets: offsets.slice(from: finding.content.lowerBound), range: place))
      return .formula(formulas.count - 1)
    case .inlineValue:
      let expression = text[finding.content]
      if expression.isEmpty {
        diagnostics.append(
          Diagnostic(
            "empty-inline-value", "an inline value needs an expression", in: file, at: place,
            help: ["write `{swift} expression`"]))
        return nil
      }
      if expression.contains(UInt8(ascii: "\n")) {
        diagnostics.append(
          Diagnostic(
            "inline-value-lines", "an inline value must stand on one line", in: file, at: place,
            help: ["compute it in a block and name the result here"]))
        return nil
      }
      inlineValues.append(
        InlineValue(
          expression: String(decoding: expression, as: UTF8.self),
          range: Self.range(finding.content, offsets), captionOf: cell))
      return .inlineValue(inlineValues.count - 1)
    case .foreignValue(let language):
      let meantSwift = nearestName(to: language, among: ["swift"]) != nil
      guard meantSwift || Self.otherLanguages.contains(language.lowercased()) else { return nil }
      diagnostics.append(
        Diagnostic(
          "inline-language", "inline values are Swift, not '\(language)'", in: file, at: place,
          help: meantSwift ? ["did you mean 'swift'?"] : ["write `{swift} expression`"]))
      return nil
    }
  }

  /// Languages whose inline values other tools run.
  private static let otherLanguages: Set<String> = ["python", "py", "r", "julia", "ojs", "js"]

  private static func range(_ range: Range<Int>, _ offsets: OffsetMap) -> Range<Int> {
    let start = offsets.source(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, offsets.source(of: range.upperBound - 1) + 1)
  }
}
