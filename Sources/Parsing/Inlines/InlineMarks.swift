import Book

/// What an extended text may hold beside CommonMark, code and formulas.
extension InlineScanner {
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

  func literal(_ kind: Kind, _ range: Range<Int>) -> Finding {
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
}
