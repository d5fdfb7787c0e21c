public import Book
public import Catalogue
import Foundation
import Mustache
public import Reference
import SVGCharts

/// Chapters and their outcomes to the pages of a site.
public struct BookWeaver: Sendable {
  public let configuration: BookConfiguration
  public private(set) var typesetter: Typesetter
  let libraries: ScriptLibraries
  let theme: Theme
  let searchIndex: SearchIndex
  let memory = WeavingMemory()

  /// - Throws: That the theme cannot be read.
  public init(
    _ configuration: BookConfiguration, typesetter: Typesetter, libraries: ScriptLibraries
  ) throws(Diagnostics) {
    self.configuration = configuration
    self.typesetter = typesetter
    self.libraries = libraries
    let theme = try Theme()
    self.theme = theme
    searchIndex = SearchIndex(
      libraries, words: theme.searchWords, language: configuration.language)
  }

  /// A weaver for another version of the same book: it has the theme and what this one remembers,
  /// and has used no font yet.
  public func anew() -> BookWeaver {
    var weaver = self
    weaver.typesetter = typesetter.anew()
    return weaver
  }

  /// A book's text, ready to be woven chapter by chapter.
  ///
  /// - Parameters:
  ///   - outcomes: One for each chapter.
  ///   - references: What the chapters' labels name.
  ///   - links: Where the chapters' links lead.
  ///   - bibliography: The works that the chapters cite.
  ///   - terms: What the chapters define, listed on a page of its own.
  ///   - downloads: The programs that the chapters' pages offer, one or nil for each.
  ///   - symbols: Where symbols that code names have their reference pages.
  /// - Throws: Formulas in claims that cannot be set.
  public func text(
    _ chapters: [Chapter], _ outcomes: [Outcome], references: CrossReferences, links: LinkMap,
    bibliography: Bibliography?, terms: [Term], downloads: [Download?],
    symbols: SymbolAddresses = SymbolAddresses()
  ) throws(Diagnostics) -> BookText {
    let works = bibliography.map {
      CitedWorks($0, citedIn: chapters, language: configuration.language)
    }
    var book = BookText(
      chapters: chapters, outcomes: outcomes, references: references, links: links, works: works,
      terms: terms, downloads: downloads, symbols: symbols)
    book.statements = try statements(of: book)
    return book
  }

  /// What comes of one chapter.
  public struct WovenChapter: Sendable {
    /// Its page, and the files that the page links to.
    public var pages: [Page]
    /// The places of its text that claims bear, in their order.
    public var claimUses: [ClaimUse]
  }

  /// Weaves one chapter.
  ///
  /// - Parameter index: The chapter's place in the book, counted from 0.
  /// - Throws: Everything that is wrong in it.
  public func chapter(_ index: Int, of book: BookText) throws(Diagnostics) -> WovenChapter {
    let chapters = book.chapters
    return try woven(
      ChapterWeaver(index, of: book, typesetter: typesetter),
      previous: index > 0 ? chapters[index - 1] : nil,
      next: index + 1 < chapters.count ? chapters[index + 1] : nil)
  }

  /// The page of a chapter that stands alone, and so needs only the titles of its neighbours.
  ///
  /// - Throws: Everything that is wrong in it.
  public func pages(
    of chapter: Chapter, previous: Chapter?, next: Chapter?
  ) throws(Diagnostics) -> [Page] {
    try woven(
      ChapterWeaver(0, of: BookText(alone: chapter), typesetter: typesetter),
      previous: previous, next: next
    ).pages
  }

  private func woven(
    _ weaver: ChapterWeaver, previous: Chapter?, next: Chapter?
  ) throws(Diagnostics) -> WovenChapter {
    var weaver = weaver
    let content = try weaver.html()
    let page = page(
      weaver.chapter, content: content, headings: weaver.headings, previous: previous,
      next: next, lists: lists(of: weaver.book), download: weaver.download,
      isolation: weaver.outcome.isolation)
    return WovenChapter(pages: [page] + weaver.files, claimUses: weaver.claimUses)
  }

