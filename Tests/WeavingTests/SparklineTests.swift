import Records
import Testing

@testable import Weaving

@Suite("Values as small lines and words")
struct SparklineTests {
  private func path(_ series: [Double]) -> String {
    String(Sparkline.svg(series).firstMatch(of: /d="([^"]*)"/)?.1 ?? "")
  }

  // 12 units high, the y axis downwards, 2 units from one number to the next.
  @Test("a line goes from the least number to the greatest")
  func rising() {
    #expect(path([0, 1]) == "M0 12l2-12")
    #expect(path([0, 3, 1, 2]) == "M0 12l2-12 2 8 2-4")
    #expect(path([5, 5, 5]) == "M0 6l2 0 2 0")
  }

  @Test("what is infinite or no number is a gap")
  func gaps() {
    #expect(path([0, .infinity, 1, 0]) == "M0 12M4 0l2 12")
    #expect(path([0, 1, .nan, .nan, 1]) == "M0 12l2-12M8 0")
    #expect(Sparkline.svg([.nan, 1]) == "")
    #expect(Sparkline.svg([]) == "")
  }

  @Test("the largest numbers have a line too")
  func huge() {
    let most = Double.greatestFiniteMagnitude
    #expect(path([-most, 0, most]) == "M0 12l2-6 2-6")
  }

  private func words(_ record: ValueRecord) -> String {
    ChapterWeaver.words(record).replacing(/<svg.*<\/svg>/, with: "~")
      .replacing(/<[^>]*>/, with: "")
  }

  private func record(
    _ count: Int, _ texts: [String], _ later: ValueRecord.Later? = nil, _ series: [Double] = []
  ) -> ValueRecord {
    ValueRecord(
      name: "x", place: .init(line: 1, column: 1), count: count, texts: texts, later: later,
      range: series.isEmpty ? nil : .init(least: "1", greatest: "9"), series: series)
  }

  @Test("values are told in words, those that are left out too")
  func told() {
    #expect(words(record(1, ["1"])) == "x = 1")
    #expect(words(record(2, ["1", "2"], nil, [])) == "x = 1, 2")
    #expect(
      words(record(5, ["1", "2", "3", "4"], .init(index: 4, text: "9"), [1, 2, 3, 4, 9]))
        == "x = 1, 2, 3, 4, 9 ~5 values from 1 to 9")
    #expect(
      words(record(12500, ["1", "2", "3", "4"], .init(index: 12499, text: "9"), [1, 9]))
        == "x = 1, 2, 3, 4, … 9 ~12\u{202F}500 values from 1 to 9")
    #expect(words(record(3, ["a", "b"])) == "x = a, b, … 3 values")
    #expect(
      words(record(1000, ["a", "b"], .init(index: 511, text: "c")))
        == "x = a, b, … c (value 512), … 1000 values")
  }

  @Test("marks of HTML in a value are characters")
  func markup() {
    #expect(
      ChapterWeaver.words(record(1, ["<b>&\"</b>"]))
        == "<span><b>x</b> = &lt;b&gt;&amp;&quot;&lt;/b&gt;</span>")
  }
}
