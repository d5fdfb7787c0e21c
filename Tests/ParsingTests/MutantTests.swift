import Book
import CrossReferencing
import Foundation
import Records
import Synchronization
import Testing

@testable import Parsing
@testable import Weaving

/// Texts that no author would write.
@Suite("Broken texts")
struct MutantTests {
  private static let frontMatter = Array("---\ntitle: T\n---\n".utf8)

  @Test("the text of every construct is a page before anything of it is changed")
  func everything() {
    let faults = Self.faults(of: Self.frontMatter + Array(Mutant.everything.utf8))
    #expect(faults.isEmpty, "\(faults.map(\.rendered).joined())")
  }

  @Test("a mutant becomes a page, or its faults lie inside it")
  func mutants() throws {
    #expect(Mutant.texts.count >= 4)
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    var pages = 0
    let count = isWhole ? 10_000 : 300
    for seed in 0..<UInt64(count) {
      let bytes = (seed % 8 == 0 ? [] : Self.frontMatter) + Mutant.bytes(seed: seed)
      let faults = try #require(fate(of: bytes, within: 30), "mutant \(seed) takes over 30 s")
      if faults.isEmpty { pages += 1 }
      for fault in faults {
        #expect(lies(fault, in: bytes), "mutant \(seed): \(fault.rendered)")
      }
    }
    // Both happen, and often.
    #expect((count / 100...count * 99 / 100).contains(pages))
  }

  @Test("a mutant of a bibliography has entries, or faults that lie inside it")
  func bibliographies() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("WeavingTests/Resources/works.yml").path
    let works = Array(try #require(FileManager.default.contents(atPath: path)))
    let marks = [
      "- ", ": ", "{", "}", "[", "]", "'", "\"", "\n", "  ", "|", "&a ", "*a ", "!!int ", "#", "\t",
      "issued: ", "title: ", "$", "\u{FFFD}", "🎲", "date-parts: ", "? ", "---\n", "%",
    ]
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    var broken = 0
    for seed in 0..<UInt64(isWhole ? 10_000 : 1000) {
      let bytes = Mutant.bytes(seed: seed, of: [works], with: marks)
      do throws(Diagnostics) {
        _ = try BibliographyReader.bibliography(SourceFile(path: "m.yml", bytes: bytes))
      } catch {
        broken += 1
        #expect(!error.all.isEmpty)
        for fault in error.all {
          #expect(lies(fault, in: bytes), "mutant \(seed): \(fault.rendered)")
        }
      }
    }
    #expect(broken > 100)
  }

  @Test(
    "nesting to 10,000 levels is a fault or a page, never a crash",
    arguments: [
      "> ", "- ", "1. ", "*a ", "**a *", "[", "![", "[a](", "~~a", "~~*", "$", "{#", "[@a ", "[^",
      "`",
      "<b>", "::: proof\n", "$\\frac{", "${", "$\\left(",
    ])
  func nesting(_ opening: String) throws {
    for (text, name) in [
      (String(repeating: opening, count: 10_000) + "x", "open"),
      (
        String(repeating: opening, count: 10_000) + "x" + String(repeating: "}", count: 10_000)
          + "$",
        "closed"
      ),
    ] {
      let bytes = Self.frontMatter + Array(text.utf8)
      let faults = try #require(fate(of: bytes, within: 60), "\(opening) \(name) takes over 60 s")
      for fault in faults { #expect(lies(fault, in: bytes), "\(fault.rendered)") }
    }
  }

  @Test("blocks inside one another beyond a hundred are refused at their place")
  func tooDeep() throws {
    let text = String(repeating: "::: proof\n", count: 10_000) + "x\n"
    let faults = try #require(fate(of: Self.frontMatter + Array(text.utf8), within: 60))
    let fault = faults.first { $0.identifier == "too-deep" }
    #expect(fault?.location == SourceLocation(line: 104, column: 1))
  }

  private static let macros = [("\\half", "\\tfrac12"), ("\\mean", "\\langle #1 \\rangle")].map {
    Macro(
      name: PlacedName($0, range: 0..<0), definition: $1, offsets: OffsetMap(from: 0), range: 0..<0)
  }

  private static let typesetter = Typesetter(
    libraries: ScriptLibraries(environment: ProcessInfo.processInfo.environment), macros: macros)

  private static let works: Bibliography? = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("WeavingTests/Resources/works.yml").path
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    return try? BibliographyReader.bibliography(SourceFile(path: "works.yml", bytes: bytes))
  }()

