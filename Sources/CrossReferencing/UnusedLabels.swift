public import Book

/// Labels of equations, theorems, sections and the like that nothing refers to.
///
/// A label of a block names its figure's file and anchor as well, and the list of claims leads back to
/// an equation that one bears, so those are of use without a reference.
public enum UnusedLabels {
  /// - Parameter links: A link to a label's place refers to it too.
  public static func warnings(of chapters: [Chapter], _ links: LinkMap) -> [Diagnostic] {
    var used = Set(links.pending.compactMap(\.anchor))
    for chapter in chapters {
      for name in LabelCheck.allReferences(of: chapter) { used.insert(name.text) }
    }
    return chapters.flatMap { chapter in
      ChapterLabels(chapter).all.compactMap { label -> Diagnostic? in
        guard !used.contains(label.name.text), !label.isOfUse else { return nil }
        return Diagnostic(
          "unused-label", "nothing refers to '\(label.name.text)'", in: chapter.source,
          at: label.name.range, severity: .warning,
          help: ["refer to it, @\(label.name.text), or leave the label out"])
      }
    }
  }
}
