import Book

/// What is wrong with a book, as its stages find it.
///
/// A fault in one chapter keeps no other from being looked at; what could only be said because of
/// it is not said.
struct BuildFaults {
  private(set) var all: [Diagnostic] = []
  private var told: Set<Diagnostic> = []
  private var paths: Set<String> = []

  var isEmpty: Bool { all.isEmpty }

  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      guard told.insert(diagnostic).inserted else { continue }
      all.append(diagnostic)
      if let path = diagnostic.path { paths.insert(path) }
    }
  }

  /// The value of a stage, or nothing after its faults have been noted.
  mutating func take<Value>(_ result: Result<Value, Diagnostics>) -> Value? {
    switch result {
    case .success(let value): return value
    case .failure(let error):
      add(error.all)
      return nil
    }
  }

  /// Whether nothing has been said of a chapter's own file.
  func isSound(_ chapter: Chapter) -> Bool { !paths.contains(chapter.source.path) }

  /// All by file, then by place; those of chapters stand last, in reading order.
  func sorted(by chapters: [String]) -> [Diagnostic] {
    let order = Dictionary(
      chapters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let start = SourceLocation(line: 0, column: 0)
    return all.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      let (i, j) = (a.path.flatMap { order[$0] } ?? -1, b.path.flatMap { order[$0] } ?? -1)
      if i != j { return i < j }
      if i < 0, let a = a.path, let b = b.path, a != b { return a < b }
      let (p, q) = (a.location ?? start, b.location ?? start)
      return p != q ? p < q : first.offset < second.offset
    }.map(\.element)
  }
}

extension Diagnostic {
  /// The same as an error.
  var asError: Diagnostic {
    var diagnostic = self
    diagnostic.severity = .error
    return diagnostic
  }
}
