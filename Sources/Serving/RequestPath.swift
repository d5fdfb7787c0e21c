import Foundation

/// The path of a request's target, decoded: what names a file of the site, and never another one.
struct RequestPath: Equatable {
  /// Without the first slash.
  var text: String

  /// Nil when it is no path: not rooted, badly encoded, not UTF-8, or with a NUL in it.
  ///
  /// Dots are not resolved: a path with `..` in it is the name of no file of a site.
  ///
  /// - Parameter target: As in the request's line: `/a%20b.html?x`.
  init?(target: String) {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    guard path.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8.dropFirst())[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(Self.digit),
        let low = rest.popFirst().flatMap(Self.digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    self.text = text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
