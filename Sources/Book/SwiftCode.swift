/// Swift code with its strings and comments told apart from it: enough to find where a call ends,
/// without a parser.
///
/// What stands in `\(…)` inside a string is code. Regular expressions between slashes are taken for
/// code, and a parenthesis or a quote in one may mislead.
public struct SwiftCode: Sendable {
  public enum Kind: Sendable, Equatable {
    case code, string, comment
  }

  public let bytes: [UInt8]
  /// What each byte is part of.
  public let kinds: [Kind]

  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var scan = Scan(bytes: bytes)
    scan.run()
    kinds = scan.kinds
  }

  /// An argument of a call; its label and its value, as places in the code.
  public struct Argument: Sendable, Equatable {
    public var label: String?
    public var value: Range<Int>

    public init(label: String?, value: Range<Int>) {
      self.label = label
      self.value = value
    }
  }

  /// The offset after the parenthesis that closes the one at `open`; nil where none does.
  public func end(ofParenthesesAt open: Int) -> Int? {
    var depth = 0
    for offset in open..<bytes.count where kinds[offset] == .code {
      switch bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      default: break
      }
    }
    return nil
  }

  /// The offset of the parenthesis, bracket or brace around a place: the last one before it that is
  /// not closed there. Nil at top level.
  ///
  /// - Complexity: O(bytes before the offset).
  public func opening(before offset: Int) -> Int? {
    var depth = 0
    for index in (0..<offset).reversed() where kinds[index] == .code {
      switch bytes[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// The arguments between parentheses.
  ///
  /// - Parameter call: From the opening parenthesis to the closing one.
  public func arguments(of call: Range<Int>) -> [Argument] {
    var commas: [Int] = []
    var depth = 0
    for offset in call where kinds[offset] == .code {
      switch bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ","): if depth == 1 { commas.append(offset) }
      default: break
      }
    }
    let bounds = [call.lowerBound] + commas + [call.upperBound - 1]
    return zip(bounds, bounds.dropFirst()).map { argument(in: ($0 + 1)..<$1) }
  }

  private func argument(in range: Range<Int>) -> Argument {
    let start =
      range.first { kinds[$0] != .comment && !Self.isSpace(bytes[$0]) } ?? range.lowerBound
    let end = bytes[range].lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? range.upperBound
    let name = bytes[start..<max(start, end)].prefix(while: Self.isName)
    guard !name.isEmpty, name.endIndex < end, bytes[name.endIndex] == UInt8(ascii: ":") else {
      return Argument(label: nil, value: start..<max(start, end))
    }
    let value = bytes[(name.endIndex + 1)..<end].firstIndex { !Self.isSpace($0) } ?? end
    return Argument(label: String(decoding: name, as: UTF8.self), value: value..<end)
  }

  public static func isName(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

/// The walk that finds strings and comments.
private struct Scan {
  /// What the walk is in.
  private enum State {
    /// With the parentheses that are open in it; the last one closed ends an interpolation.
    case code(parentheses: Int, isInterpolation: Bool)
    case string(hashes: Int, isMultiline: Bool)
  }

  let bytes: [UInt8]
  var kinds: [SwiftCode.Kind]
  private var states: [State] = [.code(parentheses: 0, isInterpolation: false)]
  private var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    kinds = Array(repeating: .code, count: bytes.count)
  }

  mutating func run() {
    while offset < bytes.count {
      switch states[states.count - 1] {
      case .code(let open, let isInterpolation): code(open, isInterpolation)
      case .string(let hashes, let isMultiline): string(hashes, isMultiline)
      }
    }
  }

  private mutating func code(_ open: Int, _ isInterpolation: Bool) {
    switch bytes[offset] {
    case UInt8(ascii: "/") where has("//"):
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { take(1, .comment) }
    case UInt8(ascii: "/") where has("/*"): comment()
    case UInt8(ascii: "\""), UInt8(ascii: "#"):
      let hashes = count(of: "#")
      guard has("\"", at: offset + hashes) else { return take(max(hashes, 1), .code) }
      let isMultiline = has("\"\"\"", at: offset + hashes)
      take(hashes + (isMultiline ? 3 : 1), .string)
      states.append(.string(hashes: hashes, isMultiline: isMultiline))
    case UInt8(ascii: "("):
      states[states.count - 1] = .code(parentheses: open + 1, isInterpolation: isInterpolation)
      take(1, .code)
    case UInt8(ascii: ")"):
      if isInterpolation, open == 0 {
        states.removeLast()
        take(1, .string)
      } else {
        states[states.count - 1] = .code(parentheses: open - 1, isInterpolation: isInterpolation)
        take(1, .code)
      }
    default: take(1, .code)
    }
  }

  private mutating func string(_ hashes: Int, _ isMultiline: Bool) {
    let marks = String(repeating: "#", count: hashes)
    let quote = (isMultiline ? "\"\"\"" : "\"") + marks
    if has("\\" + marks + "(") {
      take(2 + hashes, .string)
      states.append(.code(parentheses: 0, isInterpolation: true))
    } else if has("\\" + marks) {
      take(2 + hashes, .string)
    } else if has(quote) {
      take(quote.utf8.count, .string)
      states.removeLast()
    } else if !isMultiline, bytes[offset] == UInt8(ascii: "\n") {
      // A string without an end: the compiler will say so.
      states.removeLast()
    } else {
      take(1, .string)
    }
  }

  private mutating func comment() {
    var depth = 0
    while offset < bytes.count {
      if has("/*") {
        depth += 1
        take(2, .comment)
      } else if has("*/") {
        depth -= 1
        take(2, .comment)
        if depth == 0 { return }
      } else {
        take(1, .comment)
      }
    }
  }

  private mutating func take(_ count: Int, _ kind: SwiftCode.Kind) {
    for place in offset..<min(offset + count, bytes.count) { kinds[place] = kind }
    offset = min(offset + count, bytes.count)
  }

  private func count(of mark: Character) -> Int {
    bytes[offset...].prefix { $0 == mark.asciiValue }.count
  }

  private func has(_ text: String, at place: Int? = nil) -> Bool {
    bytes[min(place ?? offset, bytes.count)...].starts(with: text.utf8)
  }
}