  /// A chapter may include a part and itself, and nothing else is there.
  private static func reading(_ chapter: [UInt8]) -> FileReading {
    FileReading(
      contents: { path in
        switch path {
        case "_part.md": .success(Array("A *part*.\n\n- of two\n".utf8))
        case "m.md": .success(chapter)
        default: .failure(FileReading.Unreadable(message: "no such file", isMissing: true))
        }
      }, names: { _ in ["_part.md"] })
  }

  /// What is wrong with a text on its way to a page; nothing when it gets there, and nil when it
  /// does not in time.
  private func fate(of bytes: [UInt8], within seconds: Int) -> [Diagnostic]? {
    let result = Answer()
    let done = DispatchSemaphore(value: 0)
    // A text that hangs must not take the tests with it.
    DispatchQueue.global().async {
      let faults = Self.faults(of: bytes)
      result.faults.withLock { $0 = faults }
      done.signal()
    }
    guard done.wait(timeout: .now() + .seconds(seconds)) == .success else { return nil }
    return result.faults.withLock { $0 }
  }

  private final class Answer: Sendable {
    let faults = Mutex<[Diagnostic]>([])
  }

  private static func faults(of bytes: [UInt8]) -> [Diagnostic] {
    let file = SourceFile(path: "m.md", bytes: bytes)
    // As a text that stands alone and holds only CommonMark and formulas, too.
    _ = try? ChapterParser.parseText(file)
    do throws(Diagnostics) {
      try weave(try ChapterParser.parse(file, reading: reading(bytes)))
      return []
    } catch {
      precondition(!error.all.isEmpty, "thrown without a fault")
      return error.all
    }
  }

  /// Takes a chapter as far as a book of it alone would go, with blocks that gave a table and
  /// a claim.
  private static func weave(_ chapter: Chapter) throws(Diagnostics) {
    var outcome = Outcome(
      cells: chapter.cells.map { _ in
        var cell = CellOutcome()
        cell.displays = [.table(Display.Table(columns: ["n"], rows: [["1"]]))]
        return cell
      },
      inlineValues: chapter.inlineValues.map { _ in "1" })
    if !chapter.cells.isEmpty { outcome.claims = [try claim(in: chapter)] }
    let terms = TermIndex([chapter])
    let faults =
      LabelCheck.diagnostics(of: [chapter], works) + terms.diagnostics(of: [chapter])
      + ClaimCheck.diagnostics(of: [chapter], [outcome])
    guard faults.isEmpty else { throw Diagnostics(faults) }
    let book = BookText(
      chapters: [chapter], outcomes: [outcome],
      references: Numbering.references(of: [chapter], [outcome]),
      works: works.map { CitedWorks($0, citedIn: [chapter], language: "en") },
      terms: terms.terms)
    var weaver = ChapterWeaver(0, of: book, typesetter: typesetter)
    _ = try weaver.html()
  }

  private static func claim(in chapter: Chapter) throws(Diagnostics) -> Claim {
    let record = ClaimRecord(
      label: "claim-a", statement: "It is so.", basis: .exact, holds: true, values: [],
      place: Record.Place(line: 1, column: 1))
    return Claim(
      record: record, checks: [[]], cell: 0, code: chapter.cells[0].fence,
      statement: try ChapterParser.parseText(SourceFile(path: "claim", text: record.statement)))
  }

  private func lies(_ fault: Diagnostic, in bytes: [UInt8]) -> Bool {
    // What is wrong in the file that it includes stands there.
    guard fault.path != "_part.md" else { return true }
    guard let place = fault.location else { return false }
    let file = SourceFile(path: "m.md", bytes: bytes)
    guard file.lineStarts.indices.contains(place.line - 1) else { return false }
    let end = place.line < file.lineStarts.count ? file.lineStarts[place.line] : bytes.count
    // A place may be the end of a line or of the file.
    return (1...(file.location(of: max(end - 1, 0)).column + 1)).contains(place.column)
  }
}
