/// Marks of other dialects that would be shown as they stand: superscripts, subscripts, footnotes
/// inside the sentence, TeX outside formulas.
extension InlineScanner {
  mutating func caret(at offset: Int, _ found: inout [Finding]) -> Int {
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
  mutating func script(
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
  func looksLikeTeX(_ part: Range<Int>) -> Bool {
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
