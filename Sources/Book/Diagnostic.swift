/// Something wrong in a book, at its place, with what to do about it.
///
/// Every error that litgan reports is one of these, whichever stage found it.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  public var severity: Severity
  /// A short name for the kind of fault, printed in brackets: `unknown-option`.
  public var identifier: String
  /// What is wrong, without a full stop.
  public var message: String
  /// The file's path, or nil for what has no place in a file.
  public var path: String?
  /// Where in the file, or nil when the whole file is meant.
  public var location: SourceLocation?
  /// The line at `location` and the underlined part of it.
  public var excerpt: Excerpt?
  /// What to do, one sentence each.
  public var help: [String]

  /// A fault in a file.
  ///
  /// - Parameter range: UTF-8 offsets in `file`. What goes past the end of the first line is not
  ///   underlined.
  public init(
    _ identifier: String, _ message: String, in file: SourceFile, at range: Range<Int>,
    severity: Severity = .error, help: [String] = []
  ) {
    let location = file.location(of: range.lowerBound)
    let line = file.lineRange(location.line)
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(range.upperBound, start), line.upperBound)
    self.severity = severity
    self.identifier = identifier
    self.message = message
    let place = file.place(of: range.lowerBound)
    self.path = place.path
    self.location = place.location
    self.excerpt = Excerpt(of: file, line: line, marked: start..<end)
    self.help = help
  }

  /// A fault that concerns a whole file, or no file at all.
  public init(
    _ identifier: String, _ message: String, path: String?, severity: Severity = .error,
    help: [String] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.path = path
    self.help = help
  }
}

/// Several diagnostics thrown as one: a stage reports all it found, not the first.
public struct Diagnostics: Error, Sendable, Equatable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) {
    self.all = all
  }
}

extension Diagnostic {
  /// The diagnostic as a compiler would print it, ending in a newline.
  ///
  ///     chapters/02-kr.md:41:5: error: unknown cell option 'capton' [unknown-option]
  ///       41 | //| capton: Two piles
  ///          |     ^~~~~~
  ///       help: did you mean 'caption'?
  public var rendered: String {
    var place = path ?? "litgan"
    if let location { place += ":\(location.line):\(location.column)" }
    var text = "\(place): \(severity.rawValue): \(message) [\(identifier)]\n"
    if let location, let excerpt {
      let number = String(location.line)
      let gutter = String(repeating: " ", count: number.count)
      text += "  \(number) | \(excerpt.line)\n"
      text += "  \(gutter) | \(excerpt.underline)\n"
    }
    for sentence in help { text += "  help: \(sentence)\n" }
    return text
  }

  /// The diagnostic for a reader of the page, who sees the code but no file: the line, what is
  /// marked in it, and the message.
  public var quoted: String {
    guard let excerpt else { return message }
    let indent = excerpt.line.prefix { $0 == " " }.count
    return "\(excerpt.line.dropFirst(indent))\n\(excerpt.underline.dropFirst(indent))\n"
      + "error: \(message)"
  }
}
