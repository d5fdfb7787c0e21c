/// Walks HTML from tag to tag; comments and declarations are passed over.
struct TagScanner {
  enum Piece {
    case opening(Tag)
    case closing(String)
    case text(ArraySlice<UInt8>)
  }

  struct Tag {
    /// In lower case.
    var name: String
    /// What stands between the name and `>`.
    var attributes: ArraySlice<UInt8>

    var hasClass: Bool { attributes.count > " class=".utf8.count }

    var classes: [String] {
      (value("class") ?? "").split(separator: " ").map(String.init)
    }

    /// The value of an attribute in double quotes, as all are that litgan writes.
    func value(_ name: String) -> String? {
      let start = Array(" \(name)=\"".utf8)
      guard attributes.count > start.count else { return nil }
      for index in attributes.indices.dropLast(start.count)
      where attributes[index...].starts(with: start) {
        let value = attributes[(index + start.count)...].prefix { $0 != UInt8(ascii: "\"") }
        return unmarked(String(decoding: value, as: UTF8.self))
      }
      return nil
    }
  }

  private let html: [UInt8]
  private var place = 0

  init(_ html: [UInt8]) {
    self.html = html
  }

  /// Passes over all to the end of an element that has just been opened.
  mutating func skip(_ name: String) {
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
      guard html[place] == UInt8(ascii: "<") else {
        let start = place
        place = html[place...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
        return .text(html[start..<place])
      }
      if html[place...].starts(with: "<!--".utf8) {
        passComment()
        continue
      }
      let start = place
      let isClosing = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
      let nameStart = start + (isClosing ? 2 : 1)
      place = tagEnd(from: start)
      let name = html[min(nameStart, place)..<place].prefix {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      guard !name.isEmpty else { continue }
      let word = String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
      if isClosing { return .closing(word) }
      return .opening(Tag(name: word, attributes: html[name.endIndex..<place]))
    }
    return nil
  }

  private mutating func passComment() {
    while place < html.count, !html[place...].starts(with: "-->".utf8) { place += 1 }
    place = min(place + 3, html.count)
  }

  /// The offset after the `>` that no quotes hold.
  private func tagEnd(from start: Int) -> Int {
    var quote: UInt8?
    for index in start..<html.count {
      let byte = html[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return html.count
  }
}
