import Book
import Foundation
import Testing

/// What is wrong on purpose in the book's chapters, and whether their claims notice.
@Suite("Chapters with something wrong in them", .serialized)
struct MutationTests {
  static let chapters = [
    "01-js-collapse", "02-kr-duality", "03-spectral-norm", "04-momentum",
  ].filter { $0.hasPrefix(ProcessInfo.processInfo.environment["LITGAN_TEST_CHAPTER"] ?? "") }

  @Test("a wrong expectation in any claim is told at that claim", arguments: chapters)
  func claims(name: String) async throws {
    let text = try Workbench.chapter(name)
    let workbench = try Workbench()
    let path = text.file.path
    #expect(await workbench.faults(of: text.file.bytes, path: path).isEmpty)
    let claims = text.claims
    #expect(claims.count >= 8)
    let wrong = claims.compactMap { claim in text.contradiction(of: claim).map { (claim, $0) } }
    let cited = claims.filter { $0.arguments.contains { $0.label == "cited" } }
    #expect(wrong.count + cited.count == claims.count)
    // All are wrong at once, since each is checked by itself.
    let faults = await workbench.faults(
      of: text.text(replacing: wrong.map(\.1)), path: path)
    #expect(faults.allSatisfy { $0.identifier == "claim-failed" }, "\(faults.map(\.rendered))")
    let lines = wrong.map { text.file.location(of: $0.0.range.lowerBound).line }
    #expect(faults.compactMap { $0.location?.line } == lines)
  }

  /// `chapters/01.md:12:34: 20 | let near = try ShiftedNormals(by: 20)`
  private static func line(_ mutant: Mutant, _ path: String) -> String {
    let code = mutant.line.drop { $0 == " " }
    return "\(path):\(mutant.place.line):\(mutant.place.column): \(mutant.original) | \(code)"
  }

  @Test("every input of a chapter, changed by a thousandth, fails a claim", arguments: chapters)
  func inputs(name: String) throws {
    let text = try Workbench.chapter(name)
    let inputs = text.numbers.filter { !$0.isDisplay }
    #expect(inputs.count >= 100)
    let verdicts = try MutableProgram(text, inputs, try Workbench()).verdicts(count: inputs.count)
    let missed = zip(inputs, verdicts).filter { $0.1 != .caught }
    let lines = missed.map { Self.line($0, text.file.path) + " (\($1))" }
    #expect(missed.isEmpty, "\(lines.joined(separator: "\n"))")
  }

  @Test("where no claim looks, a number is found to be missed, and one that nobody reaches unused")
  func missed() throws {
    let text = try ChapterText(
      SourceFile(
        path: "chapters/a.md",
        text: """
          ---
          title: A
          ---

          ```swift run
          let first = 2.0, second = 3, unclaimed = -4.5
          func never() -> Int { 7 }
          let range = (0..<second).map { $0 * 2 }
          claim("First", first, equals: 2)
          claim("Range", range, equals: [0, 2, 4])
          if second > 3 { fatalError() }
          Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 * 2 } }.chartFrame(height: 200)
          ```
          """))
    let numbers = text.numbers
    #expect(
      numbers.map(\.original) == ["2.0", "3", "4.5", "7", "0", "2", "3", "0", "1", "2", "200"])
    #expect(numbers.filter(\.isDisplay).map(\.original) == ["0", "1", "200"])
    let inputs = numbers.filter { !$0.isDisplay }
    #expect(
      try MutableProgram(text, inputs, try Workbench()).verdicts(count: inputs.count)
        == [.caught, .caught, .missed, .unused, .caught, .caught, .missed, .missed])
  }

  @Test("a build fails at what the program's own run has caught", arguments: chapters)
  func builds(name: String) async throws {
    let workbench = try Workbench()
    let text = try Workbench.chapter(name)
    let inputs = text.numbers.filter { !$0.isDisplay }
    // Two of each chapter: each is a build.
    for mutant in [inputs[inputs.count / 4], inputs[inputs.count / 2]] {
      #expect(
        await workbench.isCaught(mutant, path: text.file.path),
        "\(Self.line(mutant, text.file.path))")
    }
  }
}
