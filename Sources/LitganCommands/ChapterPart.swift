import ArgumentParser
import Book
import Execution
import Parsing

/// A chapter, or a block of it: `02-kr`, `02-kr:fig-js`.
struct ChapterPart: ExpressibleByArgument, Sendable {
  /// The file's name, without its folder and `.md`.
  var chapter: String
  var label: String?

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let chapter = parts.first, !chapter.isEmpty, parts.last?.isEmpty == false else {
      return nil
    }
    // Shells complete the path of the file.
    let name = chapter.split(separator: "/").last ?? chapter
    self.chapter = String(name.hasSuffix(".md") ? name.dropLast(3) : name)
    if parts.count == 2 { label = String(parts[1]) }
  }

  /// The chapter among those of a book, and the number of the block that is named.
  ///
  /// - Parameter chapters: Those that were read.
  /// - Throws: That there is no such chapter or block, with the nearest name.
  func find(
    in chapters: [Chapter], _ configuration: BookConfiguration
  ) throws(Diagnostics) -> (chapter: Chapter, cell: Int?) {
    let names = configuration.texts.map { ChapterParser.slug(of: $0.file.name) }
    guard names.contains(chapter) else {
      throw Diagnostics([
        Diagnostic(
          "unknown-chapter", "the book has no chapter '\(chapter)'",
          path: configuration.source.path,
          help: Diagnostic.suggestion(for: chapter, among: names))
      ])
    }
    guard let found = chapters.first(where: { $0.slug == chapter }), found.hasProgram else {
      throw Diagnostics([
        Diagnostic(
          "no-program", "the chapter '\(chapter)' runs nothing",
          path: configuration.source.path,
          help: ["what runs is a fence of 'swift run', or an inline `{swift} value`"])
      ])
    }
    guard let label else { return (found, nil) }
    if let cell = found.cells.firstIndex(where: { $0.label == label }) { return (found, cell) }
    throw Diagnostics([
      Diagnostic(
        "unknown-cell", "the chapter has no block '\(label)'", path: found.source.path,
        help: Diagnostic.suggestion(for: label, among: found.cells.compactMap(\.label)))
    ])
  }

  /// What is to be run of each chapter, by its name.
  static func forcing(
    of parts: [ChapterPart], in chapters: [Chapter], _ configuration: BookConfiguration
  ) throws(Diagnostics) -> [String: Executor.Forcing] {
    var forcing: [String: Executor.Forcing] = [:]
    for part in parts {
      let cell = try part.find(in: chapters, configuration).cell
      // Two blocks of one chapter: all of it is the least that holds both.
      forcing[part.chapter] =
        forcing[part.chapter] == nil ? cell.map { .block($0) } ?? .chapter : .chapter
    }
    return forcing
  }
}
