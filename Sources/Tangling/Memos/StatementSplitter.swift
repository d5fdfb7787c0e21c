import Book

/// Splits a block's code into its statements.
///
/// A statement ends at a line's end, or a semicolon, outside of all brackets; unless what stands on
/// both sides may belong together. Two statements taken for one do no harm.
struct StatementSplitter {
  private let code: SwiftCode
  private let offsets: OffsetMap

  init(_ cell: Cell, in file: SourceFile) {
    var bytes: [UInt8] = []
    var offsets = OffsetMap()
    for line in cell.lines {
      offsets.append(text: bytes.count, source: line.lowerBound)
      bytes += file.bytes[line]
      bytes.append(UInt8(ascii: "\n"))
    }
    code = SwiftCode(bytes)
    self.offsets = offsets
  }

  var statements: [Statement] {
    var statements: [Statement] = []
    var start = 0
    var depth = 0
    var conditions = 0
    func end(at offset: Int) {
      let range = start..<offset
      start = offset + 1
      guard range.contains(where: { isVisible($0) }) else { return }
      statements.append(Statement(Array(code.bytes[range]), at: offsets.slice(range)))
    }
    for (offset, byte) in code.bytes.enumerated() where code.kinds[offset] == .code {
      depth += Nesting.step(byte)
      if byte == UInt8(ascii: "#") {
        if has("#if", at: offset) { conditions += 1 }
        if has("#endif", at: offset) { conditions -= 1 }
      }
      guard depth == 0, conditions == 0 else { continue }
      if byte == UInt8(ascii: ";")
        || byte == UInt8(ascii: "\n") && !continues(at: offset, from: start)
      {
        end(at: offset)
      }
    }
    if start < code.bytes.count { end(at: code.bytes.count) }
    return statements
  }

  /// Whether a byte is no space and no comment.
  private func isVisible(_ offset: Int) -> Bool {
    let byte = code.bytes[offset]
    return code.kinds[offset] != .comment && byte != 32 && byte != 10 && byte != 9 && byte != 13
  }

  /// Whether the line after a line's end may belong to the statement before it.
  private func continues(at end: Int, from start: Int) -> Bool {
    guard let last = (start..<end).last(where: isVisible) else { return true }
    guard let next = ((end + 1)..<code.bytes.count).first(where: isVisible) else { return false }
    let isSpaced = last > start && code.bytes[last - 1] == 32
    if code.kinds[last] == .code {
      switch code.bytes[last] {
      // At a name's end these are of a type or an optional value.
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ">"): if isSpaced { return true }
      case let byte where Self.operators.contains(byte): return true
      default: break
      }
      if Self.opening.contains(word(endingAt: last)) { return true }
    }
    guard code.kinds[next] == .code else { return false }
    if Self.operators.contains(code.bytes[next]) || Self.following.contains(code.bytes[next]) {
      return true
    }
    if Self.closing.contains(word(startingAt: next)) { return true }
    return isAttribute(start..<(last + 1))
  }

  private static let operators = Set("=+-*/%<>&|^~?:,.".utf8)
  /// A parenthesis or a bracket at a line's start begins a statement, as for the compiler.
  private static let following = Set("{".utf8)
  /// Words after which a statement cannot end.
  private static let opening: Set<String> = [
    "let", "var", "func", "return", "try", "await", "is", "as", "in", "where", "else", "throws",
    "rethrows", "async", "case", "extension", "inout", "some", "any", "import", "if", "guard",
    "while", "for", "switch", "throw", "struct", "class", "enum", "protocol", "actor", "typealias",
    "public", "private", "fileprivate", "final", "static", "indirect", "lazy", "nonisolated",
    "repeat", "do", "defer", "consume", "copy", "operator",
  ]
  /// Words by which no statement begins.
  private static let closing: Set<String> = [
    "else", "catch", "where", "as", "is", "in", "throws", "rethrows", "async", "while",
  ]

  /// Whether a text is an attribute alone: `@available(macOS 15, *)`.
  private func isAttribute(_ range: Range<Int>) -> Bool {
    guard let first = range.first(where: isVisible), code.bytes[first] == UInt8(ascii: "@") else {
      return false
    }
    let name = code.bytes[(first + 1)..<range.upperBound].prefix(while: SwiftCode.isName)
    guard name.endIndex < range.upperBound else { return true }
    guard code.bytes[name.endIndex] == UInt8(ascii: "(") else { return false }
    return code.end(ofParenthesesAt: name.endIndex) == range.upperBound
  }

  private func word(endingAt last: Int) -> String {
    let reversed = code.bytes[...last].reversed().prefix(while: SwiftCode.isName)
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }

  private func word(startingAt first: Int) -> String {
    String(decoding: code.bytes[first...].prefix(while: SwiftCode.isName), as: UTF8.self)
  }

  private func has(_ text: String, at offset: Int) -> Bool {
    code.bytes[offset...].starts(with: text.utf8)
  }
}
