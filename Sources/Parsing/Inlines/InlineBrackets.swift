import Book

/// Spans, references, footnotes and images: what stands in brackets.
extension InlineScanner {
  /// An opening bracket.
  struct Bracket {
    var offset: Int
    /// How many findings there were before it.
    var findings: Int
    var isImage: Bool
  }

  mutating func openBracket(at offset: Int, _ found: inout [Finding]) -> Int {
    if byte(offset + 1) == UInt8(ascii: "^") {
      let name = text[(offset + 2)...].prefix(while: Self.isName)
      if !name.isEmpty, byte(name.endIndex) == UInt8(ascii: "]") {
        let end = name.endIndex + 1
        let isDefinition = offset == 0 && byte(end) == UInt8(ascii: ":")
        found.append(
          Finding(
            kind: isDefinition ? .misplacedFootnote : .footnote,
            range: offset..<(isDefinition ? end + 1 : end),
            content: name.startIndex..<name.endIndex))
        return end
      }
    }
    if offset == 0, byte(1) == UInt8(ascii: "!") {
      let word = text[2...].prefix(while: isLetter)
      if !word.isEmpty, byte(word.endIndex) == UInt8(ascii: "]") {
        let name = String(decoding: word, as: UTF8.self).lowercased()
        fault(
          "left-out", "GitHub's alerts are not part of this language", 0..<(word.endIndex + 1),
          &found, help: ["write ::: callout-\(name) and end it with :::"])
      }
    }
    brackets.append(
      Bracket(
        offset: offset, findings: found.count,
        isImage: offset > 0 && text[offset - 1] == UInt8(ascii: "!")))
    return offset + 1
  }

  mutating func closeBracket(at offset: Int, _ found: inout [Finding]) -> Int {
    guard let bracket = brackets.popLast() else { return offset + 1 }
    let after = offset + 1
    if AttributeParser.begin(at: after, in: text) {
      guard let (attributes, end) = attributes(at: after, &found) else { return after }
      if bracket.isImage {
        misplaced(after..<end, &found)
      } else {
        found.append(literal(.spanOpens, bracket.offset..<(bracket.offset + 1)))
        found.append(literal(.spanCloses(attributes), offset..<end))
      }
      return end
    }
    if byte(after) == UInt8(ascii: "("), let end = endOfLinkTail(at: after) {
      skipped.append(after..<end)
      return end
    }
    if let last = bareCitations.last, last >= bracket.findings, !bracket.isImage,
      byte(after) != UInt8(ascii: "[")
    {
      group(bracket, closedAt: offset, &found)
    } else if !bracket.isImage, byte(after) != UInt8(ascii: "[") {
      addLocator(bracket, closedAt: offset, &found)
    }
    return after
  }

  /// The end of `(destination "title")`; nil where there is none within a reasonable length.
  func endOfLinkTail(at open: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    for offset in open..<min(text.count, open + 2000) {
      let byte = text[offset]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      default: break
      }
    }
    return nil
  }
}
