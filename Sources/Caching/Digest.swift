import CNettle

/// The SHA-256 of some bytes: equal only for equal bytes.
public struct Digest: Sendable, Hashable {
  /// 64 digits from 0 to f.
  public let hexadecimal: String

  /// - Complexity: O(bytes).
  public init(of bytes: some Sequence<UInt8>) {
    var builder = Builder()
    builder.addBare(Array(bytes))
    self = builder.digest()
  }

  public init(of text: String) {
    self.init(of: text.utf8)
  }

  /// - Parameter hexadecimal: 64 digits from 0 to f; nil for anything else.
  public init?(hexadecimal: String) {
    let isDigest =
      hexadecimal.utf8.count == 64
      && hexadecimal.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard isDigest else { return nil }
    self.hexadecimal = hexadecimal
  }

  fileprivate init(_ bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    hexadecimal = String(decoding: text, as: UTF8.self)
  }

  /// A digest of several values, made one after another.
  ///
  /// Each value is preceded by its length, so that no two lists of values look alike.
  public struct Builder {
    private var context = sha256_ctx()

    public init() {
      nettle_sha256_init(&context)
    }

    public mutating func add(_ text: String) {
      add(Array(text.utf8))
    }

    public mutating func add(_ bytes: [UInt8]) {
      addBare((0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) })
      addBare(bytes)
    }

    fileprivate mutating func addBare(_ bytes: [UInt8]) {
      bytes.withUnsafeBufferPointer {
        nettle_sha256_update(&context, $0.count, $0.baseAddress)
      }
    }

    public func digest() -> Digest {
      var context = context
      var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
      nettle_sha256_digest(&context, bytes.count, &bytes)
      return Digest(bytes)
    }
  }
}
