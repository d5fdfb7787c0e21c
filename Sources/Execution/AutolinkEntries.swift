import Foundation

/// The libraries that an object file of the Swift compiler asks for: `-lFoundation`, one for each
/// module that it imports.
///
/// They stand in a section of the ELF file, between null bytes. The driver has a program that
/// extracts them; to start it takes longer than to read them.
enum AutolinkEntries {
  private static let section = Array(".swift1_autolink_entries".utf8)

  /// - Returns: Nil for what is no ELF file of 64 bits, little-endian.
  static func entries(of object: [UInt8]) -> [String]? {
    let file = Reader(bytes: object)
    // A number of four bytes that stands for "\u{7F}ELF", then two for 64 bits, little-endian.
    guard file.integer(at: 0, size: 4) == 0x464C_457F, file.integer(at: 4, size: 2) == 0x0102,
      let table = file.integer(at: 0x28, size: 8), let size = file.integer(at: 0x3A, size: 2),
      let count = file.integer(at: 0x3C, size: 2), let names = file.integer(at: 0x3E, size: 2),
      let strings = file.integer(at: table + names * size + 0x18, size: 8)
    else { return nil }
    var entries: [String] = []
    for number in 0..<count {
      let header = table + number * size
      guard let name = file.integer(at: header, size: 4),
        let start = file.integer(at: header + 0x18, size: 8),
        let length = file.integer(at: header + 0x20, size: 8)
      else { return nil }
      guard file.bytes(at: strings + name, count: section.count + 1) == section + [0] else {
        continue
      }
      guard let content = file.bytes(at: start, count: length) else { return nil }
      entries += content.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
    return entries
  }

  /// Reads what may be cut off.
  private struct Reader {
    let bytes: [UInt8]

    func bytes(at offset: Int, count: Int) -> [UInt8]? {
      guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
        return nil
      }
      return Array(bytes[offset..<(offset + count)])
    }

    /// A number, the least of its bytes first; nil also for one that no offset can be.
    func integer(at offset: Int, size: Int) -> Int? {
      guard let bytes = bytes(at: offset, count: size) else { return nil }
      let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return value < 1 << 40 ? Int(value) : nil
    }
  }
}
