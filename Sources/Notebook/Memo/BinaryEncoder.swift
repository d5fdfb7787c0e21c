/// Encodes values bit for bit, and as their types say what they are made of.
///
/// Foundation's coders are left alone: loading them takes longer than a small chapter runs.
struct BinaryEncoder: Encoder {
  fileprivate let target: CodedValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func encode(_ value: some Encodable) throws -> [UInt8] {
    let target = CodedValue()
    try encode(value, into: target, at: [])
    return target.bytes
  }

  fileprivate static func encode(
    _ value: some Encodable, into target: CodedValue, at path: [any CodingKey]
  ) throws {
    switch value {
    case let value as Double: target.content = .bits(value.bitPattern)
    case let value as Float: target.content = .bits(UInt64(value.bitPattern))
    case let value as Bool: target.content = .bits(value ? 1 : 0)
    case let value as String: target.content = .string(value)
    case let value as [Double]: target.content = .numbers(value.map(\.bitPattern))
    case let value as any FixedWidthInteger where type(of: value).bitWidth <= 64:
      target.content = .bits(UInt64(truncatingIfNeeded: value))
    // It would ask for itself again.
    case is any FixedWidthInteger:
      throw EncodingError.invalidValue(
        value, .init(codingPath: path, debugDescription: "integers have at most 64 bits"))
    default: try value.encode(to: BinaryEncoder(target: target, codingPath: path))
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Keyed<Key>(target: target, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    Unkeyed(target: target, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(target: target, codingPath: codingPath)
  }

  private struct Single: SingleValueEncodingContainer {
    let target: CodedValue
    let codingPath: [any CodingKey]

    mutating func encodeNil() { target.content = .null }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      try BinaryEncoder.encode(value, into: target, at: codingPath)
    }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let target: CodedValue
    let codingPath: [any CodingKey]

    init(target: CodedValue, codingPath: [any CodingKey]) {
      self.target = target
      self.codingPath = codingPath
      if case .list = target.content { return }
      target.content = .list([])
    }

    var count: Int {
      guard case .list(let values) = target.content else { return 0 }
      return values.count
    }

    private func append(_ content: CodedValue.Content = .none) -> CodedValue {
      let value = CodedValue(content)
      guard case .list(var values) = target.content else { return value }
      // The list would be copied whole if the target held it too.
      target.content = .none
      values.append(value)
      target.content = .list(values)
      return value
    }

    private var path: [any CodingKey] { codingPath + [ListKey(count)] }

    mutating func encodeNil() { _ = append(.null) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      let path = path
      try BinaryEncoder.encode(value, into: append(), at: path)
    }

    mutating func nestedContainer<Key: CodingKey>(
      keyedBy type: Key.Type
    ) -> KeyedEncodingContainer<Key> {
      BinaryEncoder(target: append(), codingPath: path).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      BinaryEncoder(target: append(), codingPath: path).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
      BinaryEncoder(target: append(), codingPath: path)
    }
  }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let target: CodedValue
    let codingPath: [any CodingKey]

    init(target: CodedValue, codingPath: [any CodingKey]) {
      self.target = target
      self.codingPath = codingPath
      if case .keyed = target.content { return }
      target.content = .keyed([])
    }

    private func set(_ key: String, _ content: CodedValue.Content = .none) -> CodedValue {
      let value = CodedValue(content)
      guard case .keyed(var values) = target.content else { return value }
      target.content = .none
      values.append((key, value))
      target.content = .keyed(values)
      return value
    }

    mutating func encodeNil(forKey key: Key) { _ = set(key.stringValue, .null) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      try BinaryEncoder.encode(value, into: set(key.stringValue), at: codingPath + [key])
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      BinaryEncoder(target: set(key.stringValue), codingPath: codingPath + [key])
        .container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      BinaryEncoder(target: set(key.stringValue), codingPath: codingPath + [key])
        .unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
      BinaryEncoder(target: set("super"), codingPath: codingPath)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
      BinaryEncoder(target: set(key.stringValue), codingPath: codingPath + [key])
    }
  }
}
