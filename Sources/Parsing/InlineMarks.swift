import Book

/// What an extended text may hold beside CommonMark, code and formulas.
extension InlineScanner {
  /// An opening bracket.
  struct Bracket {
    var offset: Int
    /// How many findings there were before it.
    var findings: Int
    var isImage: Bool
  }

  /// Letters, digits, `-`, `_`, `:` and `.`, of which names of labels, classes and keys are made.
  static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 45 || byte == 95 || byte == 58 || byte == 46
  }

  /// - Returns: Where the scan goes on.
  mutating func mark(at offset: Int, _ found: inout [Finding]) -> Int {
    switch text[offset] {
    case UInt8(ascii: "["): return openBracket(at: offset, &found)
    case UInt8(ascii: "]"): return closeBracket(at: offset, &found)
    case UInt8(ascii: "@"): return citation(at: offset, &found)
    case UInt8(ascii: "~"): return tildes(at: offset, &found)
    case UInt8(ascii: "^"): return caret(at: offset, &found)
    case UInt8(ascii: "{"): return brace(at: offset, &found)
    case UInt8(ascii: "="): return highlight(at: offset, &found)
    case UInt8(ascii: "|"): pipes.append(offset)
    case UInt8(ascii: ";"): if !brackets.isEmpty { semicolons.append(offset) }
    case 0xE2:
      // U+2018 to U+201D.
      if options.keepsQuotes, offset + 2 < text.count, text[offset + 1] == 0x80,
        (0x98...0x9D).contains(text[offset + 2])
      {
        found.append(literal(.literal, offset..<(offset + 3)))
        return offset + 3
      }
    default: break
    }
    return offset + 1
  }

  /// A strikethrough without an end is two tildes; findings stand in the order of the text.
  mutating func finish(_ found: inout [Finding]) {
    if let openStrike { found.remove(at: openStrike) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func literal(_ kind: Kind, _ range: Range<Int>) -> Finding {
    Finding(kind: kind, range: range, content: range)
  }

  mutating func fault(
    _ identifier: String, _ message: String, _ range: Range<Int>, _ found: inout [Finding],
    help: [String]
  ) {
    found.append(
      literal(.fault(ScanFault(identifier: identifier, message: message, help: help)), range))
  }

  func byte(_ offset: Int) -> UInt8? {
    text.indices.contains(offset) ? text[offset] : nil
  }

  // MARK: Brackets

  private mutating func openBracket(at offset: Int, _ found: inout [Finding]) -> Int {
    if byte(offset + 1) == UInt8(ascii: "^") {
      let name = text[(offset + 2)...].prefix(while: Self.isName)
      if !name.isEmpty, byte(name.endIndex) == UInt8(ascii: "]") {
        let end = name.endIndex + 1
        if offset == 0, byte(end) == UInt8(ascii: ":") {
          fault(
            "footnote-place", "a footnote's text stands in no list or quotation", 0..<(end + 1),
            &found, help: ["put it after the list, at the start of a line"])
        } else {
          found.append(
            Finding(
              kind: .footnote, range: offset..<end, content: name.startIndex..<name.endIndex))
        }
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

  private mutating func closeBracket(at offset: Int, _ found: inout [Finding]) -> Int {
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
    if byte(after) == UInt8(ascii: "("), let end = endOfLinkTail(at: after) { return end }
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
  private func endOfLinkTail(at open: Int) -> Int? {
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

  // MARK: Attributes

  func attributes(
    at start: Int, _ found: inout [Finding]
  ) -> (Attributes, Int)? {
    do throws(AttributeParser.Fault) {
      return try AttributeParser.attributes(at: start, in: text, offsets)
    } catch {
      let fault = ScanFault(
        identifier: "invalid-attributes", message: error.message,
        help: ["attributes are written {#label .class key=\"value\"}"])
      found.append(literal(.fault(fault), error.range))
      return nil
    }
  }

  mutating func equationAttributes(after end: Int, _ found: inout [Finding]) -> Int {
    guard options.isExtended else { return end }
    let start = text[end...].drop(while: LineForm.isSpace).startIndex
    guard AttributeParser.begin(at: start, in: text),
      let (attributes, close) = attributes(at: start, &found)
    else { return end }
    found.append(
      Finding(
        kind: .equationAttributes(attributes), range: end..<close, content: start..<close))
    return close
  }

  private mutating func brace(at offset: Int, _ found: inout [Finding]) -> Int {
    if byte(offset + 1) == UInt8(ascii: "="), let next = byte(offset + 2), isLetter(next) {
      fault(
        "left-out", "raw attributes are not part of this language", offset..<(offset + 2), &found,
        help: ["HTML may stand in the text as it is"])
      return offset + 1
    }
    if let end = shortcode(at: offset) {
      // One that begins a line has been told already.
      if offset > 0, text[offset - 1] != UInt8(ascii: "\n") {
        fault(
          "left-out", "shortcodes inside a text are not part of this language", offset..<end,
          &found, help: ["{{< include file.md >}} stands in a paragraph of its own"])
      }
      return end
    }
    guard AttributeParser.begin(at: offset, in: text),
      let (attributes, end) = attributes(at: offset, &found)
    else { return offset + 1 }
    let rest = text[end...].drop(while: LineForm.isSpace).drop { $0 == UInt8(ascii: "#") }
    guard options.isHeading, rest.allSatisfy(LineForm.isSpace) else {
      misplaced(offset..<end, &found)
      return end
    }
    var start = offset
    while start > 0, LineForm.isSpace(text[start - 1]) { start -= 1 }
    found.append(
      Finding(kind: .headingAttributes(attributes), range: start..<end, content: offset..<end))
    return end
  }

  private mutating func misplaced(_ range: Range<Int>, _ found: inout [Finding]) {
    fault(
      "misplaced-attributes", "attributes belong to nothing here", range, &found,
      help: [
        "they stand after [text], after a displayed formula and at the end of a heading or a "
          + "caption; a brace that is text is written \\{"
      ])
  }

  // MARK: Marks of other dialects, and strikethrough

  private mutating func tildes(at offset: Int, _ found: inout [Finding]) -> Int {
    let end = text[offset...].drop { $0 == UInt8(ascii: "~") }.startIndex
    let before = offset > 0 ? text[offset - 1] : 32
    let after = byte(end) ?? 32
    if end - offset == 2 {
      if openStrike != nil, !Self.isWhite(before) {
        openStrike = nil
        found.append(literal(.strikeCloses, offset..<end))
      } else if openStrike == nil, !Self.isWhite(after) {
        openStrike = found.count
        found.append(literal(.strikeOpens, offset..<end))
      }
    } else if end - offset == 1 {
      script(UInt8(ascii: "~"), at: offset, "subscripts", "$H_2O$", &found)
    }
    return end
  }

  private mutating func caret(at offset: Int, _ found: inout [Finding]) -> Int {
    if byte(offset + 1) == UInt8(ascii: "[") {
      fault(
        "left-out", "footnotes inside the sentence are not part of this language",
        offset..<(offset + 2), &found,
        help: ["write [^name] here and [^name]: text at the start of a line"])
    } else {
      script(UInt8(ascii: "^"), at: offset, "superscripts", "$2^{10}$", &found)
    }
    return offset + 1
  }

  /// `H~2~O` and `2^10^`: Pandoc's, a formula says it better.
  private mutating func script(
    _ mark: UInt8, at offset: Int, _ name: String, _ example: String, _ found: inout [Finding]
  ) {
    let word = text[(offset + 1)...].prefix(30).prefix { !Self.isWhite($0) && $0 != mark }
    guard !word.isEmpty, byte(word.endIndex) == mark else { return }
    // Alone it is one only around a word or a number: `^_^` is none.
    let isAttached = offset > 0 && (isLetter(text[offset - 1]) || isDigit(text[offset - 1]))
    guard isAttached || word.allSatisfy({ isLetter($0) || isDigit($0) }) else { return }
    fault(
      "left-out", "\(name) are not part of this language", offset..<(word.endIndex + 1), &found,
      help: ["write a formula: \(example)"])
  }

  /// TeX outside a formula, which CommonMark would show as it stands.
  mutating func command(at offset: Int, _ found: inout [Finding]) {
    guard let next = byte(offset + 1) else { return }
    switch next {
    case UInt8(ascii: "("), UInt8(ascii: "["): openTeX = offset
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      guard let start = openTeX else { return }
      openTeX = nil
      let opening = UInt8(ascii: next == UInt8(ascii: ")") ? "(" : "[")
      guard text[start + 1] == opening, looksLikeTeX((start + 2)..<offset) else { return }
      fault(
        "left-out", "formulas stand between dollars", start..<(start + 2), &found,
        help: [next == UInt8(ascii: ")") ? "write $…$" : "write $$…$$"])
    default:
      let name = text[(offset + 1)...].prefix(40).prefix(while: isLetter)
      guard !name.isEmpty, byte(name.endIndex) == UInt8(ascii: "{") else { return }
      let isDefinition = Self.macroDefinitions.contains(String(decoding: name, as: UTF8.self))
      fault(
        "left-out", "TeX commands stand in formulas only", offset..<name.endIndex, &found,
        help: [
          isDefinition
            ? "commands of the book's own stand under 'macros' in book.yml"
            : "write $…$ around it, or Markdown for what it does; \\\\ is a backslash"
        ])
    }
  }

  /// Whether a part has an index, an exponent or a command.
  private func looksLikeTeX(_ part: Range<Int>) -> Bool {
    for offset in part {
      switch text[offset] {
      case UInt8(ascii: "^"), UInt8(ascii: "_"): return true
      case UInt8(ascii: "\\"): if isLetter(text[offset + 1]) { return true }
      default: break
      }
    }
    return false
  }
}
