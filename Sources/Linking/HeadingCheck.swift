public import Book

/// Whether headings lead a reader, or a screen reader, from part to part without a gap.
public enum HeadingCheck {
  /// Headings that skip a level, and those of the first level, which the chapter's title has.
  public static func warnings(of chapter: Chapter) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    var last = 1
    chapter.document.visit { node in
      guard case .heading(let level, _) = node.kind, node.line > 0 else { return }
      defer { last = level }
      let range = chapter.source.lineRange(node.line)
      if level == 1 {
        warnings.append(
          Diagnostic(
            "heading-level", "the first level is the chapter's title", in: chapter.source,
            at: range, severity: .warning, help: ["begin sections with ##"]))
      } else if level > last + 1 {
        warnings.append(
          Diagnostic(
            "heading-level", "a heading of level \(level) follows one of level \(last)",
            in: chapter.source, at: range, severity: .warning,
            help: ["write \(String(repeating: "#", count: last + 1))"]))
      }
    }
    return warnings
  }
}
