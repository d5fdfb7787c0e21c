import Book

/// The lines of a pipe table, cut into cells.
///
/// cmark knows no tables, so it is given each cell as a heading of its own, between two marks, and
/// the table is put together from the headings. Emphasis cannot reach over a cell's end so, and a
/// cell's links and references mean what they mean elsewhere.
enum PipeTable {
  /// Whether a line is `| :-- | --: |`, with at least one pipe.
  static func isDashes(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.contains(pipe), line.contains(dash) else { return false }
    return alignments(line) != nil
  }

  /// What the line of dashes says of each column, or nil when it is none.
  static func alignments(_ line: ArraySlice<UInt8>) -> [TextTable.Alignment]? {
    var alignments: [TextTable.Alignment] = []
    for cell in cells(of: line, pipes: line.indices.filter { line[$0] == pipe }) {
      var dashes = line[cell]
      let left = dashes.first == colon
      if left { dashes = dashes.dropFirst() }
      let right = dashes.last == colon
      if right { dashes = dashes.dropLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == dash }) else { return nil }
      alignments.append(
        left ? (right ? .center : .left) : (right ? .right : .natural))
    }
    return alignments
  }

  /// The cells of a row, white space around them left out; the pipes at its ends may be missing.
  ///
  /// - Parameter pipes: Offsets of the pipes that part cells.
  static func cells(of line: ArraySlice<UInt8>, pipes: [Int]) -> [Range<Int>] {
    let visible = trimmed(line.startIndex..<line.endIndex, of: line)
    var start = visible.lowerBound
    var cells: [Range<Int>] = []
    for pipe in pipes {
      // The first pipe of a line that begins with one parts nothing.
      if pipe > visible.lowerBound { cells.append(trimmed(start..<pipe, of: line)) }
      start = pipe + 1
    }
    if start < visible.upperBound { cells.append(trimmed(start..<visible.upperBound, of: line)) }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, of line: ArraySlice<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, max(range.lowerBound, range.upperBound))
    while start < end, LineForm.isSpace(line[start]) { start += 1 }
    while end > start, LineForm.isSpace(line[end - 1]) { end -= 1 }
    return start..<end
  }

  private static let pipe = UInt8(ascii: "|")
  private static let dash = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")
}
