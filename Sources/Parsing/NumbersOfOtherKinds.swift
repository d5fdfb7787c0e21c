import Book

/// Numbers in prose that nobody computes: of places, in names, ordinals, versions and dates.
extension TypedNumbers {
  /// After a word for a place, or after such a number and a comma or `and`.
  func isPlace(_ number: Range<Int>, after last: Int?) -> Bool {
    if let last, number.lowerBound - last <= Self.reach {
      let between = text(last..<number.lowerBound)
      let words = between.split { $0.isWhitespace || $0 == "," }
      let isJoined = words.allSatisfy { ["and", "or", "to", "&", "–", "-"].contains($0) }
      if !between.isEmpty, isJoined, between.contains(where: { $0.isWhitespace || $0 == "," }) {
        return true
      }
    }
    if number.lowerBound > 0, signs[number.lowerBound - 1].scalar == "§" { return true }
    guard let (word, range) = word(before: number.lowerBound) else { return false }
    if Self.places.contains(word.lowercased()) { return true }
    return signs[range.upperBound].scalar == "." && Self.abbreviations.contains(word.lowercased())
  }

  private static let places: Set<String> = {
    let words =
      LabelKind.allCases.map { $0.word.lowercased() } + [
        "chapter", "appendix", "part", "page", "volume", "note", "footnote", "line",
      ]
    return Set(words + words.map { $0 + "s" }).union(["corollaries", "appendices", "§", "§§"])
  }()

  /// With a full stop.
  private static let abbreviations: Set<String> = [
    "eq", "eqs", "fig", "figs", "sec", "ch", "p", "pp", "vol", "no", "thm",
  ]

  /// Digits of a word that has letters too.
  func isName(_ number: Range<Int>) -> Bool {
    let (start, end) = (number.lowerBound, number.upperBound)
    if start > 0 {
      let before = signs[start - 1].scalar
      if before.properties.isAlphabetic || before == "_" || Self.isRaised(before) { return true }
      if start > 1, before == "-" || before == "‐" || before == ".",
        signs[start - 2].scalar.properties.isAlphabetic
      {
        return true
      }
    }
    // An address without brackets around it.
    let word = text(wordBounds(around: number))
    if word.contains("://") || word.contains("@") || word.hasPrefix("&#") { return true }
    let isSpatial =
      end < signs.count && signs[end].scalar == "D"
      && (end + 1 == signs.count || !Self.isWord(signs[end + 1].scalar))
    return isSpatial
  }

  func isOrdinal(_ number: Range<Int>) -> Bool {
    let after = number.upperBound + 2
    let suffix = text(number.upperBound..<min(after, signs.count))
    guard ["st", "nd", "rd", "th"].contains(suffix.lowercased()) else { return false }
    return after >= signs.count || !Self.isWord(signs[after].scalar)
  }

  func isVersion(_ number: Range<Int>) -> Bool {
    if text(number).filter({ $0 == "." }).count >= 2 { return true }
    return word(before: number.lowerBound)?.word.lowercased() == "version"
  }

  func isDate(_ number: Range<Int>) -> Bool {
    let digits = text(number)
    if digits.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil { return true }
    let before = word(before: number.lowerBound)
    let after = word(after: number.upperBound)
    // `12 March 2017`, `March 12, 2017`, `March 2017`
    if let month = before?.word, Self.months.contains(month) { return true }
    if let month = after, Self.months.contains(month), digits.count <= 2 { return true }
    guard digits.count == 4, let year = Int(digits), (1500...2099).contains(year) else {
      return false
    }
    if isEnclosed(number) || followsDay(number) { return true }
    guard let before else { return false }
    if text(before.range).hasSuffix("al") || Self.months.contains(before.word) { return true }
    if ["in", "since", "until"].contains(before.word.lowercased()) { return after == nil }
    // A name, and not the word that begins a sentence.
    return before.word.first?.isUppercase == true && !beginsSentence(before.range.lowerBound)
  }

  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `March 12, 2017`
  private func followsDay(_ number: Range<Int>) -> Bool {
    let before = text(max(0, number.lowerBound - 20)..<number.lowerBound)
    guard let match = before.firstMatch(of: /([A-Z][a-z]+) \d{1,2}, $/) else { return false }
    return Self.months.contains(String(match.output.1))
  }

  /// `(2017)`, `(2017a)`, `(Goyal, 2017)`, `(12 March, 2017)`
  private func isEnclosed(_ number: Range<Int>) -> Bool {
    var end = number.upperBound
    if end < signs.count, "abcdef".contains(signs[end].scalar) { end += 1 }
    guard end < signs.count, ");,".unicodeScalars.contains(signs[end].scalar) else { return false }
    var start = number.lowerBound
    while start > 0, signs[start - 1].scalar == " " { start -= 1 }
    guard start > 0 else { return false }
    return signs[start - 1].scalar == "("
      || signs[start - 1].scalar == "," && text(max(0, start - Self.reach)..<start).contains("(")
  }
}
