/// The head of a request, as far as it matters here.
struct Request: Equatable {
  var method: String
  /// As in the first line: `/a%20b.html?x`.
  var target: String
  /// The value of the header `Host`; nil when there is none.
  var host: String?

  /// Bytes that a head may have.
  static let limit = 16 << 10

  /// Nil when the bytes are no head of a request of HTTP/1: the first line is not of three words, a
  /// header has no name, there are two hosts, or a byte is none of a text.
  ///
  /// - Parameter head: All lines, without the empty one that ends them.
  init?(head: some Collection<UInt8>) {
    guard let text = String(validating: head, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value == 0 || $0.value == 0x7F })
    else { return nil }
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words.allSatisfy({ !$0.isEmpty }), words[2].hasPrefix("HTTP/1.") else {
      return nil
    }
    method = String(words[0])
    target = String(words[1])
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
      guard line[..<colon].lowercased() == "host" else { continue }
      guard host == nil else { return nil }
      host = String(line[line.index(after: colon)...].trimming { $0 == " " || $0 == "\t" })
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isSpace: (Character) -> Bool) -> Substring {
    var text = drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }
}
