import Records
import Testing

@Suite("Records")
struct RecordCodingTests {
  static let examples: [Record] = [
    .cellStarted(cell: 0, printed: 0),
    .value(
      ValueRecord(
        name: "θ", place: .init(line: 12, column: 9), count: 1_000_000, texts: ["1", "−0.5"],
        later: .init(index: 999_999, text: "3"), range: .init(least: "−1", greatest: "3"),
        series: [1, -0.5, .infinity, 3])),
    .value(
      ValueRecord(name: "", place: .init(line: 13, column: 1), count: 1, texts: ["a\nb"])),
    .display(cell: 0, .text("0.6931471805599453"), end: .init(line: 14, column: 3)),
    .display(
      cell: 1, .table(.init(columns: ["a", "b"], rows: [["1", ""], ["2", "x"]])),
      end: .init(line: 1, column: 1)),
    .display(cell: 2, .matrix([["1", "2"], ["3", "4"]]), end: .init(line: 1, column: 1)),
    .display(
      cell: 3,
      .figure(
        .init(
          width: 480, height: 300.5, body: "<g/>", idToken: "@id@",
          data: .init(columns: ["x", "θ"], rows: [["1", "−2"]], rowCount: 3, csv: "x,θ\r\n"))),
      end: .init(line: 1, column: 1)),
    .displayFailed(cell: 4, reason: "no data", end: .init(line: 1, column: 1)),
    .claim(
      ClaimRecord(
        label: "js-limit", statement: "JS of disjoint supports is log 2", basis: .exact,
        holds: true, values: [.init("value", "0.69"), .init("expected", "0.69")],
        place: .init(line: 3, column: 1))),
    .claim(
      ClaimRecord(
        label: nil, statement: "near", basis: .tolerance("1e-15 absolute"), holds: false,
        values: [], place: .init(line: 4, column: 1))),
    .claim(
      ClaimRecord(
        label: nil, statement: "tried", basis: .sampled(seed: .max, cases: 500), holds: true,
        values: [], place: .init(line: 5, column: 7))),
    .claim(
      ClaimRecord(
        label: nil, statement: "known", basis: .cited("Villani (2009)"), holds: true, values: [],
        place: .init(line: 6, column: 1))),
    .cellEnded(cell: 0, printed: 17),
    .inlineStarted(number: 3),
    .inlineValue(number: 3, "12 500"),
    .finished,
  ]

  private var bytes: [UInt8] {
    Self.examples.reduce(into: []) { $1.encode(into: &$0) }
  }

  @Test("records come back as they were written")
  func roundTrip() throws {
    #expect(try Record.decode(bytes) == Self.examples)
  }

  @Test("a record torn by a crash is left out, those before it are not")
  func torn() throws {
    let last = { () -> Int in
      var bytes: [UInt8] = []
      for record in Self.examples.dropLast() { record.encode(into: &bytes) }
      return bytes.count
    }()
    for length in last..<bytes.count {
      #expect(try Record.decode(Array(bytes.prefix(length))) == Self.examples.dropLast())
    }
  }

  @Test("bytes that are no records are refused, never a crash")
  func damaged() {
    var caught = 0
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0xFF
      // Any answer but a crash is right; some damage only changes a letter of a text.
      do { _ = try Record.decode(damaged) } catch { caught += 1 }
    }
    #expect(caught > 0)
    #expect(throws: RecordError.malformed(offset: 0)) {
      _ = try Record.decode([99, 0, 0, 0, 0])
    }
  }

  @Test("what does not begin like a record is no torn one")
  func foreign() {
    #expect(throws: RecordError.malformed(offset: 0)) {
      _ = try Record.decode(Array("not a record".utf8))
    }
  }
}
