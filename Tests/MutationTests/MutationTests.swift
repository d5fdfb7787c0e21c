import Book
import Foundation
import Testing

/// What is wrong on purpose in the book's chapters, and whether their claims notice.
@Suite("Chapters with something wrong in them", .serialized)
struct MutationTests {
  static let chapters = [
    "01-js-collapse", "02-kr-duality", "03-spectral-norm", "04-momentum",
  ]
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

  @Test("a number changed by a thousandth fails a claim, or is listed as not covered")
  func numbers() async throws {
    let workbench = try Workbench()
    var lines: [String] = []
    var summary: [String] = []
    let known = Self.isWhole ? [] : try Self.uncovered()
    for name in Self.chapters {
      let text = try Workbench.chapter(name)
      let path = text.file.path
      var mutants = text.numbers
      #expect(mutants.count >= 20)
      if !Self.isWhole {
        // Three of each chapter; all of them when asked.
        mutants = mutants.enumerated().filter { $0.offset % (mutants.count / 3) == 7 }.map(
          \.element)
      }
      let caught = await workbench.areCaught(mutants, path: path)
      let missed = zip(mutants, caught).filter { !$0.1 }.map { Self.line($0.0, path) }
      lines += missed
      summary.append(
        "# \(path): \(mutants.count - missed.count) of \(mutants.count) numbers are covered")
      if !Self.isWhole {
        let listed = mutants.map { Self.line($0, path) }.filter {
          known.contains(Self.withoutLine($0))
        }
        #expect(missed == listed)
      }
    }
    guard Self.isWhole else { return }
    let found = (summary + lines).joined(separator: "\n") + "\n"
    let stored = (try? String(contentsOf: Self.golden, encoding: .utf8)) ?? ""
    guard found != stored else { return }
    if ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1" {
      try Data(found.utf8).write(to: Self.golden)
    } else {
      let changed = Self.golden.deletingPathExtension().path + "-changed.txt"
      try Data(found.utf8).write(to: URL(fileURLWithPath: changed))
      Issue.record("\(changed) differs from the stored list")
    }
  }
}
