import Book

/// A statement at the top level of a chapter's program, as text and as the names in it.
///
/// No Swift is parsed: the text is told from strings and comments, and what cannot be told apart is
/// taken together. A name counts wherever it stands.
struct Statement: Sendable {
  /// A word of the statement.
  struct Word: Sendable {
    var text: String
    /// UTF-8 offset in the statement's text.
    var offset: Int
    /// How many brackets stand open around it.
    var depth: Int
    /// Whether it names a member (`.count`) or an argument (`count:`), and no variable.
    var isLabel: Bool
    var isAttribute: Bool
  }

  enum Kind: Sendable, Equatable {
    /// A type, an extension, an operator, an import: it may change what any other code means.
    case declaration
    case function
    case constant
    case other
  }

  let code: SwiftCode
  let words: [Word]
  let kind: Kind
  /// The names that it declares for others to use.
  let declared: Set<String>
  /// Those of them that are variables.
  let variables: Set<String>
  /// Where the bytes of the text stand in the chapter.
  let offsets: OffsetMap
  /// The texts of the words.
  let names: Set<String>

  init(_ bytes: [UInt8], at offsets: OffsetMap) {
    code = SwiftCode(bytes)
    self.offsets = offsets
    words = Self.words(of: code)
    names = Set(words.map(\.text))
    let declarations = Self.declarations(in: code, words)
    declared = declarations.names
    variables = declarations.variables
    kind = Self.kind(of: words, declarations.names)
  }

  var text: String { String(decoding: code.bytes, as: UTF8.self) }

  /// Offsets of a word in the chapter.
  func range(of word: Word) -> Range<Int> {
    let start = offsets.source(of: word.offset)
    return start..<(start + word.text.utf8.count)
  }

  private static func words(of code: SwiftCode) -> [Word] {
    var words: [Word] = []
    var offset = 0
    var depth = 0
    let bytes = code.bytes
    while offset < bytes.count {
      guard code.kinds[offset] == .code, SwiftCode.isName(bytes[offset]) else {
        if code.kinds[offset] == .code { depth += Nesting.step(bytes[offset]) }
        offset += 1
        continue
      }
      var end = offset
      while end < bytes.count, code.kinds[end] == .code, SwiftCode.isName(bytes[end]) { end += 1 }
      let before = bytes[..<offset].last { $0 != 32 && $0 != 10 }
      // A number, or a parameter such as $0, names nothing.
      if !(48...57).contains(bytes[offset]), offset == 0 || bytes[offset - 1] != UInt8(ascii: "$") {
        let isArgument =
          bytes[end...].first { $0 != 32 } == UInt8(ascii: ":")
          && (before == UInt8(ascii: "(") || before == UInt8(ascii: ","))
        words.append(
          Word(
            text: String(decoding: bytes[offset..<end], as: UTF8.self), offset: offset,
            depth: depth, isLabel: isArgument || before == UInt8(ascii: "."),
            isAttribute: before == UInt8(ascii: "@")))
      }
      offset = end
    }
    return words
  }

  private static let modifiers: Set<String> = [
    "public", "private", "fileprivate", "internal", "open", "package", "final", "indirect",
    "nonisolated", "lazy", "weak", "unowned", "prefix", "postfix", "infix", "distributed",
  ]
  private static let types: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "extension", "typealias", "import", "operator",
    "precedencegroup", "macro",
  ]

  private static func opens(_ word: Word) -> Bool {
    word.depth == 0 && !word.isAttribute && !modifiers.contains(word.text)
  }

  private static func kind(of words: [Word], _ declared: Set<String>) -> Kind {
    guard let opener = words.first(where: opens)?.text else { return .other }
    if types.contains(opener) { return .declaration }
    switch opener {
    // A function without a name of letters is an operator.
    case "func": return declared.isEmpty ? .declaration : .function
    case "let": return .constant
    default: return .other
    }
  }

  /// The names that stand after `let`, `var`, `func` and the words that begin types, outside of
  /// braces.
  private static func declarations(
    in code: SwiftCode, _ words: [Word]
  ) -> (names: Set<String>, variables: Set<String>) {
    enum Reading {
      case nothing
      /// Of a pattern; a comma after its value begins another one.
      case pattern(isVariable: Bool)
      case value(isVariable: Bool)
      case name
    }
    var names: Set<String> = []
    var variables: Set<String> = []
    var reading = Reading.nothing
    var depth = 0
    var next = 0
    for offset in code.bytes.indices where code.kinds[offset] == .code {
      if next < words.count, words[next].offset == offset {
        let word = words[next]
        next += 1
        switch (word.text, reading) {
        case ("let", _) where depth == 0: reading = .pattern(isVariable: false)
        case ("var", _) where depth == 0: reading = .pattern(isVariable: true)
        case ("func", _) where depth == 0: reading = .name
        case (let text, _) where depth == 0 && types.contains(text): reading = .name
        case (let text, .name):
          names.insert(text)
          reading = .nothing
        case (let text, .pattern(let isVariable)):
          names.insert(text)
          if isVariable { variables.insert(text) }
        default: break
        }
        continue
      }
      depth += Nesting.step(code.bytes[offset])
      switch (code.bytes[offset], reading) {
      case (UInt8(ascii: "{"), _): reading = .nothing
      // The name of an operator.
      case (UInt8(ascii: "("), .name): reading = .nothing
      case (UInt8(ascii: "="), .pattern(let isVariable)) where depth == 0,
        (UInt8(ascii: ":"), .pattern(let isVariable)) where depth == 0:
        reading = .value(isVariable: isVariable)
      case (UInt8(ascii: ","), .value(let isVariable)) where depth == 0:
        reading = .pattern(isVariable: isVariable)
      default: break
      }
    }
    return (names, variables)
  }
}

/// How brackets nest.
enum Nesting {
  /// 1 for a bracket that opens, -1 for one that closes, else 0.
  static func step(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): -1
    default: 0
    }
  }
}
