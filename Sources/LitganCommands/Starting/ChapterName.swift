import Foundation

/// The name of a new chapter's file: the next number where the others have one, and the words of
/// the title.
enum ChapterName {
  /// - Parameters:
  ///   - title: With at least one letter or digit.
  ///   - others: The files of the chapters that there are.
  static func file(for title: String, after others: [String]) -> String {
    let prefixes = others.compactMap { name in
      name.split(separator: "/").last.map { $0.prefix { $0.isASCII && $0.isNumber } }
    }
    let numbers = prefixes.compactMap { Int($0) }
    guard let last = numbers.max(), last < Int.max else { return words(of: title) + ".md" }
    let width = prefixes.map(\.count).max() ?? 0
    let number = String(last + 1)
    let zeros = String(repeating: "0", count: max(width - number.count, 0))
    return "\(zeros)\(number)-\(words(of: title)).md"
  }

  /// The letters and digits of a title in the letters of a web address, words joined by hyphens;
  /// empty when there are none.
  static func words(of title: String) -> String {
    let latin = title.applyingTransform(.toLatin, reverse: false) ?? title
    return latin.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .joined(separator: "-")
  }

  /// A title as a value of YAML.
  static func yaml(_ title: String) -> String {
    let words = ["true", "false", "yes", "no", "on", "off", "null"]
    let isPlain =
      title.first.map { $0.isLetter } ?? false
      && title.allSatisfy { $0.isLetter || $0.isNumber || " -(),.'’–—".contains($0) }
      && title.last != " " && !words.contains(title.lowercased())
    return isPlain ? title : "'" + title.replacing("'", with: "''") + "'"
  }
}
