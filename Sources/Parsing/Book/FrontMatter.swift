import Book
import Foundation

/// The YAML between two lines of `---` that opens a chapter.
struct FrontMatter {
  private(set) var title = ""
  private(set) var label: PlacedName?
  private(set) var summary = ""
  private(set) var question: YAMLMapping.Value?
  private(set) var dates: Chapter.Dates?
  /// The first line after it, counted from 1.
  private(set) var bodyLine = 1
  private(set) var diagnostics: [Diagnostic] = []

  /// How the chapter's blocks are run and shown that do not say otherwise.
  private(set) var cellDefaults: CellOptions

  static let keys =
    ["title", "description", "question", "date", "date-modified", "label", "execute"]
    + CellOptions.codeNames
  static let leftOut = [
    "bibliography": "name the file in book.yml: a book has one bibliography",
    "author": "a book's authors stand in book.yml",
  ]

  /// - Parameter defaults: The book's.
  init(of file: SourceFile, defaults: CellOptions = CellOptions()) {
    cellDefaults = defaults
    guard file.bytes.count > 0, Self.isFence(file, 1, ["---"]) else {
      diagnostics.append(
        Diagnostic(
          "missing-front-matter", "the chapter has no front matter", in: file,
          at: 0..<0, help: ["begin the file with:\n    ---\n    title: …\n    ---"]))
      return
    }
    let lines = file.lineStarts.count
    guard let last = (2...max(2, lines)).first(where: { Self.isFence(file, $0, ["---", "..."]) })
    else {
      diagnostics.append(
        Diagnostic(
          "unclosed-front-matter", "the front matter has no end", in: file,
          at: file.lineRange(1), help: ["end it with a line of ---"]))
      return
    }
    bodyLine = last + 1
    let content = file.lineStarts[1]..<file.lineStarts[last - 1]
    var mapping = YAMLMapping(
      file.text(content), in: file, at: content, allowed: Self.keys, leftOut: Self.leftOut,
      kind: "front matter key",
      position: { file.offset(line: $0.line + 1, column: $0.column) })
    title = mapping.string("title") ?? ""
    summary = mapping.string("description") ?? ""
    question = mapping.value("question")
    if let escape = question?.escape {
      diagnostics.append(
        Diagnostic(
          "escaped-question", "a backslash in double quotes is YAML's, not TeX's", in: file,
          at: escape, help: ["put the text in single quotes: question: '…'"]))
    }
    dates = Self.dates(&mapping)
    if let value = mapping.value("label") {
      let attributes = Attributes(
        label: PlacedName(value.text, range: value.range), range: value.range)
      diagnostics += KnownAttributes.heading.faults(of: attributes, in: file)
      label = attributes.label
    }
    if var stated = mapping.mapping(
      "execute", allowed: CellOptions.executeNames, kind: "execute option")
    {
      cellDefaults.read(&stated)
      diagnostics += stated.diagnostics
    }
    cellDefaults.readCode(&mapping)
    diagnostics += mapping.diagnostics
    if title.isEmpty, diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          "missing-title", "the chapter has no title", in: file, at: file.lineRange(1),
          help: ["add 'title: …' to the front matter"]))
    }
  }

  private static func dates(_ mapping: inout YAMLMapping) -> Chapter.Dates? {
    let published = day("date", &mapping)
    let modified = day("date-modified", &mapping)
    guard let published else {
      if let range = mapping.keyRange("date-modified"), mapping.keyRange("date") == nil {
        mapping.fault(
          "'date-modified' needs a 'date' before it", at: range,
          help: ["say by 'date' when the text was first published"])
      }
      return nil
    }
    guard let modified else { return Chapter.Dates(published: published, modified: published) }
    if modified < published, let range = mapping.keyRange("date-modified") {
      mapping.fault("'date-modified' is before 'date'", at: range)
    }
    return Chapter.Dates(published: published, modified: modified)
  }

  /// A day of the calendar.
  private static func day(_ key: String, _ mapping: inout YAMLMapping) -> String? {
    guard let value = mapping.value(key) else { return nil }
    let day = try? Date(value.text, strategy: .iso8601.year().month().day())
    guard let day, day.formatted(.iso8601.year().month().day()) == value.text else {
      mapping.fault(
        "'\(key)' is a day as 2026-11-21, not '\(value.text)'", at: value.range,
        help: ["a page looks the same whenever it is built: the author says the day"])
      return nil
    }
    return value.text
  }

  private static func isFence(_ file: SourceFile, _ line: Int, _ marks: [String]) -> Bool {
    guard line <= file.lineStarts.count else { return false }
    return marks.contains(file.text(file.lineRange(line)))
  }
}
