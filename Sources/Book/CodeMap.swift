/// Where the lines of a program's code stand in the chapter.
///
/// The compiler and the running program count the lines of a file that holds the chapter's code and
/// nothing else, so that no edit of prose changes a program. This leads from there to the chapter.
public struct CodeMap: Sendable, Equatable {
  /// The file that places in the program name: no file, and the same for every chapter. A backtrace
  /// would put the working folder before a name without one.
  public static let file = "chapter/code.swift"
  /// As `file`, of the lines that import modules, one each.
  public static let importsFile = "chapter/imports.swift"

  private var lines: [Line] = []

  private struct Line: Sendable, Equatable {
    /// An offset in the chapter, and the bytes that the program's line has before it.
    var start: Int
    var lead: Int
  }

  public init() {}

  /// The number that the next line gets.
  public var nextLine: Int { lines.count + 1 }

  /// Appends a line of the program.
  ///
  /// - Parameters:
  ///   - start: Where its code stands in the chapter.
  ///   - lead: Bytes before the code that the chapter has not.
  public mutating func append(_ start: Int, after lead: Int = 0) {
    lines.append(Line(start: start, lead: lead))
  }

  /// The offset in the chapter of a line and a column as the compiler counts it, in UTF-8 bytes
  /// from 1; a column beyond the chapter's line is its end. Nil where there is no such line.
  public func offset(line: Int, utf8Column: Int, in chapter: SourceFile) -> Int? {
    guard lines.indices.contains(line - 1) else { return nil }
    let line = lines[line - 1]
    let range = chapter.lineRange(chapter.location(of: line.start).line)
    let offset = line.start - line.lead + max(utf8Column - 1, 0)
    return min(max(offset, range.lowerBound), range.upperBound)
  }

  /// The call whose opening parenthesis stands at a place: from the name of the function to the
  /// closing parenthesis. Nil where there is none.
  ///
  /// - Complexity: O(bytes from the place's line to the end of the block).
  public func call(line: Int, utf8Column: Int, in chapter: SourceFile) -> Range<Int>? {
    guard let open = offset(line: line, utf8Column: utf8Column, in: chapter) else { return nil }
    let bytes = chapter.bytes
    guard open < bytes.count, bytes[open] == UInt8(ascii: "(") else { return nil }
    let name = bytes[..<open].reversed().prefix(while: SwiftCode.isName).count
    // No call is longer than this many lines.
    let last = min(chapter.location(of: open).line + 200, chapter.lineStarts.count)
    let code = SwiftCode(Array(bytes[open..<chapter.lineRange(last).upperBound]))
    guard let end = code.end(ofParenthesesAt: 0) else { return nil }
    return (open - name)..<(open + end)
  }
}