  /// The page of all that litgan may find wrong.
  ///
  /// - Parameter parse: Reads a text of an explanation.
  public func diagnostics(
    _ entries: [Entry], parse: (String) throws(Diagnostics) -> Chapter
  ) throws(Diagnostics) -> Page {
    try memory.diagnostics(entries, typesetter) { (typesetter) throws(Diagnostics) in
      var values = frame.values(
        "diagnostics.html", title: "Diagnostics",
        description: "What litgan may find wrong with a book, each with an example.")
      values["entries"] = try DiagnosticsPage.entries(entries) { (text) throws(Diagnostics) in
        try Self.fragment(try parse(text), typesetter: typesetter)
      }
      return Page(path: "diagnostics.html", content: Array(theme.diagnostics(values).utf8))
    }
  }

  /// What the site holds beside the chapters' pages: the index page, the lists of claims and of
  /// terms, the style and its fonts.
  ///
  /// - Parameter claimUses: Of each chapter.
  /// - Precondition: All chapters have been woven, or fonts would be missing.
  public func commonPages(
    _ book: BookText, _ claimUses: [[ClaimUse]]
  ) throws(Diagnostics) -> [Page] {
    var pages = [index(book)]
    if !book.references.claims.isEmpty {
      let list = ClaimsPage(
        book: book, configuration: configuration, typesetter: typesetter, uses: claimUses)
      let values = frame.values(
        "claims.html", title: "Claims",
        description: "All sentences that were checked when this book was built.",
        lists: lists(of: book)
      ).merging(try list.values()) { $1 }
      pages.append(Page(path: "claims.html", content: Array(theme.claims(values).utf8)))
      pages.append(Page(path: "claims.json", content: list.json()))
    }
    if !book.terms.isEmpty {
      var values = frame.values(
        "terms.html", title: "Terms", description: "Where the book says what its words mean.",
        lists: lists(of: book))
      values["terms"] = TermList(book, typesetter).entries(language: configuration.language)
      pages.append(Page(path: "terms.html", content: Array(theme.terms(values).utf8)))
    }
    pages += theme.assets(chartStyles: ChartTheme.css)
    let names = typesetter.usedNames
    pages += try memory.styles(names) { () throws(Diagnostics) in
      try KaTeXStyles(names: names, folder: libraries.katex).pages
    }
    return pages
  }

