extension Entry {
  /// The entry for a terminal: text as it is, what stands in fences indented under a line that
  /// says what it is.
  public var plainText: String {
    var sections = ["\(identifier): \(title)\n"]
    for part in parts {
      switch part {
      case .text(let text): sections.append(text + "\n")
      case .file(let path, let content):
        sections.append("\(path):\n\n" + Self.indented(content.filter { $0 != Self.placeMark }))
      case .commands(let commands): sections.append(Self.indented(commands))
      case .printed(let output): sections.append("litgan prints:\n\n" + Self.indented(output))
      }
    }
    return sections.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      $0.isEmpty ? "\n" : "    \($0)\n"
    }.joined()
  }
}
