/// Raw HTML and autolinks, in which nothing is looked for.
extension InlineScanner {
  /// The end of an autolink, a tag, a comment or the like.
  mutating func endOfTag(at start: Int) -> Int? {
    let rest = text[start...]
    guard let next = byte(start + 1) else { return nil }
    guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else {
      return htmlTagEnd(rest) ?? autolinkEnd(rest)
    }
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where rest.starts(with: Array(open.utf8)) {
      return end(of: close, from: start + open.utf8.count)
    }
    return end(of: ">", from: start + 2)
  }

  mutating func end(of mark: String, from start: Int) -> Int? {
    guard !absent.contains(mark) else { return nil }
    let bytes = Array(mark.utf8)
    var offset = start
    while offset + bytes.count <= text.count {
      if text[offset..<(offset + bytes.count)].elementsEqual(bytes) { return offset + bytes.count }
      offset += 1
    }
    absent.insert(mark)
    return nil
  }

  /// `<scheme:rest>` or `<name@host>`, without spaces.
  func autolinkEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    let inside = rest.dropFirst().prefix { byte in
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), 32, 9, 10, 13: false
      default: true
      }
    }
    guard inside.endIndex < text.count, text[inside.endIndex] == UInt8(ascii: ">") else {
      return nil
    }
    let scheme = inside.prefix { isLetter($0) || isDigit($0) || Array("+.-".utf8).contains($0) }
    let isLink =
      (2...32).contains(scheme.count) && isLetter(inside.first!)
      && text[scheme.endIndex] == UInt8(ascii: ":")
    let isAddress = inside.dropFirst().dropLast().contains(UInt8(ascii: "@"))
    return isLink || isAddress ? inside.endIndex + 1 : nil
  }
}
