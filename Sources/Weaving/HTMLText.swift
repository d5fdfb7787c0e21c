extension String {
  /// The longest end of the text whose characters meet a condition.
  func suffix(while condition: (Character) -> Bool) -> String {
    String(reversed().prefix(while: condition).reversed())
  }
}

/// Text with what HTML would read as markup written as character references; for content and for
/// attributes in double quotes.
func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 }) else {
    return text
  }
  var result: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): result += "&amp;".utf8
    case UInt8(ascii: "<"): result += "&lt;".utf8
    case UInt8(ascii: ">"): result += "&gt;".utf8
    case UInt8(ascii: "\""): result += "&quot;".utf8
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// The text of HTML, without tags and with the four signs that `escaped` writes as references.
func unmarked(_ html: String) -> String {
  let bytes = html.utf8
  // Most texts have neither; looking for tags in each would take a tenth of a build.
  let text = bytes.contains(UInt8(ascii: "<")) ? html.replacing(/<[^>]*>/, with: "") : html
  guard bytes.contains(UInt8(ascii: "&")) else { return text }
  return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
}
