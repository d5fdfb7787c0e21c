import GANMath
import Records
import SVGCharts
import Testing

@testable import Notebook

@Suite("The values of a statement")
struct StatementValuesTests {
  private func record<Value>(_ values: [Value]) -> ValueRecord {
    var noted = StatementValues()
    for value in values { noted.note(value) }
    return noted.record(name: "x", place: .init(line: 1, column: 1))
  }

  @Test("one number is told with all its digits, several with four")
  func digits() {
    #expect(record([0.1 + 0.2]).texts == ["0.30000000000000004"])
    #expect(record([0.1 + 0.2, 1]).texts == ["0.3", "1"])
    #expect(record([2.0 / 3, 1e-20]).texts == ["0.6667", "1×10⁻²⁰"])
    #expect(record([1 << 20]).texts == ["1\u{202F}048\u{202F}576"])
    #expect(record([Float(0.5)]).texts == ["0.5"])
    #expect(record([true]).texts == ["true"])
  }

  @Test("a million numbers leave the first, the last, the bounds and a short series")
  func million() {
    let found = record((0..<1_000_000).map { Double($0) })
    #expect(found.count == 1_000_000)
    #expect(found.texts == ["0", "1", "2", "3"])
    #expect(found.later == .init(index: 999_999, text: "1\u{202F}000\u{202F}000"))
    #expect(
      found.range == .init(least: "0", greatest: "1\u{202F}000\u{202F}000"))
    // Every 32768th number of the million is one of 31; every 16384th would be one of 62.
    #expect(found.series.dropLast() == (0..<31).map { Double($0 * 32768) }[...])
    #expect(found.series.last == 999_999)
  }

  @Test("a series has at most 48 numbers and the last one, at even distances", arguments: 5...400)
  func series(_ count: Int) throws {
    let series = record(Array(0..<count)).series
    #expect(series.count <= ValueRecord.drawn + 1)
    #expect(series.count >= min(count, ValueRecord.drawn / 2))
    #expect(series.first == 0)
    #expect(series.last == Double(count - 1))
    let steps = Set(zip(series, series.dropFirst()).dropLast().map { $1 - $0 })
    #expect(steps.count <= 1)
  }

  @Test("what is no number is neither the least nor the greatest")
  func infinities() {
    #expect(record([1, Double.nan, 2]).range == nil)
    let found = record([1, Double.nan, -Double.infinity, 2, 3])
    #expect(found.texts == ["1", "NaN", "−∞", "2"])
    #expect(found.range == .init(least: "−∞", greatest: "3"))
    #expect(record([Double](repeating: .nan, count: 9)).range == nil)
  }

  @Test("an integer that has no equal with a point is told exactly")
  func large() {
    #expect(
      record([9_007_199_254_740_993]).texts == [
        "9\u{202F}007\u{202F}199\u{202F}254\u{202F}740\u{202F}993"
      ])
    #expect(record([9_007_199_254_740_993]).series == [])
  }

  @Test("of other values the first two are told, and one of the later ones")
  func texts() {
    let found = record((0..<1000).map { "\($0)" })
    #expect(found.texts == ["0", "1"])
    #expect(found.later == .init(index: 255, text: "255"))
    #expect(found.count == 1000)
    #expect(found.range == nil)
    #expect(found.series == [])
  }

  @Test("a value of two types is told in both")
  func types() {
    var noted = StatementValues()
    noted.note(1.5)
    noted.note("one")
    noted.note(2.5)
    let found = noted.record(name: "", place: .init(line: 1, column: 1))
    #expect(found.texts == ["1.5", "one"])
    #expect(found.count == 3)
    #expect(found.series == [])
  }

  @Test("a matrix is its shape and its corner; of several only the shapes are told")
  func matrices() {
    let small: Matrix = [[1, -0.5], [10, 2.0 / 3]]
    #expect(record([small]).texts == ["2×2 matrix\n 1   −0.5\n10 0.6667"])
    #expect(record([small, small]).texts == ["2×2 matrix", "2×2 matrix"])
    let large = [[Double]](repeating: [Double](repeating: 1, count: 9), count: 5)
    #expect(
      record([large]).texts == ["5×9 numbers\n1 1 1 1 …\n1 1 1 1 …\n1 1 1 1 …\n⋮ ⋮ ⋮ ⋮"])
  }

  @Test("a long text is cut, whatever it is made of")
  func long() {
    #expect(record([String(repeating: "é", count: 1000)]).texts[0].count == 80)
    #expect(record([Array(repeating: "<b>", count: 1000)]).texts[0].hasSuffix("… (1000 in all)]"))
  }

  @Test("functions, charts, pointers and clocks are not told")
  func untold() {
    #expect(Displays.isWorthTelling([Double].self))
    #expect(Displays.isWorthTelling((x: Int, y: String).self))
    #expect(Displays.isWorthTelling(Matrix?.self))
    #expect(!Displays.isWorthTelling(Void.self))
    #expect(!Displays.isWorthTelling(((Int) -> Int).self))
    #expect(!Displays.isWorthTelling([(Int) -> Int].self))
    #expect(!Displays.isWorthTelling(Int.Type.self))
    #expect(!Displays.isWorthTelling([Chart].self))
    #expect(!Displays.isWorthTelling(UnsafeMutablePointer<Int>.self))
    #expect(!Displays.isWorthTelling(UnsafeRawBufferPointer.self))
    #expect(!Displays.isWorthTelling(ContinuousClock.Instant.self))
    #expect(!Displays.isWorthTelling(Duration.self))
    #expect(!Displays.isWorthTelling(LazyMapSequence<[Int], Int>.self))
  }

  @Test("where a pointer points is told in no value")
  func pointers() {
    let pointer = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer { pointer.deallocate() }
    #expect(Displays.summary(of: (1, pointer)) == "(1, UnsafeMutablePointer<Int>)")
  }
}
