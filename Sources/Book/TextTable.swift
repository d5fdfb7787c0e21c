/// A table of text: rows of cells with inline nodes, the first row being the head.
public struct TextTable: Sendable, Equatable {
  /// One for each column.
  public var alignments: [Alignment]
  public var label: PlacedName?
  /// Inline nodes; none when the table has no caption.
  public var caption: [Node]
  /// Offsets of its first line.
  public var range: Range<Int>

  public init(
    alignments: [Alignment], label: PlacedName? = nil, caption: [Node] = [], range: Range<Int>
  ) {
    self.alignments = alignments
    self.label = label
    self.caption = caption
    self.range = range
  }

  public enum Alignment: String, Sendable {
    case natural, left, center, right
  }
}

/// Code that is shown and not run, with a label or a caption.
public struct Listing: Sendable, Equatable {
  public var language: String
  public var code: String
  public var label: PlacedName?
  /// Inline nodes; none when it has no caption.
  public var caption: [Node]
  /// Offsets of the opening fence.
  public var range: Range<Int>

  public init(
    language: String, code: String, label: PlacedName?, caption: [Node], range: Range<Int>
  ) {
    self.language = language
    self.code = code
    self.label = label
    self.caption = caption
    self.range = range
  }
}
