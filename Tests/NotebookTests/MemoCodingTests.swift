import Testing

@testable import Notebook

@Suite("Values of memos as bytes")
struct MemoCodingTests {
  private struct Run: Codable, Equatable {
    enum Ending: Codable, Equatable {
      case converged(after: Int)
      case cut(String, at: Double)
      case none
    }

    var losses: [Double]
    var rows: [[Double]]
    var names: [String: Int]
    var best: Double?
    var worst: Double?
    var ending: Ending
    var small: Float
    var counts: (UInt64, Int8) { (large, tiny) }
    var large: UInt64
    var tiny: Int8
    var isDone: Bool
    var nested: [Ending]
  }

  private func returned<Value: Codable>(_ value: Value) throws -> Value {
    try BinaryDecoder.decode(Value.self, from: try BinaryEncoder.encode(value))
  }

  @Test("what types are made of comes back")
  func structures() throws {
    let run = Run(
      losses: [1, 0.5, 0.1], rows: [[1, 2], [], [3]], names: ["a": 1, "b": -2], best: 0.25,
      worst: nil, ending: .cut("because", at: 3), small: 0.1, large: .max, tiny: -128,
      isDone: true, nested: [.none, .converged(after: 7)])
    #expect(try returned(run) == run)
    #expect(try returned([run, run]) == [run, run])
    #expect(try returned("text with \u{0} and é") == "text with \u{0} and é")
    #expect(try returned(Int?.none) == nil)
    #expect(try returned([Int?.none, 3]) == [nil, 3])
    #expect(try returned([String]()) == [])
    #expect(try returned([1: "a", 2: "b"]) == [1: "a", 2: "b"])
  }

  @Test("numbers keep every bit, those that are none too")
  func bits() throws {
    let patterns: [UInt64] = [
      0, 1, 0x8000_0000_0000_0000, 0x7ff0_0000_0000_0000, 0xfff0_0000_0000_0000,
      0x7ff8_0000_0000_0000, 0x7ff4_0000_dead_beef, 0xfff8_1234_5678_9abc, 0x3ff0_0000_0000_0001,
    ]
    let numbers = patterns.map { Double(bitPattern: $0) }
    #expect(try returned(numbers).map(\.bitPattern) == patterns)
    for number in numbers {
      #expect(try returned(number).bitPattern == number.bitPattern)
      #expect(try returned([[number]])[0][0].bitPattern == number.bitPattern)
      #expect(try returned(["x": number])["x"]?.bitPattern == number.bitPattern)
    }
    let single = Float(bitPattern: 0x7fa0_0001)
    #expect(try returned(single).bitPattern == single.bitPattern)
  }

  @Test("a type of another form is refused, and so are bytes that were cut or went on")
  func refused() throws {
    let bytes = try BinaryEncoder.encode(["a": [1.5, 2]])
    #expect(throws: DecodingError.self) { try BinaryDecoder.decode([Double].self, from: bytes) }
    #expect(throws: DecodingError.self) {
      try BinaryDecoder.decode([String: String].self, from: bytes)
    }
    for count in 0..<bytes.count {
      #expect(throws: (any Error).self) {
        try BinaryDecoder.decode([String: [Double]].self, from: Array(bytes[..<count]))
      }
    }
    #expect(throws: (any Error).self) {
      try BinaryDecoder.decode([String: [Double]].self, from: bytes + [0])
    }
  }
}
