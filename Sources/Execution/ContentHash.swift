import Foundation

/// A hash of contents, the same on every machine: FNV-1a of 64 bits.
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds the bytes and their number, so that two pieces are not one.
  mutating func add(_ bytes: some Collection<UInt8>) {
    for byte in bytes { mix(byte) }
    var count = UInt64(bytes.count)
    for _ in 0..<8 {
      mix(UInt8(truncatingIfNeeded: count))
      count >>= 8
    }
  }

  mutating func add(_ text: String) {
    add(Array(text.utf8))
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
