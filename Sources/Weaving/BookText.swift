import Book

/// A book's chapters with what their programs gave and what their labels name: what weaving one
/// chapter may look up in the others.
struct BookText: Sendable {
  var chapters: [Chapter]
  var outcomes: [Outcome]
  var references: CrossReferences
  /// HTML of the claims' sentences, by the claims' ids.
  var statements: [String: String] = [:]
}
