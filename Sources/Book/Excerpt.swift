extension Diagnostic {
  /// A source line with a part of it underlined; of a line too wide for a terminal what stands
  /// around that part.
  public struct Excerpt: Sendable, Hashable {
    /// The line, without its ending; `…` stands where it was cut.
    public var line: String
    /// The first underlined Unicode scalar, counted from 1.
    public var column: Int
    /// How many Unicode scalars are underlined, at least 1.
    public var length: Int

    /// Terminal cells of the widest excerpt, the signs for what was cut not counted.
    static let widest = 160
    /// Of these before the underlined part, if as much follows it as there is room for.
    private static let before = 60

    /// - Parameters:
    ///   - line: The offsets of the line, without its ending.
    ///   - marked: The offsets that are underlined, inside the line.
    /// - Complexity: O(`widest`).
    init(of file: SourceFile, line: Range<Int>, marked: Range<Int>) {
      let start = marked.lowerBound
      // A cell takes four bytes at most.
      let reach = 4 * Self.widest
      let left = Self.scalars(of: file, in: max(line.lowerBound, start - reach)..<start)
      let right = Self.scalars(of: file, in: start..<min(line.upperBound, start + reach))
      var leftCount = Self.count(of: left.reversed(), upTo: Self.before)
      var rightCount = Self.count(
        of: right, upTo: Self.widest - Self.width(left.suffix(leftCount)))
      leftCount = Self.count(
        of: left.reversed(), upTo: Self.widest - Self.width(right.prefix(rightCount)))
      rightCount = Self.count(of: right, upTo: Self.widest - Self.width(left.suffix(leftCount)))

      var shown = left.suffix(leftCount)
      let isCutBefore = leftCount < left.count || start - reach > line.lowerBound
      // What belongs to a character that was cut away goes with it.
      if isCutBefore { shown = shown.drop { $0.cells == 0 } }
      let isCutAfter = rightCount < right.count || start + reach < line.upperBound
      self.line =
        (isCutBefore ? "…" : "") + Self.text(shown) + Self.text(right.prefix(rightCount))
        + (isCutAfter ? "…" : "")
      column = shown.count + (isCutBefore ? 2 : 1)
      var bytes = 0
      let count = right.prefix(rightCount).prefix { scalar in
        defer { bytes += UTF8.width(scalar) }
        return bytes < marked.count
      }.count
      length = max(1, count)
    }

    /// Whole scalars only, were the range to cut one.
    private static func scalars(of file: SourceFile, in range: Range<Int>) -> [Unicode.Scalar] {
      var start = range.lowerBound
      var end = range.upperBound
      while start < end, file.bytes[start] & 0xC0 == 0x80 { start += 1 }
      while end > start, end < file.bytes.count, file.bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return Array(file.text(start..<end).unicodeScalars)
    }

    /// How many of the first scalars fit into so many cells.
    private static func count(of scalars: some Sequence<Unicode.Scalar>, upTo width: Int) -> Int {
      var left = width
      var count = 0
      for scalar in scalars {
        left -= self.width(scalar)
        guard left >= 0 else { break }
        count += 1
      }
      return count
    }

    private static func width(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
      scalars.reduce(0) { $0 + width($1) }
    }

    /// Marks that combine count too, or a million of them would have no width.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
      scalar == "\t" ? 8 : max(scalar.cells, 1)
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var text = ""
      for scalar in scalars { text.unicodeScalars.append(scalar) }
      return text
    }

    /// Carets under the excerpt: tabs stay tabs and wide characters take two cells, so that a
    /// terminal shows them under the right place.
    var underline: String {
      let scalars = Array(line.unicodeScalars)
      let before = scalars.prefix(column - 1)
      let marked = scalars.dropFirst(column - 1).prefix(length)
      let indent = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.cells) }
      let width = max(1, marked.reduce(0) { $0 + $1.cells })
      return indent.joined() + "^" + String(repeating: "~", count: width - 1)
    }
  }
}

extension Unicode.Scalar {
  /// Terminal cells that the scalar takes: 0 for marks that combine, 2 for East Asian wide
  /// characters and emoji, 1 otherwise.
  fileprivate var cells: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
