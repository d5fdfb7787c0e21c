import Book

/// `let history = memo("train") { … }`: a statement whose value is a memo's.
struct MemoCall: Sendable {
  let name: String
  /// Offsets of the name in the chapter.
  let nameRange: Range<Int>
  /// The words of the closure.
  let closure: [Statement.Word]
  let closureText: String

  /// Why a call is none.
  struct Misplaced: Error {
    let reason: String
  }

  /// - Parameter word: `memo` in the statement.
  init(_ word: Statement.Word, in statement: Statement) throws(Misplaced) {
    let code = statement.code
    let outside = Misplaced(
      reason:
        "a memo is the value of a constant at the top of a block: let x = memo(\"name\") { … }")
    guard statement.kind == .constant, word.depth == 0, Self.isValue(word, of: statement) else {
      throw outside
    }
    var open = word.offset + word.text.utf8.count
    open = code.bytes[open...].firstIndex { $0 != 32 } ?? open
    guard open < code.bytes.count, code.bytes[open] == UInt8(ascii: "("),
      let end = code.end(ofParenthesesAt: open)
    else { throw outside }
    let arguments = code.arguments(of: open..<end)
    guard arguments.count == 1, arguments[0].label == nil,
      let name = Self.name(code.bytes[arguments[0].value])
    else {
      throw Misplaced(
        reason: "a memo's name is a text of letters, digits, '-', '_' and '.': memo(\"train-1\")")
    }
    guard let brace = code.bytes[end...].firstIndex(where: { $0 != 32 && $0 != 10 }),
      code.bytes[brace] == UInt8(ascii: "{"), let close = code.end(ofParenthesesAt: brace),
      (close..<code.bytes.count).allSatisfy({ code.kinds[$0] == .comment || code.bytes[$0] <= 32 })
    else { throw outside }
    self.name = name
    let start = statement.offsets.source(of: arguments[0].value.lowerBound)
    nameRange = start..<(start + arguments[0].value.count)
    closure = statement.words.filter { (brace..<close).contains($0.offset) }
    closureText = String(decoding: code.bytes[brace..<close], as: UTF8.self)
  }

  /// Whether nothing but `try` stands between the statement's `=` and the call.
  private static func isValue(_ word: Statement.Word, of statement: Statement) -> Bool {
    let bytes = statement.code.bytes[..<word.offset]
    guard let equals = bytes.lastIndex(of: UInt8(ascii: "=")) else { return false }
    let between = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
    return ["", "try"].contains(
      between.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// The text of a plain string, if it is a name.
  private static func name(_ literal: ArraySlice<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    guard literal.count > 2, literal.first == quote, literal.last == quote else { return nil }
    let name = literal.dropFirst().dropLast()
    let isName = name.allSatisfy {
      $0 < 0x80 && SwiftCode.isName($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard isName, name.first != UInt8(ascii: "."), name.count <= 100 else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
