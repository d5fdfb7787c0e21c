import Book
import Foundation
import Testing

/// What is wrong on purpose in the book's chapters, and whether their claims notice.
@Suite("Chapters with something wrong in them", .serialized)
struct MutationTests {
  static let chapters = [
    "01-js-collapse", "02-kr-duality", "03-spectral-norm", "04-momentum",
  ].filter { $0.hasPrefix(ProcessInfo.processInfo.environment["LITGAN_TEST_CHAPTER"] ?? "") }
  private static let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
  private static let golden = Workbench.root.appendingPathComponent(
    "Tests/MutationTests/Goldens/uncovered.txt")

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

  /// The same without the line's number: text may be added above it.
  private static func withoutLine(_ line: String) -> String {
    let parts = line.split(separator: ":", maxSplits: 2)
    return "\(parts[0]):\(parts[2])"
  }

  /// The stored list of numbers that no claim covers.
  private static func uncovered() throws -> Set<String> {
    let lines = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
    return Set(lines.filter { !$0.hasPrefix("#") }.map { withoutLine(String($0)) })
  }

  @Test(
    "every input of a chapter, changed by a thousandth, fails a claim or is listed",
    arguments: chapters)
  func inputs(name: String) throws {
    let text = try Workbench.chapter(name)
    let path = text.file.path
    let inputs = text.numbers.filter { !$0.isDisplay }
    #expect(inputs.count >= 20)
    let verdicts = try MutableProgram(text, inputs, try Workbench()).verdicts(count: inputs.count)
    let missed = zip(inputs, verdicts).filter { $0.1 != .caught }
      .map { Self.line($0.0, path) + ($0.1 == .unused ? " (never reached)" : "") }
    print("\(path): \(inputs.count - missed.count) of \(inputs.count) inputs are covered")
    print(missed.joined(separator: "\n"))
  }
}
