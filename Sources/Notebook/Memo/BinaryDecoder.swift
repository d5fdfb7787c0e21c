/// Decodes what a `BinaryEncoder` encoded.
struct BinaryDecoder: Decoder {
  fileprivate let source: CodedValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try decode(type, from: CodedValue(bytes), at: [])
  }

  fileprivate static func decode<Value: Decodable>(
    _ type: Value.Type, from source: CodedValue, at path: [any CodingKey]
  ) throws -> Value {
    let value: Any
    switch (type, source.content) {
    case (is Double.Type, .bits(let bits)): value = Double(bitPattern: bits)
    case (is Float.Type, .bits(let bits)):
      value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    case (is Bool.Type, .bits(let bits)): value = bits == 1
    case (is String.Type, .string(let text)): value = text
    case (is [Double].Type, .numbers(let bits)): value = bits.map { Double(bitPattern: $0) }
    case (let type as any FixedWidthInteger.Type, .bits(let bits)): value = integer(type, bits)
    // These would ask for themselves again.
    case (is Double.Type, _), (is Float.Type, _), (is Bool.Type, _), (is String.Type, _),
      (is any FixedWidthInteger.Type, _):
      throw mismatch(type, at: path)
    default:
      return try Value(from: BinaryDecoder(source: source, codingPath: path))
    }
    guard let value = value as? Value else { throw mismatch(type, at: path) }
    return value
  }

  private static func integer<Integer: FixedWidthInteger>(
    _ type: Integer.Type, _ bits: UInt64
  ) -> Integer {
    Integer(truncatingIfNeeded: bits)
  }

  fileprivate static func mismatch(_ type: Any.Type, at path: [any CodingKey]) -> DecodingError {
    .typeMismatch(type, .init(codingPath: path, debugDescription: "something else was kept"))
  }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    guard case .keyed(let values) = source.content else {
      throw Self.mismatch([String: Any].self, at: codingPath)
    }
    return KeyedDecodingContainer(
      Keyed<Key>(
        values: Dictionary(values.map { ($0.key, $0.value) }) { _, last in last },
        codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    switch source.content {
    case .list(let values): Unkeyed(values: values, codingPath: codingPath)
    case .numbers(let bits):
      Unkeyed(values: bits.map { CodedValue(.bits($0)) }, codingPath: codingPath)
    default: throw Self.mismatch([Any].self, at: codingPath)
    }
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(source: source, codingPath: codingPath)
  }

  private struct Single: SingleValueDecodingContainer {
    let source: CodedValue
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { if case .null = source.content { true } else { false } }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try BinaryDecoder.decode(type, from: source, at: codingPath)
    }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let values: [CodedValue]
    let codingPath: [any CodingKey]
    var currentIndex = 0

    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    private mutating func next(_ type: Any.Type) throws -> BinaryDecoder {
      let path = codingPath + [ListKey(currentIndex)]
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          type, .init(codingPath: path, debugDescription: "the list is shorter"))
      }
      defer { currentIndex += 1 }
      return BinaryDecoder(source: values[currentIndex], codingPath: path)
    }

    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, case .null = values[currentIndex].content else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      let decoder = try next(type)
      return try BinaryDecoder.decode(type, from: decoder.source, at: decoder.codingPath)
    }

    mutating func nestedContainer<Key: CodingKey>(
      keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
      try next([String: Any].self).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try next([Any].self).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next((any Decoder).self) }
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: [String: CodedValue]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { values.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

    private func decoder(_ key: any CodingKey) throws -> BinaryDecoder {
      guard let value = values[key.stringValue] else {
        throw DecodingError.keyNotFound(
          key, .init(codingPath: codingPath, debugDescription: "it was not kept"))
      }
      return BinaryDecoder(source: value, codingPath: codingPath + [key])
    }

    func decodeNil(forKey key: Key) throws -> Bool {
      if case .null = try decoder(key).source.content { true } else { false }
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      let decoder = try decoder(key)
      return try BinaryDecoder.decode(type, from: decoder.source, at: decoder.codingPath)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
      try decoder(ListKey(stringValue: "super")!)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
  }
}