  /// HTML of the claims' sentences, by the claims' ids.
  ///
  /// - Throws: Formulas in them that cannot be set, at the claims.
  private func statements(of book: BookText) throws(Diagnostics) -> [String: String] {
    var statements: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for claim in book.references.claims {
      let text = BookText(alone: claim.claim.statement)
      var weaver = ChapterWeaver(0, of: text, typesetter: typesetter)
      do throws(Diagnostics) {
        statements[claim.id] = try weaver.sentence()
      } catch {
        diagnostics += error.all.map { fault in
          Diagnostic(
            fault.identifier, "in the claim's sentence: \(fault.message)",
            in: book.chapters[claim.chapter].source, at: claim.claim.code, help: fault.help)
        }
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return statements
  }

  /// The reference pages of modules; they need no outcomes, so they are woven while chapters run.
  ///
  /// - Throws: Formulas of docstrings that cannot be set.
  public func reference(
    _ modules: [ReferenceModule], chapters: [Chapter]
  ) throws(Diagnostics) -> [Page] {
    let users = modules.isEmpty ? [] : chapters.map(ReferenceUser.init)
    return try memory.reference(modules, users, typesetter) {
      (typesetter) throws(Diagnostics) in
      var pages: [Page] = []
      for module in modules {
        let weaver = ReferenceWeaver(
          module, users: users, typesetter: typesetter, theme: theme, frame: frame)
        pages += try weaver.pages()
      }
      return pages
    }
  }

  /// HTML of a text that stands alone.
  public static func fragment(
    _ text: Chapter, references: CrossReferences = CrossReferences(),
    bibliography: Bibliography? = nil, typesetter: Typesetter
  ) throws(Diagnostics) -> String {
    let works = bibliography.map { CitedWorks($0, citedIn: [text], language: "en") }
    let book = BookText(alone: text, references: references, works: works)
    var weaver = ChapterWeaver(0, of: book, typesetter: typesetter)
    return try weaver.html()
  }

  // MARK: Pages

  private func page(
    _ chapter: Chapter, content: String, headings: [ChapterWeaver.Heading],
    previous: Chapter?, next: Chapter?, lists: [String: Any], download: Download?,
    isolation: Isolation?
  ) -> Page {
    let isInOrder = chapter.number?.isInOrder ?? true
    let contents = headings.filter { $0.level == 2 }.map { heading in
      ContentsList.Entry(
        id: heading.id, number: isInOrder ? heading.number : nil, title: heading.title)
    }
    var values = frame.values(
      chapter.slug + ".html", title: chapter.title, description: chapter.summary, isArticle: true,
      lists: lists)
    values["part"] = chapter.number?.word.lowercased()
    values["kicker"] = isInOrder ? chapter.place : nil
    values["content"] = content
    values["hasCode"] = content.occurrences(of: "<pre class=\"code") > 0
    values["program"] = download.map { ["href": $0.path, "size": $0.sizeText] }
    values["wasIsolated"] = isolation == .sandbox
    values["hadRights"] = isolation == .limits
    values["isInOrder"] = isInOrder
    values["isOnPage"] = !isInOrder
    values["dates"] = chapter.dates.map { dates in
      ["published": dates.published].merging(
        dates.modified == dates.published ? [:] : ["modified": dates.modified]
      ) { $1 }
    }
    values["contents"] = ContentsList.html(contents)
    values["hasContents"] = !contents.isEmpty
    if isInOrder {
      values["previous"] = previous.map(link)
      values["next"] = next.flatMap { $0.number?.isInOrder ?? true ? link($0) : nil }
    }
    return Page(path: chapter.slug + ".html", content: Array(theme.page(values).utf8))
  }

  private func index(_ book: BookText) -> Page {
    var values = frame.values(
      "index.html", title: configuration.title, description: configuration.summary,
      lists: lists(of: book))
    let parts = Dictionary(grouping: book.chapters.indices) { index in
      switch book.chapters[index].number {
      case .appendix?: "appendices"
      case .page?: "pages"
      default: "chapters"
      }
    }
    for (part, chapters) in parts where part != "pages" {
      values[part] = chapters.map { entry($0, of: book) }
    }
    values["hasQuestions"] = book.chapters.contains { !$0.question.isEmpty }
    values["hasAppendices"] = parts["appendices"] != nil
    values["single"] = parts["appendices"]?.count == 1
    values["hasDiagnostics"] = configuration.listsDiagnostics
    values["hasReference"] = !configuration.reference.isEmpty
    values["reference"] = configuration.reference.map {
      ["href": "reference/\($0.name)/index.html", "title": $0.name]
    }
    return Page(path: "index.html", content: Array(theme.index(values).utf8))
  }

  /// What the index page tells of a chapter: with its question, whose values its program gave.
  private func entry(_ index: Int, of book: BookText) -> [String: String] {
    let chapter = book.chapters[index]
    var entry = link(chapter)
    guard !chapter.question.isEmpty else { return entry }
    var weaver = ChapterWeaver(index, of: book, typesetter: typesetter)
    weaver.isPlain = true
    entry["question"] = ChapterWeaver.inlineHTML(weaver.wovenInlines(chapter.question))
    return entry
  }

  /// What the site has beside its chapters, for the head of its pages.
  func lists(of book: BookText) -> [String: Any] {
    let pages = book.chapters.filter { $0.number == .page }.map(link)
    let hasFeed = configuration.siteURL != nil && book.chapters.contains { $0.dates != nil }
    return [
      "feed": hasFeed, "hasClaims": !book.references.claims.isEmpty,
      "hasTerms": !book.terms.isEmpty,
      "hasPages": !pages.isEmpty, "pages": pages,
    ]
  }

  var frame: PageFrame { PageFrame(configuration) }

  private func link(_ chapter: Chapter) -> [String: String] {
    ["href": chapter.slug + ".html", "title": chapter.title, "description": chapter.summary]
  }
}
