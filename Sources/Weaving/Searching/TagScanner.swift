/// Walks HTML from tag to tag; comments and declarations are passed over.
struct TagScanner {
  enum Piece {
    case opening(Tag)
    case closing(TagName)
    /// Offsets.
    case text(Range<Int>)
  }

  struct Tag {
    var name: TagName
    /// Offsets of what stands between the name and the tag's end.
    var attributes: Range<Int>
  }

  private let html: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// - Parameter html: Outlives the scanner.
  init(_ html: UnsafeBufferPointer<UInt8>) {
    self.html = html
  }

  /// The offsets of the value of an attribute in double quotes, as all are that litgan writes.
  func value(_ name: StaticString, of tag: Tag) -> Range<Int>? {
    let count = name.utf8CodeUnitCount
    var offset = tag.attributes.lowerBound
    while offset + count + 3 < tag.attributes.upperBound {
      let next = offset + 1 + count
      if html[offset] == UInt8(ascii: " "), html[next] == UInt8(ascii: "="),
        html[next + 1] == UInt8(ascii: "\""),
        (0..<count).allSatisfy({ html[offset + 1 + $0] == name.utf8Start[$0] })
      {
        var end = next + 2
        while end < tag.attributes.upperBound, html[end] != UInt8(ascii: "\"") { end += 1 }
        return (next + 2)..<end
      }
      offset += 1
    }
    return nil
  }

  /// Passes over all to the end of an element that has just been opened.
  mutating func skip(_ name: TagName) {
    var depth = 1
    while depth > 0, let piece = next() {
      switch piece {
      case .opening(let tag) where tag.name == name: depth += 1
      case .closing(name): depth -= 1
      default: break
      }
    }
  }

  mutating func next() -> Piece? {
    while place < html.count {
      let start = place
      guard html[start] == UInt8(ascii: "<") else {
        while place < html.count, html[place] != UInt8(ascii: "<") { place += 1 }
        return .text(start..<place)
      }
      if isComment(start) {
        passComment()
        continue
      }
      let isClosing = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
      var end = start + (isClosing ? 2 : 1)
      let name = TagName(html, at: &end)
      place = tagEnd(from: end)
      guard name != TagName() else { continue }
      if isClosing { return .closing(name) }
      return .opening(Tag(name: name, attributes: min(end, place)..<place))
    }
    return nil
  }

  private func isComment(_ start: Int) -> Bool {
    start + 3 < html.count && html[start + 1] == UInt8(ascii: "!")
      && html[start + 2] == UInt8(ascii: "-") && html[start + 3] == UInt8(ascii: "-")
  }

  private mutating func passComment() {
    place += 4
    while place < html.count {
      place += 1
      if place >= 3, html[place - 1] == UInt8(ascii: ">"), html[place - 2] == UInt8(ascii: "-"),
        html[place - 3] == UInt8(ascii: "-")
      {
        return
      }
    }
    place = html.count
  }

  /// The offset after the `>` that no quotes hold.
  private func tagEnd(from start: Int) -> Int {
    var quote: UInt8 = 0
    var offset = start
    while offset < html.count {
      let byte = html[offset]
      offset += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return offset
      }
    }
    return html.count
  }
}

/// The name of an element, in lower case: its first bytes as a number, for there are many of them.
struct TagName: Hashable, ExpressibleByStringLiteral {
  private var bytes: UInt64 = 0
  private var rest: UInt64 = 0

  init() {}

  init(stringLiteral name: StaticString) {
    var end = 0
    self.init(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), at: &end)
  }

  /// The name that begins at an offset, which becomes that of its end.
  init(_ text: UnsafeBufferPointer<UInt8>, at offset: inout Int) {
    while offset < text.count {
      let byte = text[offset]
      let letter = byte | 0x20
      guard
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      else { return }
      rest = rest << 8 | bytes >> 56
      bytes = bytes << 8 | UInt64(letter)
      offset += 1
    }
  }
}
