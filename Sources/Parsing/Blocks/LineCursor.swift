/// A position in one line, counted in bytes and in columns; a tab reaches to the next multiple of
/// four columns, and may be consumed in part.
struct LineCursor {
  let bytes: [UInt8]
  /// End of the line's content.
  let end: Int
  var offset: Int
  var column = 0
  /// Columns of the tab at `offset - 1` that have not been consumed.
  private var leftOfTab = 0

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.offset = range.lowerBound
    self.end = range.upperBound
  }

  var next: UInt8? { offset < end ? bytes[offset] : nil }

  /// Columns of white space from here to the next visible character.
  var indentation: Int {
    var ahead = self
    ahead.skipSpaces()
    return ahead.column - column
  }

  var isBlank: Bool {
    var ahead = self
    ahead.skipSpaces()
    return ahead.offset == end
  }

  mutating func skipSpaces() {
    consume(columns: .max)
  }

  /// Consumes white space up to a number of columns.
  mutating func consume(columns: Int) {
    var remaining = columns
    let fromTab = min(leftOfTab, remaining)
    leftOfTab -= fromTab
    column += fromTab
    remaining -= fromTab
    while remaining > 0, let byte = next {
      if byte == UInt8(ascii: " ") {
        offset += 1
        column += 1
        remaining -= 1
      } else if byte == UInt8(ascii: "\t") {
        let width = 4 - column % 4
        let taken = min(width, remaining)
        offset += 1
        column += taken
        leftOfTab = width - taken
        remaining -= taken
      } else {
        break
      }
    }
  }

  /// Consumes visible bytes, each one column.
  mutating func advance(_ count: Int) {
    offset += count
    column += count
  }

  /// The bytes from here to the end of the line.
  var rest: ArraySlice<UInt8> { bytes[offset..<end] }
}
