import Book
import Foundation
import Testing

@testable import Parsing

/// How long texts take that consist of nothing but openings: each must be looked at once, not once
/// for every other.
///
/// `make growth` prints the whole table; `make test` looks at the smaller sizes and at some of the
/// pairs.
@Suite("Growth", .serialized)
struct GrowthTests {
  static let openings = [
    "$", "$$", "[", "![", "](", "[]{", "`", "```", "*", "_", "**", "~~", "~", ":::", "::: note\n",
    ":::\n", "|", "| a |\n|--|\n", "[^", "[^a]: x\n\n", "[@", "@a", "[@a;", "{", "{#",
    "[x]{.a b=\"",
    "<", "<a ", "<a b=\"", "<!--", "<?", "<![CDATA[", "{{<", "\"", "'", "-", "- ", "1. ", ">", "> ",
    "#", "# ", "\\", "\\(", "```swift run\n", "~~~ {#", "^", "(", "&", "\t", "    ", "\n", "\r",
    "x",
    "分", "🎲", "e\u{301}", String(Unicode.Scalar(0xFDD0 as UInt16)!), "“",
  ]
  private static let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_GROWTH"] != nil

  /// Processor seconds of reading a text and printing what is wrong with it.
  private func seconds(_ piece: String, size: Int, runs: Int) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let text = String(repeating: piece, count: max(1, size / piece.utf8.count))
    let bytes = Array("---\ntitle: T\n---\n\n".utf8) + Array(text.utf8)
    return (0..<runs).map { _ in
      let start = now()
      do throws(Diagnostics) {
        _ = try ChapterParser.parse(SourceFile(path: "l.md", bytes: bytes))
      } catch {
        _ = error.all.map(\.rendered).joined().utf8.count
      }
      return now() - start
    }.min()!
  }

  /// - Returns: A row of the table, and whether each decade took at most 12 times the one before.
  private func row(_ piece: String, sizes: [Int]) -> (text: String, isLinear: Bool) {
    var times = sizes.map { seconds(piece, size: $0, runs: $0 < 1_000_000 ? 3 : 2) }
    func isLinear(_ index: Int) -> Bool { times[index] <= 12 * max(times[index - 1], 0.001) }
    for index in times.indices.dropFirst() {
      // Both once more, one after the other, where something else may have disturbed one of them;
      // what grows with the square is never linear.
      for _ in 0..<4 where !isLinear(index) {
        times[index - 1] = seconds(piece, size: sizes[index - 1], runs: 5)
        times[index] = seconds(piece, size: sizes[index], runs: 3)
      }
    }
    let cells = times.map { String(format: "%9.1f", $0 * 1000) }
    let name = piece.debugDescription
    return (
      "| \(name)\(String(repeating: " ", count: max(0, 28 - name.count))) |"
        + cells.joined(separator: " |") + " |",
      times.indices.dropFirst().allSatisfy(isLinear)
    )
  }

  private func table(_ pieces: [String], sizes: [Int]) {
    let head = sizes.map { String(format: "%6d kB", $0 / 1000) }.joined(separator: " |")
    print("| milliseconds                 |\(head) |")
    for piece in pieces {
      let (text, isLinear) = row(piece, sizes: sizes)
      print(text)
      // A table of minutes is read as it grows.
      fflush(nil)
      #expect(isLinear, "\(text)")
    }
  }

  @Test("time grows with the text where it holds one opening again and again")
  func alone() {
    let sizes = [1000, 10_000, 100_000, 1_000_000, 10_000_000]
    table(Self.openings, sizes: Self.isWhole ? sizes : Array(sizes.prefix(3)))
  }

  @Test("so it does where each opening stands on a line of its own, or before a word")
  func onLines() {
    let sizes = [1000, 10_000, 100_000, 1_000_000]
    table(
      Self.openings.map { $0 + "\n" } + Self.openings.map { $0 + "a " },
      sizes: Self.isWhole ? sizes : Array(sizes.prefix(3)))
  }

  @Test("so it does where two openings alternate")
  func inPairs() {
    var pairs = Self.openings.flatMap { first in
      Self.openings.filter { $0 != first }.map { first + $0 }
    }
    if !Self.isWhole {
      var random = SplitMix(state: 5)
      pairs = Array(pairs.shuffled(using: &random).prefix(60))
    }
    table(pairs, sizes: Self.isWhole ? [10_000, 100_000, 1_000_000] : [10_000, 100_000])
  }
}
