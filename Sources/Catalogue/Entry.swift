/// One kind of fault that litgan reports: what it means, an example, and what is printed for it.
public struct Entry: Sendable, Equatable {
  /// The name in brackets at the end of a report: `unknown-option`.
  public var identifier: String
  /// What is wrong, in a phrase.
  public var title: String
  /// The explanation, in reading order.
  public var parts: [Part]

  /// A piece of an explanation.
  public enum Part: Sendable, Equatable {
    /// Paragraphs of Markdown without code fences.
    case text(String)
    /// A file of the example; its path begins with the folder that litgan is started in.
    case file(path: String, content: String)
    /// The shell commands of an example that needs others than `litgan build book`.
    case commands(String)
    /// What the example prints, whole.
    case printed(String)
  }

  /// The mark that stands in an example's file where a report points to; no reader sees it.
  public static let placeMark: Character = "▸"
}

extension Entry {
  /// Reads an entry from its file: `# Title`, Markdown, and fences of which the first word is
  /// `file`, `whole`, `commands` or `printed`. A chapter after `file` gets front matter.
  ///
  /// - Throws: What about the text is not an entry.
  public init(identifier: String, text: String) throws(Malformed) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard let heading = lines.popFirst(), heading.hasPrefix("# ") else {
      throw Malformed(identifier: identifier, reason: "it does not begin with a title")
    }
    self.identifier = identifier
    self.title = String(heading.dropFirst(2))
    self.parts = []
    var paragraphs: [Substring] = []
    while let line = lines.popFirst() {
      guard line.hasPrefix("```") else {
        paragraphs.append(line)
        continue
      }
      append(paragraphs)
      paragraphs = []
      let fence = line.prefix { $0 == "`" }
      let content = lines.prefix { $0 != fence }
      lines = lines[content.endIndex...]
      guard lines.popFirst() != nil else {
        throw Malformed(identifier: identifier, reason: "the fence '\(line)' has no end")
      }
      parts.append(try Self.part(line.dropFirst(fence.count), content, of: identifier))
    }
    append(paragraphs)
  }

  /// A file of the catalogue that is no entry.
  public struct Malformed: Error, Equatable {
    public var identifier: String
    public var reason: String
  }

  /// Three lines for a chapter: what is not named like an included file.
  private static func frontMatter(of path: String) -> String {
    path.hasSuffix(".md") && !path.contains("/_") ? "---\ntitle: T\n---\n" : ""
  }

  private mutating func append(_ paragraphs: [Substring]) {
    let text = paragraphs.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    if !text.isEmpty { parts.append(.text(text.joined(separator: "\n"))) }
  }

  private static func part(
    _ information: Substring, _ lines: ArraySlice<Substring>, of identifier: String
  ) throws(Malformed) -> Part {
    let words = information.split(separator: " ")
    let content = lines.map { $0 + "\n" }.joined()
    switch (words.first, words.count) {
    case ("file", 2):
      let path = String(words[1])
      return .file(path: path, content: frontMatter(of: path) + content)
    case ("whole", 2): return .file(path: String(words[1]), content: content)
    case ("commands", 1): return .commands(content)
    case ("printed", 1): return .printed(content)
    default:
      throw Malformed(identifier: identifier, reason: "no part is called '\(information)'")
    }
  }
}
