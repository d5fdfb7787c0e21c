public import Book

/// A book's chapters with what their programs gave and what their labels name: what weaving one
/// chapter may look up in the others.
public struct BookText: Sendable {
  public internal(set) var chapters: [Chapter]
  var outcomes: [Outcome]
  var references: CrossReferences
  /// Where the chapters' links lead.
  var links: LinkMap
  /// HTML of the claims' sentences, by the claims' ids.
  var statements: [String: String] = [:]

  /// - Parameters:
  ///   - outcomes: One for each chapter.
  ///   - references: What the chapters' labels name.
  ///   - links: Where the chapters' links lead.
  public init(
    chapters: [Chapter], outcomes: [Outcome], references: CrossReferences,
    links: LinkMap = LinkMap()
  ) {
    self.chapters = chapters
    self.outcomes = outcomes
    self.references = references
    self.links = links
  }

  /// A text of which nothing is run.
  init(alone chapter: Chapter, references: CrossReferences = CrossReferences()) {
    self.init(
      chapters: [chapter], outcomes: [Outcome(cells: [], inlineValues: [])],
      references: references)
  }
}
