/// What the labels of a book name, with their numbers, and where each is referred to.
public struct CrossReferences: Sendable, Equatable {
  public var targets: [String: Target]
  /// By label, in reading order.
  public var occurrences: [String: [Occurrence]]
  /// In reading order.
  public var claims: [NumberedClaim] = []

  public init(targets: [String: Target] = [:], occurrences: [String: [Occurrence]] = [:]) {
    self.targets = targets
    self.occurrences = occurrences
  }

  /// What a label names.
  public struct Target: Sendable, Equatable {
    public var kind: LabelKind
    /// The chapter that it stands in, counted from 0.
    public var chapter: Int
    /// `2.1`; empty for a heading without a number.
    public var number: String
    /// Inline nodes: a section's title, a theorem's name.
    public var title: [Node]
    /// Inline nodes that show it to a reader who does not go there.
    public var preview: [Node]

    public init(
      kind: LabelKind, chapter: Int, number: String, title: [Node] = [], preview: [Node] = []
    ) {
      self.kind = kind
      self.chapter = chapter
      self.number = number
      self.title = title
      self.preview = preview
    }
  }

  /// A reference in the text of a chapter.
  public struct Occurrence: Sendable, Equatable {
    public var chapter: Int
    /// Its number in `Chapter.citations`.
    public var citation: Int
    public var item: Int

    public init(chapter: Int, citation: Int, item: Int) {
      self.chapter = chapter
      self.citation = citation
      self.item = item
    }
  }
}
