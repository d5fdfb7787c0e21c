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

  /// All by file, then by place; those of chapters stand last, in reading order, each with those of
  /// the files that it includes.
  func sorted(by chapters: [String]) -> [Diagnostic] {
    let order = Dictionary(
      chapters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let own = Set(["book.yml", "references.yml"])
    // A file that is no chapter was met while the chapter before it was read.
    var groups: [String: (chapter: Int, rank: Int)] = [:]
    var last = -1
    for (rank, diagnostic) in all.enumerated() {
      guard let path = diagnostic.path else { continue }
      let isOwn = own.contains(path.split(separator: "/").last.map(String.init) ?? path)
      last = order[path] ?? (isOwn ? -1 : last)
      if groups[path] == nil { groups[path] = (last, order[path] == nil ? rank + 1 : 0) }
    }
    let start = SourceLocation(line: 0, column: 0)
    let keyed = all.enumerated().map { offset, diagnostic in
      let group = diagnostic.path.flatMap { groups[$0] } ?? (-1, 0)
      let location = diagnostic.location ?? start
      return (
        key: (group.chapter, group.rank, location.line, location.column, offset), diagnostic
      )
    }
    return keyed.sorted { $0.key < $1.key }.map(\.1)
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
