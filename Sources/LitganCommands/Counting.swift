import Book

/// A number of things: `1 file`, `2 files`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

extension BookConfiguration {
  /// What a book has, in words: `4 chapters, 1 appendix and 2 pages`.
  var contents: String {
    let parts = [
      (chapters.count, counted(chapters.count, "chapter", "chapters")),
      (appendices.count, counted(appendices.count, "appendix", "appendices")),
      (pages.count, counted(pages.count, "page", "pages")),
    ].filter { $0.0 > 0 }.map(\.1)
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
