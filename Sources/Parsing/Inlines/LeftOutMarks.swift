import Book

/// Marks of other dialects inside a line, where a text can hardly mean anything else.
extension InlineScanner {
  /// `==text==`, where marks stand around words and not between two terms of a comparison.
  mutating func highlight(at offset: Int, _ found: inout [Finding]) -> Int {
    let end = text[offset...].drop { $0 == UInt8(ascii: "=") }.startIndex
    guard end - offset == 2 else { return end }
    let before = offset > 0 ? text[offset - 1] : 32
    let isWord = isLetter(before) || isDigit(before)
    let isOpening = openHighlight == nil && !isWord && !Self.isWhite(byte(end) ?? 32)
    if isOpening {
      openHighlight = offset
    } else if let start = openHighlight, !Self.isWhite(before) {
      openHighlight = nil
      let after = byte(end) ?? 32
      guard !(isLetter(after) || isDigit(after)) else { return end }
      fault(
        "left-out", "marks of equals signs are not part of this language", start..<(start + 2),
        &found, help: ["write [text]{.mark}"])
    }
    return end
  }

  /// The end of `{{< name … >}}`.
  mutating func shortcode(at offset: Int) -> Int? {
    guard byte(offset + 1) == UInt8(ascii: "{"), byte(offset + 2) == UInt8(ascii: "<"),
      byte(offset + 3) != UInt8(ascii: "<")
    else { return nil }
    // Where one ends holds for all that begin before it.
    if nextShortcodeEnd < offset + 6 {
      nextShortcodeEnd = end(of: ">}}", from: offset + 3) ?? .max
    }
    guard nextShortcodeEnd <= offset + 300,
      !text[offset..<nextShortcodeEnd].contains(UInt8(ascii: "\n"))
    else { return nil }
    return nextShortcodeEnd
  }

  /// TeX's commands that define others.
  static let macroDefinitions: Set<String> = [
    "newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "def",
  ]
}
