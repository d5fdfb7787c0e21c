import Foundation

/// What a link's destination means.
enum LinkTarget: Equatable {
  /// With a scheme, or `//host`.
  case external
  /// `#id` on the same page; the id may be empty for the page's top.
  case anchor(String)
  /// A path from the site's root, which a page opened from a folder has not.
  case absolute
  /// A path relative to the text's own file, and an id in it.
  case relative(path: String, anchor: String?)
  case empty

  /// Reads a destination as RFC 3986 does: scheme, path, query, fragment. The query of a relative
  /// destination is dropped, for files have none.
  init(_ destination: String) {
    let bytes = destination.utf8
    let scheme = bytes.prefix { byte in
      byte != UInt8(ascii: ":") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "#")
        && byte != UInt8(ascii: "?")
    }
    let isScheme =
      scheme.first.map(Self.isLetter) == true
      && scheme.allSatisfy { Self.isLetter($0) || "0123456789+.-".utf8.contains($0) }
    if destination.isEmpty {
      self = .empty
    } else if destination.hasPrefix("//")
      || (isScheme && bytes.dropFirst(scheme.count).first == UInt8(ascii: ":"))
    {
      self = .external
    } else if destination.hasPrefix("/") {
      self = .absolute
    } else {
      let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].prefix { $0 != "?" }
      let anchor = parts.count > 1 ? Self.decoded(parts[1]) : nil
      self =
        path.isEmpty
        ? .anchor(anchor ?? "") : .relative(path: Self.decoded(path), anchor: anchor)
    }
  }

  private static func decoded(_ text: Substring) -> String {
    text.removingPercentEncoding ?? String(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
