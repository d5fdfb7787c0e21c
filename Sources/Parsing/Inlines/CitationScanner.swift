import Book

/// A reference as it stands in the text.
struct CitationText: Equatable {
  var items: [Item]
  var isBracketed: Bool

  /// Offsets in the text.
  struct Item: Equatable {
    var key: Range<Int>
    var isShort: Bool
    var prefix: Range<Int>
    var suffix: Range<Int>
  }
}

/// References to labels and works, as in Pandoc: `@key`, `[see @a, part 2; -@b]`.
extension InlineScanner {
  /// - Returns: Where the scan goes on.
  mutating func citation(at offset: Int, _ found: inout [Finding]) -> Int {
    guard let key = key(after: offset) else { return offset + 1 }
    var start = offset
    if start > 0, text[start - 1] == UInt8(ascii: "-") { start -= 1 }
    guard start == 0 || Self.mayStandBefore(text[start - 1]) else { return key.upperBound }
    let item = CitationText.Item(
      key: key, isShort: start < offset, prefix: start..<start,
      suffix: key.upperBound..<key.upperBound)
    bareCitations.append(found.count)
    found.append(
      Finding(
        kind: .citation(CitationText(items: [item], isBracketed: false)),
        range: start..<key.upperBound,
        content: key))
    return key.upperBound
  }

  /// Letters, digits and `_`, and between them also `-:./+`.
  private func key(after sign: Int) -> Range<Int>? {
    var end = sign + 1
    while let byte = byte(end), Self.isKey(byte) { end += 1 }
    while end > sign + 1, !Self.isWord(text[end - 1]) { end -= 1 }
    guard end > sign + 1, Self.isWord(text[sign + 1]) else { return nil }
    return (sign + 1)..<end
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 95 || (43...58).contains(byte) && byte != 44
  }

  private static func mayStandBefore(_ byte: UInt8) -> Bool {
    // An address such as name@host is none; after a Chinese character no space is written.
    isWhite(byte) || byte >= 0x80 || Array("([{\"'*_~;,".utf8).contains(byte)
  }

  /// The references between two brackets as one.
  mutating func group(_ bracket: Bracket, closedAt close: Int, _ found: inout [Finding]) {
    var keys: [CitationText.Item] = []
    for finding in found[bracket.findings...] {
      if case .citation(let citation) = finding.kind, !citation.isBracketed {
        keys += citation.items
      }
    }
    dropFindings(of: bracket, &found)
    var ends: [Int] = []
    while let last = semicolons.last, last > bracket.offset { ends.append(semicolons.removeLast()) }

    var items: [CitationText.Item] = []
    var start = bracket.offset + 1
    var next = keys.makeIterator()
    var key = next.next()
    for end in ends.reversed() + [close] {
      guard var item = key, item.key.lowerBound < end else {
        fault(
          "missing-reference", "no label is named here", start..<max(end, start + 1),
          &found, help: ["a semicolon parts references: [@thm-a; @thm-b]"])
        return
      }
      let sign = item.key.lowerBound - (item.isShort ? 2 : 1)
      item.prefix = trimmed(start..<sign)
      item.suffix = trimmed(item.key.upperBound..<end)
      items.append(item)
      key = next.next()
      if let extra = key, extra.key.lowerBound < end {
        fault(
          "two-references", "a second reference without a semicolon before it",
          (extra.key.lowerBound - 1)..<extra.key.upperBound, &found,
          help: ["a semicolon parts references: [@thm-a; @thm-b]"])
        return
      }
      start = end + 1
    }
    found.append(
      Finding(
        kind: .citation(CitationText(items: items, isBracketed: true)),
        range: bracket.offset..<(close + 1), content: (bracket.offset + 1)..<close))
  }

  /// `@villani2009 [§3]`: brackets right after a work that is part of the sentence say where in it.
  mutating func addLocator(_ bracket: Bracket, closedAt close: Int, _ found: inout [Finding]) {
    guard bracket.findings > 0, case .citation(var citation) = found[bracket.findings - 1].kind,
      !citation.isBracketed, !citation.items[0].isShort
    else { return }
    let before = found[bracket.findings - 1].range
    let key = String(decoding: text[citation.items[0].key], as: UTF8.self)
    guard LabelKind(label: key) == nil, trimmed(before.upperBound..<bracket.offset).isEmpty,
      byte(bracket.offset + 1) != UInt8(ascii: "^"), citation.items[0].suffix.isEmpty
    else { return }
    let suffix = trimmed((bracket.offset + 1)..<close)
    guard !suffix.isEmpty else { return }
    dropFindings(of: bracket, &found)
    citation.items[0].suffix = suffix
    found[bracket.findings - 1] = Finding(
      kind: .citation(citation), range: before.lowerBound..<(close + 1),
      content: before.lowerBound..<close)
  }

  /// Forgets what was found inside a bracket, faults left aside, for its text is read again.
  private mutating func dropFindings(of bracket: Bracket, _ found: inout [Finding]) {
    let faults = found[bracket.findings...].filter {
      if case .fault = $0.kind { true } else { false }
    }
    found.removeLast(found.count - bracket.findings)
    found += faults
    if let openStrike, openStrike >= bracket.findings { self.openStrike = nil }
    while let last = bareCitations.last, last >= bracket.findings { bareCitations.removeLast() }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isWhite(text[start]) { start += 1 }
    while end > start, Self.isWhite(text[end - 1]) { end -= 1 }
    return start..<end
  }
}
