/// Something wrong in a book, at its place, with what to do about it.
///
/// Every error that litgan reports is one of these, whichever stage found it.
public struct Diagnostic: Error, Sendable, Equatable {
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

  /// A source line with a part of it underlined.
  public struct Excerpt: Sendable, Equatable {
    /// The line, without its ending.
    public var line: String
    /// How many Unicode scalars are underlined, from the location's column on; at least 1.
    public var length: Int

    public init(line: String, length: Int) {
      self.line = line
      self.length = length
    }
  }

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
    let end = min(max(range.upperBound, range.lowerBound), line.upperBound)
    let length =
      end > range.lowerBound ? file.text(range.lowerBound..<end).unicodeScalars.count : 1
    self.severity = severity
    self.identifier = identifier
    self.message = message
    let place = file.place(of: range.lowerBound)
    self.path = place.path
    self.location = place.location
    self.excerpt = Excerpt(line: file.text(line), length: length)
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
      text += "  \(gutter) | \(Self.underline(excerpt, column: location.column))\n"
    }
    for sentence in help { text += "  help: \(sentence)\n" }
    return text
  }

  /// The diagnostic for a reader of the page, who sees the code but no file: the line, what is
  /// marked in it, and the message.
  public var quoted: String {
    guard let location, let excerpt else { return message }
    let mark = Self.underline(excerpt, column: location.column)
    let indent = excerpt.line.prefix { $0 == " " }.count
    return "\(excerpt.line.dropFirst(indent))\n\(mark.dropFirst(indent))\nerror: \(message)"
  }

  /// Carets under the excerpt: tabs stay tabs and wide characters take two cells, so that a
  /// terminal shows them under the right place.
  private static func underline(_ excerpt: Excerpt, column: Int) -> String {
    let scalars = Array(excerpt.line.unicodeScalars)
    let before = scalars.prefix(column - 1)
    let marked = scalars.dropFirst(column - 1).prefix(excerpt.length)
    let indent = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.cells) }
    let width = max(1, marked.reduce(0) { $0 + $1.cells })
    return indent.joined() + "^" + String(repeating: "~", count: width - 1)
  }
}

extension Unicode.Scalar {
  /// Terminal cells that the scalar takes: 0 for marks that combine, 2 for East Asian wide
  /// characters and emoji, 1 otherwise.
  fileprivate var cells: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
