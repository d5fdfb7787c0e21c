import Book

/// Where the statement may end whose value a block displays: the last line with code, at each
/// column after which only white space and a comment may follow.
///
/// Which of the columns is the end of a statement the compiler knows and reports; no Swift is
/// parsed here. `let url = "http://x"` has a column before `//`, but no statement ends there.
struct ResultPlace {
  /// Counted from 1; 0 when the block has no code.
  private(set) var line = 0
  /// Counted in UTF-8 bytes from 1; the column after the statement's last character.
  private(set) var columns: [Int] = []
  /// The line's place among those of the block, counted from 1; 0 as for `line`.
  private(set) var row = 0
  /// UTF-8 bytes before the code in the line: the marks of what the block stands in.
  private(set) var indent = 0

  init(of cell: Cell, in file: SourceFile) {
    for (index, range) in cell.lines.enumerated().reversed() {
      let text = Array(file.bytes[range])
      let ends = Self.ends(of: text)
      if ends.isEmpty { continue }
      let location = file.location(of: range.lowerBound)
      indent = range.lowerBound - file.lineRange(location.line).lowerBound
      line = location.line
      columns = ends.map { indent + $0 + 1 }
      row = index + 1
      return
    }
  }

  /// Offsets in the line after which nothing but white space and a comment stands; none for a
  /// line that is all of that.
  private static func ends(of text: [UInt8]) -> [Int] {
    func trimmed(_ end: Int) -> Int {
      var end = end
      while end > 0, text[end - 1] == 32 || text[end - 1] == 9 || text[end - 1] == 59 { end -= 1 }
      return end
    }
    var ends = [trimmed(text.count)]
    for offset in text.indices.dropLast() where text[offset] == UInt8(ascii: "/") {
      let isComment =
        text[offset + 1] == UInt8(ascii: "/")
        || text[offset + 1] == UInt8(ascii: "*")
          && text[..<trimmed(text.count)].suffix(2) == [42, 47]
      if isComment { ends.append(trimmed(offset)) }
    }
    // A line that is a comment from its first character on has no code before it.
    return ends.contains(0) ? [] : ends
  }
}
