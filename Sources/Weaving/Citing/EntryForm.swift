import Book

/// An entry of a list of references, part by part, as the author–date style of the Chicago Manual
/// orders them. Titles stand as the bibliography has them.
struct EntryForm {
  private let entry: Bibliography.Entry
  private let year: String

  /// - Parameter year: With the letter that tells it from others of the same year.
  init(_ entry: Bibliography.Entry, year: String) {
    self.entry = entry
    self.year = year
  }

  /// Inline nodes, a link to the work among them if it has an address.
  var nodes: [Node] {
    var parts: [[Node]] = [text(names), text(year), title]
    parts += details
    if let address {
      parts.append([Node(.link(destination: address, title: ""), children: text(address))])
    }
    return Self.sentences(parts.filter { !$0.isEmpty })
  }

  private var names: String {
    guard entry.authors.isEmpty else { return AuthorNames.full(entry.authors) }
    return AuthorNames.full(entry.editors) + (entry.editors.count == 1 ? ", ed." : ", eds.")
  }

  /// A book's own title is set in italics, the title of a part of something in quotes.
  private var title: [Node] {
    entry.kind == .book
      ? [Node(.emphasis, children: entry.title)] : Self.quoted(entry.title)
  }

  /// Where the work stands, by its kind.
  private var details: [[Node]] {
    switch entry.kind {
    case .articleJournal: [journal]
    case .articleMagazine, .articleNewspaper:
      [container + text(EntryDates.full(entry.issued).map { ", " + $0 }) + pages(after: ", ")]
    case .paperConference, .chapter, .entry, .entryEncyclopedia:
      [collection, series, publisher]
    case .book: [edition, text(field("volume").map { "Vol. " + $0 }), series, publisher]
    case .thesis: [joined([field("genre"), field("publisher")], by: ", ")]
    case .report: [joined([field("genre"), field("number")], by: " "), publisher]
    case .article, .manuscript: [text(field("genre")), preprint]
    case .webpage, .post, .postWeblog: [site, date]
    case .software, .dataset: [text(field("version").map { "Version " + $0 }), publisher]
    }
  }

  // MARK: Parts

  /// `*Neural Computation* 11 (5–6): 355–607`
  private var journal: [Node] {
    var after = field("volume").map { " " + $0 } ?? ""
    if let issue = field("issue")?.replacing("-", with: "–") {
      after += field("volume") == nil ? ", no. \(issue)" : " (\(issue))"
    } else if let month = EntryDates.month(entry.issued) {
      after += " (\(month))"
    }
    return container + text(after) + pages(after: ": ")
  }

  /// `In *Proceedings*, edited by Doina Precup, 2nd ed., 70:214–223`
  private var collection: [Node] {
    guard !entry.container.isEmpty else { return [] }
    var after = ""
    if !entry.authors.isEmpty, !entry.editors.isEmpty {
      after += ", edited by " + AuthorNames.plain(entry.editors)
    }
    if let edition = Self.edition(field("edition")) { after += ", " + edition }
    if let volume = field("volume") {
      after += field("page") == nil ? ", vol. \(volume)" : ", \(volume):\(pageRange ?? "")"
    } else if let pageRange {
      after += ", \(pageRange)"
    }
    return text("In ") + container + text(after)
  }

  private var container: [Node] {
    entry.container.isEmpty ? [] : [Node(.emphasis, children: entry.container)]
  }

  private var series: [Node] {
    joined([field("collection-title"), field("collection-number")], by: " ")
  }

  private var publisher: [Node] {
    joined([field("publisher-place"), field("publisher")], by: ": ")
  }

  private var edition: [Node] { text(Self.edition(field("edition"))) }

  /// The number of a preprint tells where it is, too.
  private var preprint: [Node] {
    guard let number = field("number"), let publisher = field("publisher") else {
      return text(field("number") ?? field("publisher"))
    }
    return text(number.hasPrefix(publisher + ":") ? number : publisher + " " + number)
  }

  private var site: [Node] {
    guard entry.kind == .postWeblog else { return entry.container }
    return container.isEmpty ? [] : container + text(" (blog)")
  }

  private var date: [Node] {
    if entry.issued != nil { return text(EntryDates.full(entry.issued)) }
    return text(EntryDates.full(entry.accessed).map { "Accessed " + $0 })
  }

  /// Where the work can be read.
  private var address: String? {
    if let doi = field("DOI") { return doi.hasPrefix("https:") ? doi : "https://doi.org/" + doi }
    if let url = field("URL") { return url }
    guard let number = field("number"), number.hasPrefix("arXiv:") else { return nil }
    return "https://arxiv.org/abs/" + number.dropFirst("arXiv:".count)
  }

  private func pages(after mark: String) -> [Node] {
    text(pageRange.map { mark + $0 })
  }

  private var pageRange: String? {
    field("page")?.replacing("--", with: "–").replacing("-", with: "–")
  }

  /// `4th ed.` of `4`.
  private static func edition(_ edition: String?) -> String? {
    guard let edition else { return nil }
    guard let number = Int(edition) else {
      return edition.contains("ed.") ? edition : edition + " ed."
    }
    let isTeen = (11...13).contains(number % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending) ed."
  }

  private func field(_ name: String) -> String? { entry.fields[name] }

  // MARK: Nodes

  private func text(_ text: String?) -> [Node] {
    guard let text, !text.isEmpty else { return [] }
    return [Node(.text(text))]
  }

  private func joined(_ parts: [String?], by mark: String) -> [Node] {
    text(parts.compactMap { $0 }.joined(separator: mark))
  }

  /// In quotation marks, those inside becoming single ones.
  private static func quoted(_ title: [Node]) -> [Node] {
    let inner = Node(.paragraph, children: title).mapped { node in
      guard case .text(let text) = node.kind else { return node }
      var node = node
      node.kind = .text(text.replacing("“", with: "‘").replacing("”", with: "’"))
      return node
    }
    let mark = ends(inner.children) ? "”" : ".”"
    return [Node(.text("“"))] + inner.children + [Node(.text(mark))]
  }

  /// The parts with a full stop after each that has none.
  private static func sentences(_ parts: [[Node]]) -> [Node] {
    var nodes: [Node] = []
    for (number, part) in parts.enumerated() {
      nodes += (number > 0 ? [Node(.text(" "))] : []) + part
      if !ends(part) { nodes.append(Node(.text("."))) }
    }
    return nodes
  }

  /// Whether a part's last sign ends a sentence, a quotation mark after it left aside.
  private static func ends(_ part: [Node]) -> Bool {
    var last: Character?
    Node(.paragraph, children: part).visit { node in
      switch node.kind {
      case .text(let text): last = text.last { $0 != "”" } ?? last
      case .code, .formula: last = nil
      default: break
      }
    }
    return last.map { ".?!".contains($0) } ?? false
  }
}
