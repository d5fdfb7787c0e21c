/// The text of one file of a book, as bytes, with its lines found.
///
/// Every stage names a place by UTF-8 offsets into this file; lines and columns are worked out
/// only when a person has to read them.
public struct SourceFile: Sendable, Equatable {
  /// The path as a diagnostic prints it: relative to where litgan was started.
  public let path: String
  /// The content, UTF-8.
  public let bytes: [UInt8]
  /// Offset at which each line starts; the first is 0.
  public let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    // A final newline ends the last line; it does not begin another.
    if starts.count > 1, starts.last == bytes.count { starts.removeLast() }
    self.lineStarts = starts
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Offsets of a line's content, its line ending left out.
  ///
  /// - Parameter line: Counted from 1.
  public func lineRange(_ line: Int) -> Range<Int> {
    precondition(lineStarts.indices.contains(line - 1), "no line \(line) in \(path)")
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  /// The text between two offsets.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Line and column of an offset, both counted from 1.
  ///
  /// - Complexity: O(log lines + length of the line).
  public func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let column = Self.scalars(in: bytes[lineStarts[low]..<offset])
    return SourceLocation(line: low + 1, column: column + 1)
  }

  /// The offset of a line and a column, the column counted in UTF-8 bytes from 1 as the Swift
  /// compiler counts it. A place outside the file becomes the nearest one inside it.
  public func offset(line: Int, utf8Column: Int) -> Int {
    let range = lineRange(min(max(line, 1), lineStarts.count))
    return min(range.lowerBound + max(utf8Column - 1, 0), range.upperBound)
  }

  /// The offset of a line and a column, the column counted in Unicode scalars from 1.
  public func offset(line: Int, column: Int) -> Int {
    let range = lineRange(min(max(line, 1), lineStarts.count))
    var offset = range.lowerBound
    var remaining = column - 1
    while remaining > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      remaining -= 1
    }
    return offset
  }

  /// Unicode scalars in a run of UTF-8: every byte that does not continue another.
  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// A line and a column, both counted from 1; columns count Unicode scalars, a tab being one.
public struct SourceLocation: Sendable, Hashable, Comparable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
