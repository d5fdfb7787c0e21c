import Book

/// The labels of one chapter, in reading order.
struct ChapterLabels {
  struct Label {
    var kind: LabelKind
    var name: PlacedName
    /// Without a reference too: it names a figure's file, or the place that a claim leads back to.
    var isOfUse: Bool
  }

  private(set) var all: [Label] = []

  init(_ chapter: Chapter) {
    if let label = chapter.label { add(label, in: chapter) }
    chapter.document.visit { node in
      switch node.kind {
      case .heading(_, let label?): add(label, in: chapter)
      case .textBlock(let block): block.label.map { add($0, in: chapter) }
      case .table(let table): table.label.map { add($0, in: chapter) }
      case .listing(let listing): listing.label.map { add($0, in: chapter) }
      case .formula(let index):
        let formula = chapter.formulas[index]
        formula.label.map { add($0, in: chapter, isOfUse: formula.claim != nil) }
      case .cell(let index):
        let cell = chapter.cells[index]
        if let label = cell.label {
          add(PlacedName(label, range: cell.fence), in: chapter, isOfUse: true)
          for (number, caption) in cell.subcaptions.enumerated() {
            add(
              PlacedName("\(label)-\(number + 1)", range: caption.range), in: chapter,
              isOfUse: true)
          }
        }
      default: break
      }
    }
  }

  private mutating func add(_ name: PlacedName, in chapter: Chapter, isOfUse: Bool = false) {
    guard let kind = LabelKind(label: name.text) else { return }
    all.append(Label(kind: kind, name: name, isOfUse: isOfUse))
  }
}
