public import Book

extension Chapter {
  /// Whether the chapter's page depends on nothing outside its text: it runs nothing, refers and
  /// links to nothing and has nothing that another chapter could refer to.
  ///
  /// - Complexity: O(nodes).
  public var standsAlone: Bool {
    guard cells.isEmpty, inlineValues.isEmpty, citations.isEmpty, label == nil, question.isEmpty
    else { return false }
    guard formulas.allSatisfy({ $0.label == nil && $0.references.isEmpty }) else { return false }
    return document.standsAlone
  }
}

extension Node {
  fileprivate var standsAlone: Bool {
    switch kind {
    case .heading(_, let label): if label != nil { return false }
    case .textBlock(let block): if block.label != nil { return false }
    case .table(let table): if table.label != nil { return false }
    case .listing(let listing): if listing.label != nil { return false }
    case .span, .image: return false
    case .link(let destination, _):
      if !destination.contains("://"), !destination.hasPrefix("mailto:") { return false }
    case .htmlInline(let html), .htmlBlock(let html):
      if html.contains("href") || html.contains("src") { return false }
    default: break
    }
    return children.allSatisfy(\.standsAlone)
  }
}
