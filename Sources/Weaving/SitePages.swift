public import Book
public import Caching
import Foundation

/// What is made of all pages of a site: the search, and what tells machines which pages there are.
extension BookWeaver {
  /// - Parameters:
  ///   - paths: Of all files of the site so far.
  ///   - store: Keeps the indexes of the search for the next build.
  ///   - keepsSearch: Whether the indexes may be those that this weaver made for an earlier version
  ///     of the book: whoever writes waits for the page, not for the search.
  ///   - contents: The bytes of one of the files.
  /// - Throws: That lunr is missing, or that the site's folder cannot be read.
  public func sitePages(
    _ book: BookText, paths: Set<String>, keptIn store: Store, keepsSearch: Bool,
    contents: (String) throws(Diagnostics) -> [UInt8]
  ) throws(Diagnostics) -> [Page] {
    let pages = inOrder(paths, of: book)
    let lunr = try ScriptLibraries.read(libraries.lunr, package: "libjs-lunr")
    var made = [Page(path: "assets/lunr.js", content: lunr)]
    var indexes: [String] = []
    for (name, pages) in shelves(pages) where !pages.isEmpty {
      let path = "assets/search-\(name).js"
      let index = try memory.search(name, mayBeOld: keepsSearch) { () throws(Diagnostics) in
        try searchIndex.script(of: pages, keptIn: store, contents: contents)
      }
      made.append(Page(path: path, content: index))
      indexes.append(path)
    }
    var values = searchValues(book)
    values["indexes"] = indexes
    made.append(Page(path: "search.html", content: Array(theme.search(values).utf8)))
    guard let site = configuration.siteURL else { return made }
    made.append(sitemap(of: pages, book, at: site))
    made.append(missingPage(book, at: site))
    if let feed = feed(of: book, at: site) { made.append(feed) }
    return made
  }

  /// The pages that readers open: chapters in their order, and then the others by their names.
  private func inOrder(_ paths: Set<String>, of book: BookText) -> [String] {
    let chapters = book.chapters.map { $0.slug + ".html" }
    let others = paths.subtracting(chapters).filter { $0.hasSuffix(".html") }
    return chapters.filter(paths.contains) + others.sorted()
  }

  /// The pages with an index each: what changes while a book is written, and what seldom does.
  private func shelves(_ pages: [String]) -> [(name: String, pages: [String])] {
    let seldom = pages.filter { $0.hasPrefix("reference/") || $0 == "diagnostics.html" }
    let often = Set(pages).subtracting(seldom).subtracting(["index.html"])
    return [("text", pages.filter(often.contains)), ("reference", seldom)]
  }

  /// The search page lists all texts of the book, for readers without scripts.
  private func searchValues(_ book: BookText) -> [String: Any] {
    var values = frame.values(
      "search.html", title: "Search", description: "Words in all pages of this site.",
      lists: lists(of: book))
    var outline = book.chapters.map { chapter in
      let isInOrder = chapter.number?.isInOrder ?? false
      return [
        "href": chapter.slug + ".html",
        "title": (isInOrder ? chapter.place + " · " : "") + chapter.title,
      ]
    }
    if !book.terms.isEmpty { outline.append(["href": "terms.html", "title": "Terms"]) }
    if !book.references.claims.isEmpty {
      outline.append(["href": "claims.html", "title": "Claims"])
    }
    for module in configuration.reference {
      outline.append(["href": "reference/\(module.name)/index.html", "title": module.name])
    }
    if configuration.listsDiagnostics {
      outline.append(["href": "diagnostics.html", "title": "Diagnostics"])
    }
    values["outline"] = outline
    return values
  }

  // MARK: For a site whose address is known

  private func sitemap(of pages: [String], _ book: BookText, at site: String) -> Page {
    let dates = Dictionary(
      book.chapters.map { ($0.slug + ".html", $0.dates?.modified) },
      uniquingKeysWith: { first, _ in first })
    // A sitemap has at most so many addresses.
    let entries = pages.prefix(50_000).map { path in
      var entry = ["url": address(path, at: site)]
      if let modified = dates[path] { entry["modified"] = modified }
      return entry
    }
    return Page(path: "sitemap.xml", content: Array(theme.sitemap(["pages": entries]).utf8))
  }

  /// The texts with a date; nil when none has one.
  private func feed(of book: BookText, at site: String) -> Page? {
    let entries = book.chapters.compactMap { chapter in
      chapter.dates.map { dates in
        [
          "title": chapter.title, "url": address(chapter.slug + ".html", at: site),
          "published": dates.published, "modified": dates.modified,
          "description": chapter.summary,
        ]
      }
    }
    guard let updated = entries.compactMap({ $0["modified"] }).max() else { return nil }
    let author = configuration.author.isEmpty ? configuration.title : configuration.author
    let values: [String: Any] = [
      "language": configuration.language, "book": configuration.title, "site": site,
      "author": author, "updated": updated, "entries": entries,
    ]
    return Page(path: "feed.xml", content: Array(theme.feed(values).utf8))
  }

  /// A server shows it at any address, so its links begin at the server's root.
  private func missingPage(_ book: BookText, at site: String) -> Page {
    var values = frame.values(
      "404.html", title: "No such page", description: "", lists: lists(of: book))
    values["card"] = nil
    values["root"] = URLComponents(string: site)?.percentEncodedPath ?? "/"
    return Page(path: "404.html", content: Array(theme.missing(values).utf8))
  }

  private func address(_ path: String, at site: String) -> String {
    path == "index.html" ? site : site + path
  }
}
