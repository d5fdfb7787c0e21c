/// Strikethrough, `~~so~~`.
extension InlineScanner {
  mutating func tildes(at offset: Int, _ found: inout [Finding]) -> Int {
    let end = text[offset...].drop { $0 == UInt8(ascii: "~") }.startIndex
    let before = offset > 0 ? text[offset - 1] : 32
    let after = byte(end) ?? 32
    if end - offset == 2 {
      if openStrike != nil, !Self.isWhite(before) {
        openStrike = nil
        found.append(literal(.strikeCloses, offset..<end))
      } else if openStrike == nil, !Self.isWhite(after) {
        openStrike = found.count
        found.append(literal(.strikeOpens, offset..<end))
      }
    } else if end - offset == 1 {
      script(UInt8(ascii: "~"), at: offset, "subscripts", "$H_2O$", &found)
    }
    return end
  }
}
