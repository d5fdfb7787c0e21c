import Book

/// Reads `{#label .class key="value"}`.
struct AttributeParser {
  let text: [UInt8]
  let offsets: OffsetMap
  private var offset: Int

  struct Fault: Error {
    var message: String
    /// In the text.
    var range: Range<Int>
  }

  /// Whether attributes seem meant: `{#a`, `{.a` or `{a=`.
  static func begin(at offset: Int, in text: [UInt8]) -> Bool {
    guard offset + 1 < text.count, text[offset] == UInt8(ascii: "{") else { return false }
    let inside = text[(offset + 1)...].drop(while: LineForm.isSpace)
    guard let first = inside.first, let second = inside.dropFirst().first else { return false }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ".") { return isLetter(second) }
    let key = inside.prefix(while: InlineScanner.isName)
    return isLetter(first) && text[key.endIndex...].first == UInt8(ascii: "=")
  }

  /// - Parameter start: The opening brace.
  /// - Returns: The attributes and the offset after the closing brace.
  static func attributes(
    at start: Int, in text: [UInt8], _ offsets: OffsetMap
  ) throws(Fault) -> (Attributes, end: Int) {
    var parser = AttributeParser(text: text, offsets: offsets, offset: start + 1)
    var attributes = try parser.words()
    attributes.range = parser.place(start..<parser.offset)
    return (attributes, parser.offset)
  }

  private mutating func words() throws(Fault) -> Attributes {
    let start = offset - 1
    var attributes = Attributes(range: 0..<0)
    while true {
      while let byte = next, LineForm.isSpace(byte) || byte == 10 || byte == 13 { offset += 1 }
      switch next {
      case nil:
        throw Fault(message: "the attributes have no closing brace", range: start..<(start + 1))
      case UInt8(ascii: "}"):
        offset += 1
        return attributes
      case UInt8(ascii: "#"):
        let begin = offset
        let label = try word(after: 1)
        if attributes.label != nil {
          throw Fault(message: "a second label", range: begin..<offset)
        }
        attributes.label = label
      case UInt8(ascii: "."): attributes.classes.append(try word(after: 1))
      default: attributes.values.append(try value())
      }
    }
  }

  private mutating func word(after mark: Int) throws(Fault) -> PlacedName {
    let start = offset + mark
    let name = text[start...].prefix(while: InlineScanner.isName)
    guard let first = name.first, isLetter(first) else {
      throw Fault(message: "a name begins with a letter", range: offset..<(offset + 1))
    }
    offset = name.endIndex
    return PlacedName(
      String(decoding: name, as: UTF8.self), range: place(start..<name.endIndex))
  }

  private mutating func value() throws(Fault) -> Attributes.Value {
    let key = try word(after: 0)
    guard next == UInt8(ascii: "=") else {
      throw Fault(
        message: "expected '#label', '.class' or 'key=\"value\"', not '\(key.text)'",
        range: (offset - key.text.utf8.count)..<offset)
    }
    offset += 1
    let start = offset
    var content: [UInt8] = []
    var map = OffsetMap()
    var expected = -1
    func take(_ byte: UInt8, _ at: Int) {
      let source = offsets.source(of: at)
      if source != expected { map.append(text: content.count, source: source) }
      expected = source + 1
      content.append(byte)
    }
    if let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      offset += 1
      while let byte = next, byte != quote {
        let following = offset + 1 < text.count ? text[offset + 1] : 0
        if byte == UInt8(ascii: "\\"), following == quote || following == byte { offset += 1 }
        take(text[offset], offset)
        offset += 1
      }
      guard next == quote else {
        throw Fault(message: "the value has no closing quote", range: start..<(start + 1))
      }
      offset += 1
    } else {
      while let byte = next, byte > 32, byte != UInt8(ascii: "}") {
        take(byte, offset)
        offset += 1
      }
    }
    if content.isEmpty {
      throw Fault(message: "'\(key.text)' has no value", range: start..<max(offset, start + 1))
    }
    return Attributes.Value(
      key: key, text: String(decoding: content, as: UTF8.self), offsets: map,
      range: place(start..<offset))
  }

  private var next: UInt8? { offset < text.count ? text[offset] : nil }

  private func place(_ range: Range<Int>) -> Range<Int> { offsets.source(of: range) }
}

extension OffsetMap {
  /// Where a part of the text stands in the file.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = source(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, source(of: range.upperBound - 1) + 1)
  }
}
