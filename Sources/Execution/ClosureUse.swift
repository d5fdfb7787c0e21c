import Book

/// Whether a closure, or a function that is handed on, runs at once or may be kept for later: told
/// from the code around it, for the compiler's index does not say.
struct ClosureUse {
  private let code: SwiftCode
  private let lineStarts: [Int]

  /// - Parameter text: The whole program.
  init(_ text: String) {
    let code = SwiftCode(Array(text.utf8))
    self.code = code
    lineStarts =
      [0] + code.bytes.indices.filter { code.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  private var bytes: [UInt8] { code.bytes }
  private var kinds: [SwiftCode.Kind] { code.kinds }

  /// What keeps closures, or gives a sequence that calls them later.
  private static let keepers: Set = [
    "sequence", "lazy", "AnyIterator", "AnySequence", "AsyncStream", "Task", "Thread",
  ]
  /// What declares something that is called by its name.
  private static let declarations = ["func", "struct", "class", "actor", "enum"]
  /// Words before braces that are no closures, as `if` is at the beginning of a statement.
  private static let statements: Set = [
    "if", "for", "while", "repeat", "do", "switch", "else", "guard", "defer", "catch", "case",
  ]

  /// Whether the code at a place may run later than its line: it is in a closure, or is a function
  /// that is named and not called, and no call that surely uses it at once takes that.
  ///
  /// - Parameter isFunction: Whether a function is named there.
  /// - Complexity: O(bytes before the offset).
  func isMaybeLater(at position: CodeIndex.Position, isFunction: Bool) -> Bool {
    guard lineStarts.indices.contains(position.line - 1) else { return false }
    let offset = min(lineStarts[position.line - 1] + position.column - 1, bytes.count)
    if isFunction, !isCalled(at: offset), taker(of: offset).map(keeps) ?? true { return true }
    var place = offset
    while let open = code.opening(before: place) {
      if bytes[open] == UInt8(ascii: "{"), !isStatement(open) {
        guard let call = taker(of: open), !keeps(call) else { return true }
      }
      place = open
    }
    return false
  }

  private func isCalled(at offset: Int) -> Bool {
    let end = bytes[offset...].firstIndex { !SwiftCode.isName($0) } ?? bytes.count
    // An operator is always called.
    guard end > offset, end < bytes.count else { return end == offset }
    let next = bytes[end...].first { $0 != UInt8(ascii: " ") } ?? 0
    return next == UInt8(ascii: "(") || next == UInt8(ascii: "{") || next == UInt8(ascii: "<")
      || next == UInt8(ascii: ".")
  }

  /// The chain of names whose call takes a closure or a function that begins at a place, such as
  /// `points.lazy.map`: it stands behind the call, or among its arguments. Nil for none.
  private func taker(of place: Int) -> Substring? {
    let before = bytes[..<place].lastIndex { !Self.isSpace($0) }
    guard let before else { return nil }
    if bytes[place] == UInt8(ascii: "{"), isNameEnd(before) { return chain(endingAt: before) }
    guard let open = code.opening(before: place), bytes[open] == UInt8(ascii: "("), open > 0,
      isNameEnd(open - 1)
    else { return nil }
    return chain(endingAt: open - 1)
  }

  private func isNameEnd(_ index: Int) -> Bool {
    guard kinds[index] == .code else { return false }
    if bytes[index] == UInt8(ascii: ")") { return true }
    let start = bytes[..<index].lastIndex { !SwiftCode.isName($0) }.map { $0 + 1 } ?? 0
    let word = String(decoding: bytes[start...index], as: UTF8.self)
    return SwiftCode.isName(bytes[index]) && !["in", "return", "await", "try"].contains(word)
  }

  /// The text from the beginning of a chain of calls, all in one line or each in one of its own.
  private func chain(endingAt end: Int) -> Substring? {
    var start = end
    var depth = 0
    while start >= 0 {
      let byte = bytes[start]
      if kinds[start] == .code {
        if ")]}".utf8.contains(byte) { depth += 1 }
        if "([{".utf8.contains(byte) {
          if depth == 0 { break }
          depth -= 1
        }
        if depth == 0, "=,;:\n".utf8.contains(byte), !isInChain(start) { break }
      }
      start -= 1
    }
    return Substring(decoding: bytes[(start + 1)...end], as: UTF8.self)
  }

  /// Whether a line's end is before a dot that goes on with a call.
  private func isInChain(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\n")
      && bytes[index...].first { !Self.isSpace($0) } == UInt8(ascii: ".")
  }

  /// Whether a chain may keep what it is given: it names what does, or calls what the code itself
  /// defines.
  private func keeps(_ chain: Substring) -> Bool {
    let words = chain.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    if words.contains(where: Self.keepers.contains) { return true }
    guard let name = callee(chain) else { return true }
    let declared = Array((" " + name).utf8)
    return bytes.indices.contains { index in
      bytes[index...].starts(with: declared) && kinds[index] == .code
        && Self.declarations.contains {
          bytes[..<index].suffix($0.utf8.count).elementsEqual($0.utf8)
        }
        && bytes[(index + declared.count)...].first.map { !SwiftCode.isName($0) } ?? true
    }
  }

  /// The last name of a chain, that of what its last parentheses call.
  private func callee(_ chain: Substring) -> String? {
    var depth = 0
    var name = ""
    for character in chain.reversed() {
      if ")]>}".contains(character) { depth += 1 }
      if depth == 0 {
        let isName = character.isLetter || character.isNumber || character == "_"
        if !isName, !name.isEmpty { break }
        if isName { name.append(character) }
      }
      if "([<{".contains(character) { depth -= 1 }
    }
    return name.isEmpty ? nil : String(name.reversed())
  }

  private func isStatement(_ brace: Int) -> Bool {
    let start =
      bytes[..<brace].indices.last {
        kinds[$0] == .code && (bytes[$0] == UInt8(ascii: "\n") || bytes[$0] == UInt8(ascii: ";"))
      } ?? -1
    let words = String(decoding: bytes[(start + 1)..<brace], as: UTF8.self)
      .split { !$0.isLetter }
    return words.first.map { Self.statements.contains(String($0)) } ?? false
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
