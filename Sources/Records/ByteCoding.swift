/// Values as bytes, one after another: integers are 8 bytes, little-endian, strings a length and
/// UTF-8, lists a length and their elements.
public struct ByteEncoder {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func byte(_ value: UInt8) {
    bytes.append(value)
  }

  public mutating func integers(_ values: Int...) {
    for value in values {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
  }

  public mutating func double(_ value: Double) {
    integers(Int(bitPattern: UInt(value.bitPattern)))
  }

  public mutating func list(_ value: [UInt8]) {
    integers(value.count)
    bytes.append(contentsOf: value)
  }

  public mutating func string(_ value: String) {
    integers(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  public mutating func strings(_ values: [String]) {
    integers(values.count)
    for value in values { string(value) }
  }

  public mutating func rows(_ values: [[String]]) {
    integers(values.count)
    for row in values { strings(row) }
  }
}

/// Reads what a `ByteEncoder` wrote.
public struct ByteDecoder {
  private let bytes: [UInt8]
  public private(set) var offset: Int
  private let end: Int

  /// - Parameters:
  ///   - offset: Where the values begin.
  ///   - end: Where they end; nil where the bytes do.
  public init(bytes: [UInt8], offset: Int = 0, end: Int? = nil) {
    self.bytes = bytes
    self.offset = offset
    self.end = end ?? bytes.count
  }

  public var isAtEnd: Bool { offset == end }

  public mutating func byte() throws(RecordError) -> UInt8 {
    guard offset < end else { throw .malformed(offset: offset) }
    defer { offset += 1 }
    return bytes[offset]
  }

  public mutating func integer() throws(RecordError) -> Int {
    var value: UInt = 0
    for shift in stride(from: 0, to: 64, by: 8) { value |= UInt(try byte()) << UInt(shift) }
    return Int(bitPattern: value)
  }

  public mutating func double() throws(RecordError) -> Double {
    Double(bitPattern: UInt64(UInt(bitPattern: try integer())))
  }

  /// A count of things that take at least a byte each.
  public mutating func count() throws(RecordError) -> Int {
    let count = try integer()
    guard (0...(end - offset)).contains(count) else { throw .malformed(offset: offset) }
    return count
  }

  public mutating func list() throws(RecordError) -> [UInt8] {
    let count = try count()
    defer { offset += count }
    return Array(bytes[offset..<(offset + count)])
  }

  public mutating func string() throws(RecordError) -> String {
    let count = try count()
    defer { offset += count }
    return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
  }

  public mutating func strings() throws(RecordError) -> [String] {
    var values: [String] = []
    for _ in 0..<(try count()) { values.append(try string()) }
    return values
  }

  public mutating func rows() throws(RecordError) -> [[String]] {
    var rows: [[String]] = []
    for _ in 0..<(try count()) { rows.append(try strings()) }
    return rows
  }
}

/// Why bytes are not the values that they are read as.
public enum RecordError: Error, Equatable {
  /// No value has this form; the offset is into the bytes read.
  case malformed(offset: Int)
}
