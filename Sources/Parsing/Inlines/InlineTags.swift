/// Raw HTML and autolinks, in which nothing is looked for.
extension InlineScanner {
  /// The end of an autolink, a tag, a comment or the like.
  mutating func endOfTag(at start: Int) -> Int? {
    let rest = text[start...]
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where rest.starts(with: Array(open.utf8)) {
      return end(of: close, from: start + open.utf8.count)
    }
    if rest.starts(with: Array("<!".utf8)) { return end(of: ">", from: start + 2) }
    if let end = htmlTagEnd(rest) { return end }
    return autolinkEnd(rest)
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
    let stops = Array("<> \t\n\r".utf8)
    let inside = rest.dropFirst().prefix { !stops.contains($0) }
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
