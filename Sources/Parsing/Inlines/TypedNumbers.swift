import Book

/// Finds numbers that an author typed into running prose, where a computed value could stand.
///
/// Prose is the text of paragraphs, headings, captions, table cells, footnotes and the names of
/// blocks; it is not front matter, alternative text, code, a formula, HTML, an attribute, the target
/// of a link or the inside of a reference.
///
/// A number is a run of decimal digits of any script with what belongs to it: a sign before it,
/// separators (`1,000`, `0.5`), an exponent (`1e-5`, `10⁻⁶`), a percent sign, and further digits
/// joined by a dash, a slash or a cross (`3–5`, `1/2`, `64×64`), which make one number with it.
/// These are not typed numbers:
///
/// - parts of a name: digits after a letter (`float32`, `W1`, `v2`, `CIFAR-10`), and `2D`, `3D`;
/// - numbers of places, after a word for one: `Figure 3`, `chapters 2 and 3`, `§4.1`, `p. 12`;
/// - ordinals: `1st`, `22nd`;
/// - versions: three parts or more (`6.3.1`), or after `version`;
/// - years and dates: four digits from 1500 to 2099 in parentheses (`(2017)`, `(Goyal, 2017a)`),
///   after `et al.` or a name (`Arjovsky 2017`), after `in`, `since` or `until` unless a word
///   follows, in `2017-03-14`, and days and years beside the name of a month;
/// - what stands in a span that says so: `[600]{.given}`.
///
/// Number words (`two`), list markers and Roman numerals have no digits.
struct TypedNumbers {
  struct Sign {
    var scalar: Unicode.Scalar
    /// Its first byte in the text.
    var offset: Int
  }

  let signs: [Sign]
  private let end: Int
  /// Byte ranges that are no prose, in order.
  private let excluded: [Range<Int>]

