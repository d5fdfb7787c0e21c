import Book

/// Code that is another file's text: a fence whose one line is `{{< include file >}}`, as in Quarto.
extension Includes {
  /// What stands in a block of code.
  ///
  /// The file's text is taken as it is: a shortcode in it is not followed. `{{{< include file >}}}`
  /// shows the shortcode itself, with braces in pairs.
  ///
  /// - Parameters:
  ///   - literal: The block's content as CommonMark has it.
  ///   - line: The line at which the block begins.
  mutating func code(_ literal: String, blockLine line: Int, in file: SourceFile) -> String {
    guard literal.hasPrefix("{{"), line < file.lineStarts.count else { return literal }
    let content = literal.hasSuffix("\n") ? String(literal.dropLast()) : literal
    let end = file.lineRange(line + 1)
    // Code that is indented has no fence before its first line.
    guard !content.contains("\n"), file.text(end).hasSuffix(content) else { return literal }
    if content.hasPrefix("{{{<"), content.hasSuffix(">}}}") {
      return content.dropFirst().dropLast() + "\n"
    }
    guard content.hasPrefix("{{<"), !content.hasPrefix("{{<<") else { return literal }
    let range = (end.upperBound - content.utf8.count)..<end.upperBound
    guard let include = shortcode(range, line: line + 1, isAlone: true, in: file),
      let text = contents(include, of: file.place(of: range.lowerBound).path, in: file)
    else { return literal }
    return text.bytes.last == UInt8(ascii: "\n")
      ? text.text(0..<text.bytes.count) : text.text(0..<text.bytes.count) + "\n"
  }
}
