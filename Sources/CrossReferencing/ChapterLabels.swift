import Book

/// The labels of one chapter, in reading order.
struct ChapterLabels {
  struct Label {
    var kind: LabelKind
    var name: PlacedName
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
      case .formula(let index): chapter.formulas[index].label.map { add($0, in: chapter) }
      case .cell(let index):
        let cell = chapter.cells[index]
        if let label = cell.label {
          add(PlacedName(label, range: cell.fence), in: chapter)
          for (number, caption) in cell.subcaptions.enumerated() {
            add(PlacedName("\(label)-\(number + 1)", range: caption.range), in: chapter)
          }
        }
      default: break
      }
    }
  }

  private mutating func add(_ name: PlacedName, in chapter: Chapter) {
    guard let kind = LabelKind(label: name.text) else { return }
    all.append(Label(kind: kind, name: name))
  }
}
