/// The text of one file of a book, as bytes, with its lines found.
///
/// Every stage names a place by UTF-8 offsets into this file; lines and columns are worked out
/// only when a person has to read them.
///
/// A file may hold lines of others, which it includes: to the stages it is one text, to a person
/// each line stands in the file that it came from.
public struct SourceFile: Sendable, Equatable {
  /// The path as a diagnostic prints it: relative to where litgan was started.
  public let path: String
  /// The content, UTF-8.
  public private(set) var bytes: [UInt8]
  /// Offset at which each line starts; the first is 0.
  public private(set) var lineStarts: [Int]
  /// Unicode scalars before each multiple of `stride` bytes, so that no column is counted from the
  /// start of a long line.
  private var scalarsBefore = [0]
  private static let stride = 4096
  /// Where runs of lines came from, in their order; none when all are the file's own.
  private var origins: [Origin] = []

  /// From line `line` on, the lines are those of another file from its line `start` on.
  private struct Origin: Sendable, Equatable {
    var line: Int
    var path: String
    var start: Int
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte <= UInt8(ascii: "\r") {
      if Self.endsLine(byte, before: offset + 1 < bytes.count ? bytes[offset + 1] : 0) {
        starts.append(offset + 1)
      }
    }
    // A final newline ends the last line; it does not begin another.
    if starts.count > 1, starts.last == bytes.count { starts.removeLast() }
    self.lineStarts = starts
    countScalars()
  }

  /// As CommonMark has it, `\n`, `\r\n` or `\r` ends a line.
  private static func endsLine(_ byte: UInt8, before next: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Whole lines of one file.
  public struct Lines: Sendable, Equatable {
    public var path: String
    /// The number of the first in that file.
    public var start: Int
    public var bytes: [UInt8]

    public init(path: String, start: Int, bytes: [UInt8]) {
      self.path = path
      self.start = start
      self.bytes = bytes
    }
  }

  /// Lines of several files as one text.
  ///
  /// - Parameter path: The file that includes the others.
  public init(path: String, joining parts: [Lines]) {
    self.init(path: path, bytes: [])
    for part in parts { append(part) }
  }

  /// Appends lines of another file.
  ///
  /// - Returns: Their offsets, the ending of the last line left out.
  @discardableResult
  public mutating func append(_ lines: Lines) -> Range<Int> {
    if bytes.isEmpty {
      lineStarts = []
    } else {
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
      if origins.isEmpty { origins.append(Origin(line: 1, path: path, start: 1)) }
    }
    let start = bytes.count
    let added = SourceFile(path: lines.path, bytes: lines.bytes)
    origins.append(Origin(line: lineStarts.count + 1, path: lines.path, start: lines.start))
    bytes += lines.bytes
    lineStarts += added.lineStarts.map { start + $0 }
    countScalars()
    return start..<(start + added.lineRange(added.lineStarts.count).upperBound)
  }

  /// The file and the line that a person finds the text at, and its column there.
  public func place(of offset: Int) -> (path: String, location: SourceLocation) {
    let location = location(of: offset)
    guard let origin = origins.last(where: { $0.line <= location.line }) else {
      return (path, location)
    }
    let line = location.line - origin.line + origin.start
    return (origin.path, SourceLocation(line: line, column: location.column))
  }

  /// A line in words, as part of a message about this file: `line 12`, `line 3 of _macros.md`.
  public func lineName(of offset: Int) -> String {
    let place = place(of: offset)
    return "line \(place.location.line)" + (place.path == path ? "" : " of \(place.path)")
  }

  /// Offsets of a line's content, its line ending left out.
  ///
  /// - Parameter line: Counted from 1.
  public func lineRange(_ line: Int) -> Range<Int> {
    precondition(lineStarts.indices.contains(line - 1), "no line \(line) in \(path)")
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// How many lines end between two offsets, of which the second is no place inside a line ending.
  ///
  /// - Complexity: O(bytes between them).
  public func lineEnds(in range: Range<Int>) -> Int {
    range.reduce(0) { count, offset in
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      return count + (Self.endsLine(bytes[offset], before: next) ? 1 : 0)
    }
  }

  /// The text between two offsets.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Line and column of an offset, both counted from 1.
  ///
  /// - Complexity: O(log lines).
  public func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let column = scalars(before: offset) - scalars(before: lineStarts[low])
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

  private mutating func countScalars() {
    while scalarsBefore.count * Self.stride <= bytes.count {
      let end = scalarsBefore.count * Self.stride
      scalarsBefore.append(
        scalarsBefore[scalarsBefore.count - 1] + Self.scalars(in: bytes[(end - Self.stride)..<end]))
    }
  }

  private func scalars(before offset: Int) -> Int {
    let counted = offset / Self.stride
    return scalarsBefore[counted] + Self.scalars(in: bytes[(counted * Self.stride)..<offset])
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