  init(_ text: [UInt8], excluding excluded: [Range<Int>]) {
    self.excluded = excluded.sorted { $0.lowerBound < $1.lowerBound }
    var signs: [Sign] = []
    var offset = 0
    // Most texts have their digits in formulas.
    if Self.mayHaveDigits(text, outside: self.excluded) {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        signs.append(Sign(scalar: scalar, offset: offset))
        offset += UTF8.width(scalar)
      }
    }
    self.signs = signs
    end = offset
  }

  private static func mayHaveDigits(_ text: [UInt8], outside excluded: [Range<Int>]) -> Bool {
    var start = 0
    for range in excluded + [text.count..<text.count] {
      let prose = text[start..<max(start, min(range.lowerBound, text.count))]
      if prose.contains(where: { Parsing.isDigit($0) || $0 >= 0x80 }) { return true }
      start = max(start, min(range.upperBound, text.count))
    }
    return false
  }

  /// Byte ranges in the text, in order.
  ///
  /// - Complexity: O(n + m) for n scalars and m exclusions.
  func ranges() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var next = 0
    var index = 0
    /// Where the last number ended that names a place.
    var lastPlace: Int?
    while index < signs.count {
      while next < excluded.count, excluded[next].upperBound <= signs[index].offset { next += 1 }
      if next < excluded.count, excluded[next].contains(signs[index].offset) {
        index += 1
        continue
      }
      guard Self.isDigit(signs[index].scalar) else {
        index += 1
        continue
      }
      let limit = next < excluded.count ? excluded[next].lowerBound : end
      let number = number(from: index, before: limit)
      index = number.upperBound
      if isPlace(number, after: lastPlace) {
        lastPlace = number.upperBound
      } else if !isName(number), !isOrdinal(number), !isVersion(number), !isDate(number) {
        let start = hasSign(before: number.lowerBound) ? number.lowerBound - 1 : number.lowerBound
        found.append(signs[start].offset..<offset(number.upperBound))
      }
    }
    return found
  }

  // MARK: The number

  /// From its first digit to its end.
  private func number(from start: Int, before limit: Int) -> Range<Int> {
    func scalar(_ index: Int) -> Unicode.Scalar? {
      index < signs.count && signs[index].offset < limit ? signs[index].scalar : nil
    }
    func digit(_ index: Int) -> Bool { scalar(index).map(Self.isDigit) ?? false }
    var index = start
    while let next = scalar(index) {
      if Self.isDigit(next) || Self.isRaised(next) {
        index += 1
      } else if ".,:'’\u{202F}".unicodeScalars.contains(next), digit(index + 1) {
        index += 2
      } else if next == "e" || next == "E", digit(index + 1) {
        index += 2
      } else if next == "e" || next == "E", let sign = scalar(index + 1), "+-−".contains(sign),
        digit(index + 2)
      {
        index += 3
      } else if "-‐–—/×".contains(next), digit(index + 1) {
        index += 2
      } else {
        break
      }
    }
    if let next = scalar(index), "%‰".contains(next) { return start..<(index + 1) }
    if let space = scalar(index), space == " " || space == "\u{A0}" || space == "\u{202F}",
      let next = scalar(index + 1), "%‰".contains(next)
    {
      return start..<(index + 2)
    }
    return start..<index
  }

  private func hasSign(before start: Int) -> Bool {
    guard start > 0, "+-−±".contains(signs[start - 1].scalar) else { return false }
    return start == 1 || !Self.isWord(signs[start - 2].scalar)
  }

  // MARK: Words around

  func word(before index: Int) -> (word: String, range: Range<Int>)? {
    var end = index
    while end > 0, " \u{A0}\n.\u{202F}".unicodeScalars.contains(signs[end - 1].scalar) {
      if signs[end - 1].scalar == ".", end > 1, !signs[end - 2].scalar.properties.isAlphabetic {
        return nil
      }
      end -= 1
    }
    guard end < index else { return nil }
    var start = end
    while start > 0,
      signs[start - 1].scalar.properties.isAlphabetic || signs[start - 1].scalar == "§"
    {
      start -= 1
    }
    return start < end ? (text(start..<end), start..<end) : nil
  }

  /// The word that a space parts from the number; nil where the sentence or the text ends.
  func word(after index: Int) -> String? {
    var start = index
    while start < signs.count, " \u{A0}\n\u{202F}".unicodeScalars.contains(signs[start].scalar) {
      start += 1
    }
    guard start > index else { return nil }
    var end = start
    while end < signs.count, signs[end].scalar.properties.isAlphabetic { end += 1 }
    return start < end ? text(start..<end) : nil
  }

  func beginsSentence(_ index: Int) -> Bool {
    var start = index
    while start > 0, !Self.isWord(signs[start - 1].scalar) {
      if ".?!:".unicodeScalars.contains(signs[start - 1].scalar) { return true }
      start -= 1
    }
    return start == 0
  }

  /// Scalars on either side within which what belongs to a number is looked for: a text of nothing
  /// but numbers would be read again for each of them.
  static let reach = 200

  func wordBounds(around number: Range<Int>) -> Range<Int> {
    var (start, end) = (number.lowerBound, number.upperBound)
    let first = max(0, start - Self.reach)
    let last = min(signs.count, end + Self.reach)
    while start > first, !signs[start - 1].scalar.properties.isWhitespace { start -= 1 }
    while end < last, !signs[end].scalar.properties.isWhitespace { end += 1 }
    return start..<end
  }

  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for sign in signs[range] { text.append(sign.scalar) }
    return String(text)
  }

  private func offset(_ index: Int) -> Int { index < signs.count ? signs[index].offset : end }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("0"..."9").contains(scalar) : scalar.properties.generalCategory == .decimalNumber
  }

  /// Signs of an exponent: `⁻⁶`.
  static func isRaised(_ scalar: Unicode.Scalar) -> Bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺".unicodeScalars.contains(scalar)
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "_"
  }
}

extension String {
  func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
