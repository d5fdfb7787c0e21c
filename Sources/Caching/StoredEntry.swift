/// The bytes of an entry's file: what was kept, behind its length and its digest.
enum StoredEntry {
  private static let mark = Array("litgan:1".utf8)

  static func bytes(keeping value: [UInt8]) -> [UInt8] {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: value.count >> (8 * $0)) }
    return mark + length + Digest(of: value).hexadecimal.utf8 + value
  }

  /// What was kept, or nil when the bytes are not those that were written.
  ///
  /// - Complexity: O(bytes).
  static func value(in bytes: [UInt8]) -> [UInt8]? {
    let head = mark.count + 8 + 64
    guard bytes.count >= head, bytes.starts(with: mark) else { return nil }
    let length = (0..<8).reduce(UInt(0)) { $0 | UInt(bytes[mark.count + $1]) << (8 * $1) }
    guard length == UInt(bytes.count - head) else { return nil }
    let value = Array(bytes[head...])
    let digest = String(decoding: bytes[(head - 64)..<head], as: UTF8.self)
    return Digest(of: value).hexadecimal == digest ? value : nil
  }
}
