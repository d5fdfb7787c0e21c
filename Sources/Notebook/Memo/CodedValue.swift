import Records

/// A value as a tree of what its type encodes. Numbers keep their bits.
final class CodedValue {
  enum Content {
    case none
    case null
    /// An integer, or the bits of a number with a point.
    case bits(UInt64)
    case string(String)
    /// The bits of each; a matrix is one leaf, not a leaf an entry.
    case numbers([UInt64])
    case list([CodedValue])
    case keyed([(key: String, value: CodedValue)])
  }

  var content = Content.none

  init(_ content: Content = .none) {
    self.content = content
  }

  var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encode(into: &encoder)
    return encoder.bytes
  }

  private func encode(into encoder: inout ByteEncoder) {
    switch content {
    case .none: encoder.byte(0)
    case .null: encoder.byte(1)
    case .bits(let bits):
      encoder.byte(2)
      encoder.integers(Int(truncatingIfNeeded: bits))
    case .string(let text):
      encoder.byte(3)
      encoder.string(text)
    case .numbers(let bits):
      encoder.byte(4)
      encoder.integers(bits.count)
      for bits in bits { encoder.integers(Int(truncatingIfNeeded: bits)) }
    case .list(let values):
      encoder.byte(5)
      encoder.integers(values.count)
      for value in values { value.encode(into: &encoder) }
    case .keyed(let values):
      encoder.byte(6)
      encoder.integers(values.count)
      for (key, value) in values {
        encoder.string(key)
        value.encode(into: &encoder)
      }
    }
  }

  convenience init(_ bytes: [UInt8]) throws(RecordError) {
    var decoder = ByteDecoder(bytes: bytes)
    try self.init(from: &decoder)
    guard decoder.isAtEnd else { throw .malformed(offset: decoder.offset) }
  }

  private convenience init(from decoder: inout ByteDecoder) throws(RecordError) {
    let content: Content
    switch try decoder.byte() {
    case 0: content = .none
    case 1: content = .null
    case 2: content = .bits(UInt64(truncatingIfNeeded: try decoder.integer()))
    case 3: content = .string(try decoder.string())
    case 4:
      var bits: [UInt64] = []
      for _ in 0..<(try decoder.count()) {
        bits.append(UInt64(truncatingIfNeeded: try decoder.integer()))
      }
      content = .numbers(bits)
    case 5:
      var values: [CodedValue] = []
      for _ in 0..<(try decoder.count()) { values.append(try CodedValue(from: &decoder)) }
      content = .list(values)
    case 6:
      var values: [(key: String, value: CodedValue)] = []
      for _ in 0..<(try decoder.count()) {
        values.append((try decoder.string(), try CodedValue(from: &decoder)))
      }
      content = .keyed(values)
    default: throw .malformed(offset: decoder.offset)
    }
    self.init(content)
  }
}

/// A position in a list.
struct ListKey: CodingKey {
  let intValue: Int?
  let stringValue: String

  init(_ index: Int) {
    intValue = index
    stringValue = "\(index)"
  }

  init?(intValue: Int) {
    self.init(intValue)
  }

  init?(stringValue: String) {
    self.intValue = Int(stringValue)
    self.stringValue = stringValue
  }
}
