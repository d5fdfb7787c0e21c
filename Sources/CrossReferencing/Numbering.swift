public import Book
import Records

/// Numbers for everything in a book that has one: sections, equations, figures, theorems,
/// claims.
///
/// Each kind is counted through its chapter. Which figures, tables and claims a block has is
/// known only when it has run.
public struct Numbering {
  private var references: CrossReferences
  private let chapter: Chapter
  private let outcome: Outcome
  /// The chapter's, counted from 0.
  private let index: Int
  /// `2.` before every number; empty for a text that stands alone.
  private let prefix: String
  /// Of all claims of the book.
  private let labels: Set<String>
  private var counts: [LabelKind: Int] = [:]
  private var sections = (0, 0)
  private var claims = 0

  /// - Parameters:
  ///   - outcomes: One for each chapter.
  /// - Precondition: The chapters have passed `LabelCheck`.
  public static func references(
    of chapters: [Chapter], _ outcomes: [Outcome]
  ) -> CrossReferences {
    var references = CrossReferences()
    let labels = Set(outcomes.flatMap { $0.claims.compactMap(\.record.label) })
    for (index, chapter) in chapters.enumerated() {
      var numbering = Numbering(
        references: references, chapter: chapter, outcome: outcomes[index], index: index,
        prefix: chapter.number?.prefix ?? "", labels: labels)
      numbering.number()
      references = numbering.references
    }
    return references
  }

  private mutating func number() {
    if let label = chapter.label {
      references.targets[label.text] = CrossReferences.Target(
        kind: .section, chapter: index, number: chapter.number?.text ?? "",
        title: [Node(.text(chapter.title))])
    }
    visit(chapter.document)
    for (number, citation) in chapter.citations.enumerated() {
      for (item, part) in citation.items.enumerated() {
        references.occurrences[part.key.text, default: []].append(
          CrossReferences.Occurrence(chapter: index, citation: number, item: item))
      }
    }
  }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .heading(let level, let label): section(node, level: level, label)
    case .textBlock(let block):
      if let kind = block.kind.labelKind {
        add(kind, block.label, title: block.name, preview: Self.firstParagraph(node))
      }
    case .table(let table) where table.label != nil || !table.caption.isEmpty:
      add(.table, table.label, preview: table.caption)
    case .listing(let listing) where listing.label != nil || !listing.caption.isEmpty:
      add(.listing, listing.label, preview: listing.caption)
    case .formula(let number):
      if let label = chapter.formulas[number].label { add(.equation, label, preview: [node]) }
    case .cell(let number): cell(number)
    default: break
    }
    for child in node.children { visit(child) }
  }

  private mutating func cell(_ number: Int) {
    let cell = chapter.cells[number]
    let label = cell.label.map { PlacedName($0, range: cell.fence) }
    let caption = cell.caption?.content.children ?? []
    let shown = outcome.cells.indices.contains(number) ? outcome.cells[number].displays : []
    let numbered = cell.numberedDisplays(of: shown)
    for (place, kind) in numbered.enumerated() {
      // A label names the last of several.
      add(
        kind == .figure ? .figure : .table, place == numbered.count - 1 ? label : nil,
        preview: caption)
    }
    if let label, cell.isGroup(shown) { addParts(of: cell, label) }
    for claim in outcome.claims where claim.cell == number { self.claim(claim) }
    // Its label names what it shows without a number.
    if numbered.isEmpty, let label, let kind = LabelKind(label: label.text) {
      references.targets[label.text] = CrossReferences.Target(
        kind: kind, chapter: index, number: "", preview: caption)
    }
  }

  /// Counted whether or not the page shows the block: the list of all claims shows it.
  private mutating func claim(_ claim: Claim) {
    claims += 1
    let number = "\(prefix)\(claims)"
    var id = claim.record.label ?? "claim-" + number.replacing(".", with: "-")
    if claim.record.label == nil, labels.contains(id) { id += "-unnamed" }
    references.claims.append(NumberedClaim(claim: claim, chapter: index, number: number, id: id))
    guard let label = claim.record.label else { return }
    references.targets[label] = CrossReferences.Target(kind: .claim, chapter: index, number: number)
  }

  /// `fig-x-1` names the first of the values side by side, as in Quarto: Figure 2.1 (a).
  private mutating func addParts(of cell: Cell, _ label: PlacedName) {
    guard let whole = references.targets[label.text] else { return }
    for (number, caption) in cell.subcaptions.enumerated() {
      let letter = Chapter.Number.appendix(number + 1).text.lowercased()
      references.targets["\(label.text)-\(number + 1)"] = CrossReferences.Target(
        kind: whole.kind, chapter: index, number: "\(whole.number) (\(letter))",
        preview: caption.content.children)
    }
  }

  private mutating func section(_ node: Node, level: Int, _ label: PlacedName?) {
    var number = ""
    if level == 2 {
      sections = (sections.0 + 1, 0)
      number = "\(prefix)\(sections.0)"
    } else if level == 3 {
      sections.1 += 1
      number = "\(prefix)\(sections.0).\(sections.1)"
    }
    guard let label else { return }
    // The sections of a page beside the chapters are named by their titles.
    if chapter.number == .page { number = "" }
    references.targets[label.text] = CrossReferences.Target(
      kind: .section, chapter: index, number: number, title: node.children)
  }

  private mutating func add(
    _ kind: LabelKind, _ label: PlacedName?, title: [Node] = [], preview: [Node]
  ) {
    counts[kind, default: 0] += 1
    guard let label else { return }
    references.targets[label.text] = CrossReferences.Target(
      kind: kind, chapter: index, number: "\(prefix)\(counts[kind]!)", title: title,
      preview: preview)
  }

  private static func firstParagraph(_ node: Node) -> [Node] {
    node.children.first { $0.kind == .paragraph }?.children ?? []
  }
}
