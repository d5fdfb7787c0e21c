/// A chapter as parsed: its tree, and everything in it that litgan computes or typesets.
public struct Chapter: Sendable, Equatable {
  public var source: SourceFile
  /// The file's name without its extension; the page's name and the prefix of its figures' ids.
  public var slug: String
  public var title: String
  /// By which other places refer to the chapter.
  public var label: PlacedName?
  /// One sentence for the index page and the page's description; may be empty.
  public var summary: String
  /// What the chapter answers, for the index page: inline nodes; may be empty.
  public var question: [Node] = []
  /// When its text was first published, and when it last changed, as its author says.
  public var dates: Dates?
  public var document: Node
  public var formulas: [Formula]
  public var inlineValues: [InlineValue]
  public var cells: [Cell]
  /// In the order of their definitions.
  public var footnotes: [Footnote]
  public var citations: [Citation]
  /// The labels of claims that sentences, captions and equations are bound to, in their order.
  public var boundClaims: [PlacedName] = []
  /// What is worth a look and keeps no page from being written.
  public var warnings: [Diagnostic] = []
  /// Its place in the book; nil for a text that stands alone.
  public var number: Number?

  public init(
    source: SourceFile, slug: String, title: String, label: PlacedName? = nil, summary: String,
    document: Node, formulas: [Formula], inlineValues: [InlineValue], cells: [Cell],
    footnotes: [Footnote] = [], citations: [Citation] = []
  ) {
    self.source = source
    self.slug = slug
    self.title = title
    self.label = label
    self.summary = summary
    self.document = document
    self.formulas = formulas
    self.inlineValues = inlineValues
    self.cells = cells
    self.footnotes = footnotes
    self.citations = citations
  }
}

extension Chapter {
  /// Whether something of the chapter is run, to its end.
  public var hasProgram: Bool { cells.contains(where: \.runs) || !inlineValues.isEmpty }
}

extension Chapter {
  /// Days as `2026-11-21`, which is how the calendar of ISO 8601 writes them.
  public struct Dates: Sendable, Equatable {
    public var published: String
    public var modified: String

    public init(published: String, modified: String) {
      self.published = published
      self.modified = modified
    }
  }
}

/// A formula between dollars.
public struct Formula: Sendable, Equatable {
  /// TeX, without the dollars and without the marks of the containers it stands in.
  public var tex: String
  /// `$$…$$` rather than `$…$`.
  public var isDisplay: Bool
  /// Offsets in the chapter of each byte of `tex`.
  public var offsets: OffsetMap
  /// Offsets of the whole formula, dollars included.
  public var range: Range<Int>
  /// Of a numbered equation: from `{#eq-kr}` after it or `\label{eq-kr}` in it, where spaces stand
  /// in `tex` instead.
  public var label: PlacedName?
  /// `\eqref{eq-kr}` and `\ref{eq-kr}` in it.
  public var references: [Reference] = []
  /// The label of the claim that a displayed formula is bound to.
  public var claim: String?

  /// A reference to an equation inside a formula.
  public struct Reference: Sendable, Equatable {
    public var label: PlacedName
    /// UTF-8 offsets of the whole command in `tex`.
    public var command: Range<Int>
    /// `\eqref`, whose number stands in parentheses.
    public var isParenthesised: Bool

    public init(label: PlacedName, command: Range<Int>, isParenthesised: Bool) {
      self.label = label
      self.command = command
      self.isParenthesised = isParenthesised
    }
  }

  public init(tex: String, isDisplay: Bool, offsets: OffsetMap, range: Range<Int>) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.offsets = offsets
    self.range = range
  }
}

/// `` `{swift} expression` `` in prose or in a caption: its value stands in its place.
public struct InlineValue: Sendable, Equatable {
  /// A Swift expression, on one line.
  public var expression: String
  /// Its offsets.
  public var range: Range<Int>
  /// The number of the cell whose caption holds it, or nil in prose. It is evaluated after that
  /// cell, or after the cells that stand before it.
  public var captionOf: Int?

  public init(expression: String, range: Range<Int>, captionOf: Int? = nil) {
    self.expression = expression
    self.range = range
    self.captionOf = captionOf
  }
}

/// Where each byte of a piece of text stands in its file: runs of neighbouring bytes.
public struct OffsetMap: Sendable, Equatable {
  private var runs: [(text: Int, source: Int)] = []

  public init() {}

  /// The map of a text that stands in one piece.
  public init(from source: Int) {
    append(text: 0, source: source)
  }

  public static func == (a: OffsetMap, b: OffsetMap) -> Bool {
    a.runs.elementsEqual(b.runs) { $0 == $1 }
  }

  /// From the text's byte `text` on, the bytes stand at `source` and after it.
  public mutating func append(text: Int, source: Int) {
    runs.append((text, source))
  }

  /// The offset in the file of a byte of the text.
  ///
  /// - Precondition: The map has a run, and runs were appended in the order of the text.
  /// - Complexity: O(log runs).
  public func source(of text: Int) -> Int {
    let run = runs[self.run(of: text)]
    return run.source + text - run.text
  }

  /// The map of a part of the text.
  ///
  /// - Complexity: O(log runs + runs of the part).
  public func slice(_ part: Range<Int>) -> OffsetMap {
    var slice = OffsetMap(from: source(of: part.lowerBound))
    for run in runs[(run(of: part.lowerBound) + 1)...] {
      guard run.text <= part.upperBound else { break }
      slice.append(text: run.text - part.lowerBound, source: run.source)
    }
    return slice
  }

  /// The last run that begins at or before a byte of the text.
  private func run(of text: Int) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].text <= text { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
