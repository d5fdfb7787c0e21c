/// A text as at most `count` lines apart by U+000A, broken at spaces and after hyphens and dashes,
/// none wider than `room`; nil where a word is wider or the lines are more.
///
/// - Complexity: O(characters).
func wrapped(_ text: String, room: Double, lines count: Int, fontSize: Double) -> String? {
  var lines: [String] = []
  var line = ""
  for word in words(text) {
    guard textWidth(trimmed(word), size: fontSize) <= room else { return nil }
    if textWidth(trimmed(line + word), size: fontSize) <= room {
      line += word
      continue
    }
    lines.append(trimmed(line))
    line = word
  }
  lines.append(trimmed(line))
  return lines.count <= count ? lines.joined(separator: "\n") : nil
}

/// The parts between which a line may end, each with the space, hyphen or dash that ends it.
private func words(_ text: String) -> [String] {
  var words: [String] = []
  var word = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    word.append(scalar)
    switch scalar.value {
    case 0x20, 0x2D, 0x2010, 0x2013, 0x2014:
      words.append(String(word))
      word = String.UnicodeScalarView()
    default: break
    }
  }
  if !word.isEmpty { words.append(String(word)) }
  return words
}

/// The text without the space at its end.
private func trimmed(_ text: String) -> String {
  guard text.utf8.last == 0x20 else { return text }
  return String(decoding: text.utf8.dropLast(), as: UTF8.self)
}
