import Book
import CrossReferencing
import Foundation
import Synchronization
import Testing
import Weaving

@testable import Parsing

/// Texts that no author would write.
@Suite("Broken texts")
struct MutantTests {
  @Test("a mutant becomes a page, or its faults lie inside it")
  func mutants() throws {
    #expect(Mutant.texts.count >= 4)
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    var pages = 0
    let count = isWhole ? 10_000 : 300
    for seed in 0..<UInt64(count) {
      let bytes = Mutant.bytes(seed: seed)
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
      let bytes = Array(text.utf8)
      let faults = try #require(fate(of: bytes, within: 60), "\(opening) \(name) takes over 60 s")
      for fault in faults { #expect(lies(fault, in: bytes), "\(fault.rendered)") }
    }
  }

  @Test("blocks inside one another beyond a hundred are refused at their place")
  func tooDeep() throws {
    let text = String(repeating: "::: proof\n", count: 10_000) + "x\n"
    let faults = try #require(fate(of: Array(text.utf8), within: 60))
    let fault = faults.first { $0.identifier == "too-deep" }
    #expect(fault?.location == SourceLocation(line: 101, column: 1))
  }

  private static let typesetter = Typesetter(
    libraries: ScriptLibraries(environment: ProcessInfo.processInfo.environment))

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
    do throws(Diagnostics) {
      // As a chapter, whose blocks would be run, and as a text that goes on to be woven.
      _ = try? ChapterParser.parse(file)
      if let fault = ChapterParser.encodingFault(file) { throw Diagnostics([fault]) }
      let text = try ChapterParser.parseText(file, isExtended: true)
      let mislabelled = LabelCheck.diagnostics(of: [text])
      guard mislabelled.isEmpty else { throw Diagnostics(mislabelled) }
      let references = Numbering.references(
        of: [text], [Outcome(cells: [], inlineValues: [])])
      _ = try BookWeaver.fragment(text, references: references, typesetter: typesetter)
      return []
    } catch {
      precondition(!error.all.isEmpty, "thrown without a fault")
      return error.all
    }
  }

  private func lies(_ fault: Diagnostic, in bytes: [UInt8]) -> Bool {
    guard let place = fault.location else { return false }
    let file = SourceFile(path: "m.md", bytes: bytes)
    guard file.lineStarts.indices.contains(place.line - 1) else { return false }
    let end = place.line < file.lineStarts.count ? file.lineStarts[place.line] : bytes.count
    // A place may be the end of a line or of the file.
    return (1...(file.location(of: max(end - 1, 0)).column + 1)).contains(place.column)
  }
}
