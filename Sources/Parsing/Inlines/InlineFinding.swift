import Book

/// What is looked for in a text, and what is found.
extension InlineScanner {
  struct Finding: Equatable {
    var kind: Kind
    /// The whole finding, marks included.
    var range: Range<Int>
    /// What stands between the marks.
    var content: Range<Int>
  }

  enum Kind: Equatable {
    case formula(isDisplay: Bool)
    /// `` `{swift} expression` ``
    case inlineValue
    /// `` `{python} expression` ``: a code span that asks for what litgan does not do.
    case foreignValue(language: String)

    /// `{#eq-kr}` after a formula, `{#sec-x}` at a heading's end.
    case equationAttributes(Attributes)
    case headingAttributes(Attributes)
    case spanOpens
    case spanCloses(Attributes)
    case strikeOpens
    case strikeCloses
    /// `[^name]`
    case footnote
    /// `[^name]:` at the start of a paragraph in a list or a quotation.
    case misplacedFootnote
    case citation(CitationText)
    /// Curly quotes of the author's own, which are not to be changed.
    case literal
    /// What has no meaning here, in a diagnostic's words.
    case fault(ScanFault)
  }

  struct ScanFault: Equatable {
    var identifier: String
    var message: String
    var help: [String] = []
  }

  /// What is looked for.
  struct Options {
    /// Whether `` `{swift} … ` `` is a value rather than a code span.
    var wantsValues = false
    var isExtended = false
    /// Whether attributes may end the text.
    var isHeading = false
    /// Whether curly quotes are kept apart from those that cmark makes.
    var keepsQuotes = false
  }
}
