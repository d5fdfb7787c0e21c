/// An executed block: a fence of `swift run`.
public struct Cell: Sendable, Equatable {
  public var label: String?
  public var caption: Caption?
  /// One for each displayed value, or none.
  public var subcaptions: [Caption] = []
  /// What each displayed figure shows, in words.
  public var alternativeTexts: [String] = []
  public var options: CellOptions
  /// Where the block says that it is meant to fail; nil when it is not.
  public var intendedFailure: Range<Int>?
  /// How wide its figures are shown at most: `60%` or `300px`; nil: as wide as the text.
  public var displayWidth: String?
  /// What the block says that it reads.
  public var dependencies: [Dependency] = []
  /// How many displayed values stand side by side.
  public var columns = 1
  /// Offsets of the opening fence line's content.
  public var fence: Range<Int>
  /// The lines of options, as `lines`.
  public var optionLines: [Range<Int>] = []
  /// The code, line by line, options left out: offsets of each line's content without the marks
  /// of the containers that the block stands in.
  public var lines: [Range<Int>]

  public init(options: CellOptions, fence: Range<Int>, lines: [Range<Int>]) {
    self.options = options
    self.fence = fence
    self.lines = lines
  }

  /// Whether the block is part of the chapter's program.
  public var runs: Bool { options.evaluates && intendedFailure == nil }
}

/// A caption: inline Markdown with formulas and values.
public struct Caption: Sendable, Equatable {
  /// A paragraph.
  public var content: Node
  /// Offsets of the option's value.
  public var range: Range<Int>

  public init(content: Node, range: Range<Int>) {
    self.content = content
    self.range = range
  }
}
