/// Formulas between dollars; each step returns where the scan goes on.
extension InlineScanner {
  mutating func formula(at start: Int, _ found: inout [Finding]) -> Int {
    if start + 1 < text.count, text[start + 1] == UInt8(ascii: "$") {
      return displayFormula(at: start, &found)
    }
    let open = start + 1
    guard open < text.count, !Self.isWhite(text[open]) else { return open }
    while nextDollar < dollars.count, dollars[nextDollar] <= open { nextDollar += 1 }
    guard nextDollar < dollars.count else { return open }
    let close = dollars[nextDollar]
    // As in Pandoc: a formula holds no dollar, and `$5 and $6` is none.
    let isFollowedByDigit = close + 1 < text.count && isDigit(text[close + 1])
    guard !Self.isWhite(text[close - 1]), !isFollowedByDigit else { return open }
    found.append(
      Finding(
        kind: .formula(isDisplay: false), range: start..<(close + 1), content: open..<close))
    return close + 1
  }

  mutating func displayFormula(at start: Int, _ found: inout [Finding]) -> Int {
    let open = start + 2
    guard open < noDoubleDollarFrom else { return open }
    var offset = open
    while offset + 1 < text.count {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if text[offset] == UInt8(ascii: "$"), text[offset + 1] == UInt8(ascii: "$") {
        guard text[open..<offset].contains(where: { !Self.isWhite($0) }) else {
          return offset + 2
        }
        found.append(
          Finding(
            kind: .formula(isDisplay: true), range: start..<(offset + 2), content: open..<offset))
        return equationAttributes(after: offset + 2, &found)
      } else {
        offset += 1
      }
    }
    noDoubleDollarFrom = open
    return open
  }
}
