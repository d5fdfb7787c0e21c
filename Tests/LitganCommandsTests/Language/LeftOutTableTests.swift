import Book
import Catalogue
import CrossReferencing
import Foundation
import Testing

@testable import Parsing

/// The table of what is left out, and the faults that the book of the language names.
@Suite("What the book of the language says of faults")
struct LeftOutTableTests {
  /// A row of the table: lines that an author may write, and what they give.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    /// The message with its identifier.
    var message: String
    var help: String

    var testDescription: String { text.replacing("\n", with: "⏎") }
  }

  static let rows: [Row] = {
    let page = (try? LanguageBook.chapters()["07-left-out.md"]) ?? ""
    return page.split(separator: "\n").compactMap { line in
      let cells = cells(of: String(line))
      guard cells.count == 4, cells[1].hasPrefix("`") else { return nil }
      return Row(
        text: codes(in: cells[1]).joined(separator: "\n"),
        message: codes(in: cells[2]).joined(), help: codes(in: cells[3]).joined())
    }
  }()

  /// The cells of a table's row; a pipe in code parts nothing.
  private static func cells(of line: String) -> [String] {
    guard line.hasPrefix("| ") else { return [] }
    var cells = [""]
    var fence = 0
    var rest = line.dropFirst()[...]
    while let character = rest.first {
      let ticks = rest.prefix { $0 == "`" }.count
      if ticks > 0 {
        if fence == 0 { fence = ticks } else if fence == ticks { fence = 0 }
        cells[cells.count - 1] += String(repeating: "`", count: ticks)
        rest = rest.dropFirst(ticks)
        continue
      }
      rest = rest.dropFirst()
      if character == "|", fence == 0 {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The contents of code spans, as CommonMark has them.
  private static func codes(in cell: String) -> [String] {
    let runs = cell.matches(of: /`+/)
    var codes: [String] = []
    var index = 0
    while index < runs.count {
      let opening = runs[index]
      index += 1
      guard
        let close = runs[index...].firstIndex(where: { $0.output.count == opening.output.count })
      else { continue }
      let code = String(cell[opening.range.upperBound..<runs[close].range.lowerBound])
      let isPadded = code.hasPrefix(" ") && code.hasSuffix(" ") && code.contains { $0 != " " }
      codes.append(isPadded ? String(code.dropFirst().dropLast()) : code)
      index = close + 1
    }
    return codes
  }

  @Test("every construct in the table gives what the table says", arguments: rows)
  func leftOut(_ row: Row) throws {
    var found: [Diagnostic] = []
    let isWhole = row.text.hasPrefix("---\n")
    let text = (isWhole ? "" : "---\ntitle: T\n---\n") + row.text + "\n"
    do throws(Diagnostics) {
      let chapter = try ChapterParser.parse(SourceFile(path: "01.md", text: text))
      found = LabelCheck.diagnostics(of: [chapter])
    } catch {
      found = error.all
    }
    try #require(found.count == 1, "\(found.map(\.rendered).joined())")
    #expect("\(found[0].message) [\(found[0].identifier)]" == row.message)
    #expect(found[0].help.joined(separator: "; ") == row.help)
    #expect(found[0].location != nil)
  }

  @Test("the table has every option and key that is left out")
  func complete() {
    #expect(Self.rows.count >= 45)
    let names =
      CellParser.leftOut.keys.map { "//| \($0): " } + FrontMatter.leftOut.keys.map { "\n\($0): " }
    for name in names.sorted() {
      #expect(Self.rows.contains { ("\n" + $0.text).contains(name) }, "\(name)")
    }
  }

  // MARK: Identifiers

  /// The text of all sources.
  private static func sources() throws -> String {
    let root = BuiltBook.root.appendingPathComponent("Sources")
    let walk = FileManager.default.enumerator(atPath: root.path)
    var text = ""
    while let path = walk?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      text += try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
    return text
  }

  @Test("every fault that the book names is one that litgan reports")
  func identifiers() throws {
    let sources = try Self.sources()
    var named: Set<String> = []
    for (_, text) in try LanguageBook.chapters() {
      for match in text.matches(of: /(?m)^- ((?:`[a-z0-9-]+`(?:, )?)+):/) {
        named.formUnion(Self.codes(in: String(match.1)))
      }
      for line in text.split(separator: "\n") where line.hasPrefix("| ") {
        let cells = Self.cells(of: String(line))
        guard cells.count == 4, !cells[0].isEmpty else { continue }
        named.formUnion(Self.codes(in: cells[3]).filter { $0.contains(/^[a-z]+(-[a-z0-9]+)+$/) })
      }
    }
    #expect(named.count >= 60)
    for name in named.sorted() {
      let isThere = sources.contains("\"\(name)\"")
      #expect(isThere, "\(name)")
    }
  }

  @Test("the appendix lists every fault with its title")
  func appendix() throws {
    let text = try #require(try LanguageBook.chapters()["messages.md"])
    for identifier in try Catalogue.identifiers() {
      let title = try Catalogue.entry(identifier).title
      #expect(text.contains("\n| `\(identifier)` | \(title) |\n"), "\(identifier)")
    }
  }
}
