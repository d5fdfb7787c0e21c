import CZlib

/// A font as browsers load it: WOFF 1.0, the font's tables deflated one by one.
///
/// WOFF 2 is smaller by a tenth for fonts of a hundred glyphs; its library prints on standard
/// error what it does.
///
/// - Source: W3C, *WOFF File Format 1.0* (2012), §3–5.
enum WebFont {
  /// - Parameter font: TrueType or OpenType.
  /// - Precondition: The font is whole, as HarfBuzz makes it.
  static func woff(_ font: [UInt8]) -> [UInt8] {
    let count = Int(font.number(4, 2))
    var entries: [UInt8] = []
    var data: [UInt8] = []
    let start = 44 + 20 * count
    var plainSize = 12 + 16 * count
    for record in stride(from: 12, to: 12 + 16 * count, by: 16) {
      let (offset, length) = (Int(font.number(record + 8, 4)), Int(font.number(record + 12, 4)))
      let table = Array(font[offset..<(offset + length)])
      let small = deflated(table)
      // What does not shrink stands as it is, which its length says.
      let stored = small.count < table.count ? small : table
      entries += font[record..<(record + 4)]
      entries.write(UInt32(start + data.count))
      entries.write(UInt32(stored.count))
      entries.write(UInt32(length))
      entries += font[(record + 4)..<(record + 8)]
      data += stored
      while data.count % 4 != 0 { data.append(0) }
      plainSize += (length + 3) / 4 * 4
    }
    var header = Array("wOFF".utf8) + font[0..<4]
    header.write(UInt32(start + data.count))
    header += font[4..<6] + [0, 0]
    header.write(UInt32(plainSize))
    // Version 1.0 of this font; neither metadata nor private data.
    header += [0, 1, 0, 0]
    header += [UInt8](repeating: 0, count: 20)
    return header + entries + data
  }

  private static func deflated(_ table: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(table.count))
    var bytes = [UInt8](repeating: 0, count: Int(size))
    let status = compress2(&bytes, &size, table, UInt(table.count), Z_BEST_COMPRESSION)
    precondition(status == Z_OK, "\(table.count) bytes do not deflate: \(status)")
    return Array(bytes[..<Int(size)])
  }
}

extension [UInt8] {
  /// A number of some bytes, the greatest first.
  fileprivate func number(_ offset: Int, _ count: Int) -> UInt32 {
    self[offset..<(offset + count)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  fileprivate mutating func write(_ number: UInt32) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
  }
}
