import Book
import Yams

/// What libyaml refuses, and names that are not known, in a diagnostic's words.
extension YAMLMapping {
  static func diagnostic(
    _ error: YamlError, file: SourceFile, range: Range<Int>, position: (Mark) -> Int
  ) -> Diagnostic {
    func at(_ mark: Mark, _ problem: String, help: [String]) -> Diagnostic {
      let offset = min(
        max(position(mark), range.lowerBound), max(range.lowerBound, range.upperBound))
      return Diagnostic(
        "invalid-yaml", "invalid YAML: \(problem)", in: file, at: offset..<offset,
        help: help)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(
        mark, problem,
        help: ["quote a value that holds ': ' or begins with a mark: caption: \"One: two\""])
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.sorted().joined(separator: ", ")
      return at(context.mark, "\(names) is set twice", help: [])
    default:
      return Diagnostic("invalid-yaml", "invalid YAML: \(error)", in: file, at: range)
    }
  }

  /// Of very many names only the first are listed.
  static func suggestion(for key: String, among allowed: [String]) -> [String] {
    guard allowed.count > 40, nearestName(to: key, among: allowed) == nil else {
      return Diagnostic.suggestion(for: key, among: allowed)
    }
    return ["known here: \(allowed.prefix(12).joined(separator: ", ")) and others"]
  }
}
