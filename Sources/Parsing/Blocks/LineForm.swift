/// What a line begins, by its characters alone: CommonMark's marks of blocks, after the line's
/// indentation.
enum LineForm {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The content of `# heading`, or nil for another line.
  static func atxContent(_ rest: ArraySlice<UInt8>) -> Range<Int>? {
    let level = rest.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level) else { return nil }
    let after = rest.dropFirst(level)
    guard after.first.map(isSpace) ?? true else { return nil }
    return after.startIndex..<after.endIndex
  }

  static func fence(_ rest: ArraySlice<UInt8>) -> (UInt8, Int)? {
    guard let marker = rest.first, marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else {
      return nil
    }
    let length = rest.prefix { $0 == marker }.count
    guard length >= 3 else { return nil }
    if marker == UInt8(ascii: "`"), rest.dropFirst(length).contains(marker) { return nil }
    return (marker, length)
  }

  static func isSetextUnderline(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return rest.drop { $0 == mark }.allSatisfy(isSpace)
  }

  static func isThematicBreak(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, Array("*-_".utf8).contains(mark) else { return false }
    return rest.allSatisfy { $0 == mark || isSpace($0) } && rest.filter { $0 == mark }.count >= 3
  }

  /// The bytes of `-`, `+`, `*`, `1.` or `1)`, or nil where no list item begins.
  static func listMarker(
    _ rest: ArraySlice<UInt8>, interrupting: Bool
  ) -> Int? {
    guard let first = rest.first else { return nil }
    var width = 1
    if !Array("-+*".utf8).contains(first) {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard (1...9).contains(digits.count), let mark = rest.dropFirst(digits.count).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      if interrupting, digits.reduce(0, { $0 * 10 + Int($1) - 48 }) != 1 { return nil }
      width = digits.count + 1
    }
    let after = rest.dropFirst(width)
    guard after.first.map(isSpace) ?? true else { return nil }
    if interrupting, after.allSatisfy(isSpace) { return nil }
    return width
  }
}
