import Book
import Foundation
import Synchronization
import Testing

@testable import Parsing

/// How long texts take that consist of nothing but openings: each must be looked at once, not once
/// for every other.
///
/// `make growth` prints the whole table; `make test` looks at the smaller sizes and at some of the
/// pairs, after all other tests: they would take the processor's cache from the longer texts.
@Suite("Growth", .serialized)
struct GrowthTests {
  static let openings = [
    "$", "$$", "[", "![", "](", "[]{", "`", "```", "*", "_", "**", "~~", "~", ":::", "::: note\n",
    ":::\n", "|", "| a |\n|--|\n", "[^", "[^a]: x\n\n", "[@", "@a", "[@a;", "{", "{#",
    "[x]{.a b=\"",
    "<", "<a ", "<a b=\"", "<!--", "<?", "<![CDATA[", "{{<", "\"", "'", "-", "- ", "1. ", ">", "> ",
    "#", "# ", "\\", "\\(", "```swift run\n", "~~~ {#", "^", "(", "&", "\t", "    ", "\n", "\r",
    "1;", "2017, ", "Figure 1 and ",
    "x",
    "分", "🎲", "e\u{301}", String(Unicode.Scalar(0xFDD0 as UInt16)!), "“",
  ]
  private static let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_GROWTH"] != nil

  /// A text of one piece again and again, after front matter.
  private func bytes(_ piece: String, size: Int) -> [UInt8] {
    let text = String(repeating: piece, count: max(1, size / piece.utf8.count))
    return Array("---\ntitle: T\n---\n\n".utf8) + Array(text.utf8)
  }

  /// Processor seconds of this thread for reading a text so many times, every chapter kept to the
  /// end, and for printing what is wrong with it.
  private func seconds(_ bytes: [UInt8], readings: Int) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    var chapters: [Chapter] = []
    for _ in 0..<readings {
      do throws(Diagnostics) {
        chapters.append(try ChapterParser.parse(SourceFile(path: "l.md", bytes: bytes)))
      } catch {
        _ = error.all.map(\.rendered).joined().utf8.count
      }
    }
    chapters = []
    return now() - start
  }

  /// Seconds for a text and for one that is ten times as long, the least of several.
  private struct Decade {
    var size: Int
    var short = Double.infinity
    var long = Double.infinity
    var growth: Double { long / short }
  }

  /// How many times as long a text may take that is ten times as long: half again as many times as
  /// plain lines of that size, which are read once and whose tree outgrows the processor's cache
  /// like any other. A reader of n√n steps would take 3.2 times as many, and one that is quadratic
  /// ten times.
  private static let allowance = 1.5

  /// The growth of plain lines from a size to ten times it, at least 10; measured once a size.
  private func plainGrowth(_ size: Int) -> Double {
    Self.plain.withLock { known in
      if let growth = known[size] { return growth }
      var decade = Decade(size: size)
      for _ in 0..<8 { measure(&decade, "a line of words\n") }
      known[size] = max(10, decade.growth)
      return known[size]!
    }
  }
  private static let plain = Mutex<[Int: Double]>([:])

  private func isTooMuch(_ decade: Decade) -> Bool {
    // A decade not measured yet has no growth that could be compared.
    !(decade.growth <= Self.allowance * plainGrowth(decade.size))
  }

  /// Measures the long text and ten readings of the short one in turn, so that whatever else the
  /// machine does falls on both alike.
  private func measure(_ decade: inout Decade, _ piece: String) {
    let short = bytes(piece, size: decade.size)
    let long = bytes(piece, size: 10 * decade.size)
    // What takes less than some milliseconds is done several times.
    let times = max(1, 100_000 / (10 * decade.size))
    decade.short = min(decade.short, seconds(short, readings: 10 * times) / Double(10 * times))
    decade.long = min(decade.long, seconds(long, readings: times) / Double(times))
  }

  /// Measures until the growth is small enough: what grows with the square takes a hundred times as
  /// long, however often it is measured.
  private func measureWell(_ decade: inout Decade, _ piece: String) {
    for round in 0..<8 {
      measure(&decade, piece)
      if round >= (decade.size < 100_000 ? 1 : 0), !isTooMuch(decade) { return }
    }
  }

  private func row(_ piece: String, _ decades: [Decade]) -> String {
    let times = [decades[0].short] + decades.map(\.long)
    let cells = times.map { String(format: "%9.1f", $0 * 1000) }
    let name = piece.debugDescription
    return "| \(name)\(String(repeating: " ", count: max(0, 28 - name.count))) |"
      + cells.joined(separator: " |")
      + String(format: " |%7.1f |", decades.map(\.growth).max()!)
  }

  private func table(_ pieces: [String], sizes: [Int]) {
    let head = sizes.map { String(format: "%6d kB", $0 / 1000) }.joined(separator: " |")
    print("| milliseconds                 |\(head) | growth |")
    var rows = pieces.map { (piece: $0, decades: sizes.dropLast().map { Decade(size: $0) }) }
    // What grew too much is measured again after all the others: whatever took the machine's memory
    // from it for a second has gone by then.
    for _ in 0..<4 {
      for (index, row) in rows.enumerated() {
        guard row.decades.contains(where: isTooMuch) else { continue }
        for place in row.decades.indices where isTooMuch(row.decades[place]) {
          measureWell(&rows[index].decades[place], row.piece)
        }
        print(self.row(row.piece, rows[index].decades))
        // A table of minutes is read as it grows.
        fflush(nil)
      }
    }
    for row in rows {
      #expect(
        !row.decades.contains(where: isTooMuch), "\(self.row(row.piece, row.decades))")
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
    table(pairs, sizes: [10_000, 100_000])
  }
}
