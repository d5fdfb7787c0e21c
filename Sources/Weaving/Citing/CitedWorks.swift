import Book
import Foundation

/// The works that a book cites, with what texts call them.
struct CitedWorks: Sendable {
  let bibliography: Bibliography
  /// By id.
  private var names: [String: String] = [:]
  private var years: [String: String] = [:]
  /// The places of the works in a list of references.
  private var places: [String: Int] = [:]

  /// - Parameter language: BCP 47; works are sorted as it sorts names.
  init(_ bibliography: Bibliography, citedIn chapters: [Chapter], language: String) {
    self.bibliography = bibliography
    let locale = Locale(identifier: language)
    let entries = bibliography.cited(in: chapters).map { (entry: $0, key: Self.sortKey($0)) }
      .sorted { a, b in
        for (first, second) in zip(a.key, b.key) {
          let order = first.compare(second, options: .caseInsensitive, range: nil, locale: locale)
          if order != .orderedSame { return order == .orderedAscending }
        }
        return a.entry.id.text < b.entry.id.text
      }
      .map(\.entry)

    var families: [String: Set<String>] = [:]
    for entry in entries {
      if let first = Self.authors(entry).first, first.literal.isEmpty {
        families[first.family, default: []].insert(first.given)
      }
    }
    var groups: [[String]: [String]] = [:]
    for (place, entry) in entries.enumerated() {
      let authors = Self.authors(entry)
      let first = authors.first.map(\.family) ?? ""
      let name = AuthorNames.short(
        authors, needsInitials: (families[first]?.count ?? 0) > 1)
      names[entry.id.text] = name
      years[entry.id.text] = EntryDates.year(entry.issued)
      places[entry.id.text] = place
      groups[[name, EntryDates.year(entry.issued)], default: []].append(entry.id.text)
    }
    for (group, ids) in groups where ids.count > 1 {
      for (number, id) in ids.enumerated() {
        let letter = Chapter.Number.appendix(number + 1).text.lowercased()
        // A word is set apart from the letter: n.d.-a.
        let mark = group[1].last.map { $0.isNumber } ?? true ? letter : "-" + letter
        years[id] = group[1] + mark
      }
    }
  }

  /// `Peyré and Cuturi`.
  func name(_ id: String) -> String { names[id] ?? "" }

  /// `2017`, `2018a`.
  func year(_ id: String) -> String { years[id] ?? "" }

  /// A chapter's works in the order of a list.
  func ids(of chapter: Chapter) -> [String] {
    Set(chapter.citations.flatMap { $0.items.map(\.key.text) })
      .compactMap { id in places[id].map { (id, $0) } }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Inline nodes of the whole entry.
  func entry(_ id: String) -> [Node] {
    bibliography[id].map { EntryForm($0, year: year(id)).nodes } ?? []
  }

  private static func authors(_ entry: Bibliography.Entry) -> [Bibliography.Name] {
    entry.authors.isEmpty ? entry.editors : entry.authors
  }

  /// Names, year, title; what has no date comes last.
  private static func sortKey(_ entry: Bibliography.Entry) -> [String] {
    var title = ""
    Node(.paragraph, children: entry.title).visit { node in
      if case .text(let text) = node.kind { title += text }
    }
    let year = entry.issued?.year ?? 0
    let digits = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return [AuthorNames.full(authors(entry)), year == 0 ? "9999" : digits, title]
  }
}
