import Book

/// Where the statement may end whose value a block displays: the last line with code, at each
/// column after which only white space and a comment may follow.
///
/// Which of the columns is the end of a statement the compiler knows and reports; no Swift is
/// parsed here. `let url = "http://x"` has a column before `//`, but no statement ends there.
struct ResultPlace {
  /// The line's place among those of the block, counted from 1; 0 when the block has no code.
  private(set) var row = 0
  /// Counted in UTF-8 bytes from 1; the column after the statement's last character.
  private(set) var columns: [Int] = []

  init(of cell: Cell, in file: SourceFile) {
    for (index, range) in cell.lines.enumerated().reversed() {
      let ends = Self.ends(of: Array(file.bytes[range]))
      if ends.isEmpty { continue }
      columns = ends.map { $0 + 1 }
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
