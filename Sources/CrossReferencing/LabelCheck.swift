public import Book

/// Checks over a whole book: every label once, and every reference to something that is there, be
/// it a place or a work.
///
/// Claims are left to `ClaimCheck`: which there are is known only when the blocks have run.
public enum LabelCheck {
  /// - Parameter isElsewhere: Whether a name may stand in what could not be read.
  /// - Returns: The faults by chapter, in the order of its text.
  /// - Complexity: O(labels + references), for a fault O(labels).
  public static func diagnostics(
    of chapters: [Chapter], _ bibliography: Bibliography? = nil,
    isElsewhere: (String) -> Bool = { _ in false }
  ) -> [Diagnostic] {
    let labels = chapters.map { ChapterLabels($0).all }
    var places: [String: [(chapter: Int, name: PlacedName)]] = [:]
    for (index, labels) in labels.enumerated() {
      for label in labels { places[label.name.text, default: []].append((index, label.name)) }
    }
    var diagnostics: [Diagnostic] = []
    for (index, chapter) in chapters.enumerated() {
      let file = chapter.source
      var faults: [Diagnostic] = []
      for label in labels[index] {
        let all = places[label.name.text] ?? []
        guard
          let other = all.first(where: { $0.name.range != label.name.range || $0.chapter != index })
        else { continue }
        let source = chapters[other.chapter].source
        let line = source.location(of: other.name.range.lowerBound).line
        faults.append(
          Diagnostic(
            "duplicate-label", "label '\(label.name.text)' also stands at \(source.path):\(line)",
            in: file, at: label.name.range))
      }
      for name in references(of: chapter) where faults.count < most && !isElsewhere(name.text) {
        guard LabelKind(label: name.text) != nil else {
          if bibliography?[name.text] == nil {
            faults.append(unknown(name, places.keys.sorted(), bibliography, in: file))
          }
          continue
        }
        guard places[name.text] == nil else { continue }
        faults.append(unknown(name, among: places.keys.sorted(), in: file))
      }
      diagnostics += faults.sorted { ($0.location?.line ?? 0) < ($1.location?.line ?? 0) }
    }
    return diagnostics
  }

  /// Faults told of one chapter.
  private static let most = 100

  private static func references(of chapter: Chapter) -> [PlacedName] {
    allReferences(of: chapter).filter { LabelKind(label: $0.text) != .claim }
  }

  static func allReferences(of chapter: Chapter) -> [PlacedName] {
    chapter.citations.flatMap { $0.items.map(\.key) }
      + chapter.formulas.flatMap { $0.references.map(\.label) }
  }

  /// A key without the prefix of a label.
  private static func unknown(
    _ name: PlacedName, _ labels: [String], _ bibliography: Bibliography?, in file: SourceFile
  ) -> Diagnostic {
    let ids = bibliography?.entries.map(\.id.text) ?? []
    let near = nearestName(to: name.text, among: ids) ?? nearestName(to: name.text, among: labels)
    let text = "an @ that is text is written \\@"
    guard let bibliography else {
      return Diagnostic(
        "unknown-citation", "'\(name.text)' is no label, and the book has no bibliography",
        in: file, at: name.range,
        help: near.map { ["did you mean '\($0)'?"] }
          ?? ["works stand in references.yml beside book.yml; \(text)"])
    }
    return Diagnostic(
      "unknown-citation",
      "\(bibliography.text.source.path) has no entry with the id '\(name.text)'", in: file,
      at: name.range, help: [near.map { "did you mean '\($0)'?" } ?? text])
  }

  static func unknown(
    _ name: PlacedName, among labels: [String], in file: SourceFile
  ) -> Diagnostic {
    let near = nearestName(to: name.text, among: labels)
    let start = name.range.lowerBound
    let isInText = start > 0 && file.bytes[start - 1] == UInt8(ascii: "@")
    return Diagnostic(
      "unknown-reference", "nothing in the book has the label '\(name.text)'", in: file,
      at: name.range,
      help: [
        near.map { "did you mean '\($0)'?" }
          ?? (isInText
            ? "an @ that is text is written \\@"
            : "a label stands after its equation: $$…$$ {#\(name.text)}")
      ])
  }
}
