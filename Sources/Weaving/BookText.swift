public import Book

/// A book's chapters with what their programs gave and what their labels name: what weaving one
/// chapter may look up in the others.
public struct BookText: Sendable {
  public let chapters: [Chapter]
  let outcomes: [Outcome]
  let references: CrossReferences
  /// Where the chapters' links lead.
  let links: LinkMap
  /// HTML of the claims' sentences, by the claims' ids.
  var statements: [String: String] = [:]
  /// Nil in a book without a bibliography.
  let works: CitedWorks?
  /// For each chapter the footnotes' names by the numbers of the citations in them.
  let notes: [[Int: String]]
  let terms: [Term]
  /// What each chapter's page offers to take away.
  let downloads: [Download?]
  /// Where symbols that code names have their reference pages.
  let symbols: SymbolAddresses
  /// For each chapter the ids of its terms by where their attributes begin.
  let termIDs: [[Int: String]]
  /// For each chapter the ids that its blocks, terms and claims have.
  let takenIDs: [Set<String>]

  init(
    chapters: [Chapter], outcomes: [Outcome], references: CrossReferences,
    links: LinkMap = LinkMap(), works: CitedWorks? = nil, terms: [Term] = [],
    downloads: [Download?] = [], symbols: SymbolAddresses = SymbolAddresses()
  ) {
    self.chapters = chapters
    self.outcomes = outcomes
    self.references = references
    self.links = links
    self.works = works
    self.terms = terms
    self.downloads = downloads
    self.symbols = symbols
    var ids = [[Int: String]](repeating: [:], count: chapters.count)
    for term in terms { ids[term.chapter][term.range.lowerBound] = term.id }
    termIDs = ids
    var taken = zip(ids, chapters).map { ids, chapter in
      Set(ids.values).union(chapter.cells.compactMap { $0.label })
    }
    for claim in references.claims { taken[claim.chapter].insert(claim.id) }
    takenIDs = taken
    notes = chapters.map { chapter in
      var names: [Int: String] = [:]
      for footnote in chapter.footnotes {
        for node in footnote.content {
          node.visit {
            if case .citation(let number) = $0.kind { names[number] = footnote.name.text }
          }
        }
      }
      return names
    }
  }

  /// A text of which nothing is run.
  init(
    alone chapter: Chapter, references: CrossReferences = CrossReferences(),
    works: CitedWorks? = nil
  ) {
    self.init(
      chapters: [chapter], outcomes: [Outcome(cells: [], inlineValues: [])],
      references: references, works: works)
  }
}
