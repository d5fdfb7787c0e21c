public import Book

/// A book's chapters with what their programs gave and what their labels name: what weaving one
/// chapter may look up in the others.
public struct BookText: Sendable {
  var chapters: [Chapter]
  var outcomes: [Outcome]
  var references: CrossReferences

  /// - Parameters:
  ///   - outcomes: One for each chapter.
  ///   - references: What the chapters' labels name.
  public init(chapters: [Chapter], outcomes: [Outcome], references: CrossReferences) {
    self.chapters = chapters
    self.outcomes = outcomes
    self.references = references
  }

  /// A text of which nothing is run.
  init(alone chapter: Chapter, references: CrossReferences = CrossReferences()) {
    self.init(
      chapters: [chapter], outcomes: [Outcome(cells: [], inlineValues: [])],
      references: references)
  }
}
