public import Book
import Foundation
import Mustache
public import Reference
import SVGCharts

/// Chapters and their outcomes to the pages of a site.
public struct BookWeaver: Sendable {
  private let configuration: BookConfiguration
  private let typesetter: Typesetter
  private let libraries: ScriptLibraries
  private let theme: Theme

  /// - Throws: That the theme cannot be read.
  public init(
    _ configuration: BookConfiguration, typesetter: Typesetter, libraries: ScriptLibraries
  ) throws(Diagnostics) {
    self.configuration = configuration
    self.typesetter = typesetter
    self.libraries = libraries
    self.theme = try Theme()
  }

  /// All files of the site.
  ///
  /// - Parameters:
  ///   - outcomes: One for each chapter.
  ///   - references: What the chapters' labels name.
  ///   - bibliography: The works that the chapters cite.
  ///   - terms: What the chapters define, listed on a page of its own.
  ///   - reference: The reference pages, linked from the index page.
  /// - Throws: Everything that is wrong in any of the chapters.
  public func weave(
    _ chapters: [Chapter], _ outcomes: [Outcome], references: CrossReferences,
    bibliography: Bibliography? = nil, terms: [Term] = [], reference: [Page] = []
  ) throws(Diagnostics) -> [Page] {
    let works = bibliography.map {
      CitedWorks($0, citedIn: chapters, language: configuration.language)
    }
    let book = BookText(
      chapters: chapters, outcomes: outcomes, references: references, works: works, terms: terms)
    var pages: [Page] = []
    var diagnostics: [Diagnostic] = []
    for (index, chapter) in chapters.enumerated() {
      var weaver = ChapterWeaver(index, of: book, typesetter: typesetter)
      do throws(Diagnostics) {
        let content = try weaver.html()
        pages.append(
          page(
            chapter, content: content, headings: weaver.headings,
            previous: index > 0 ? chapters[index - 1] : nil,
            next: index + 1 < chapters.count ? chapters[index + 1] : nil, hasTerms: !terms.isEmpty))
        pages += weaver.files
      } catch {
        diagnostics += error.all
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    pages.append(index(chapters, hasTerms: !terms.isEmpty))
    if !terms.isEmpty {
      var values = frame()
      values["terms"] = TermList(book, typesetter).entries(language: configuration.language)
      pages.append(Page(path: "terms.html", content: Array(theme.terms(values).utf8)))
    }
    pages += reference
    pages += theme.assets(chartStyles: ChartTheme.css)
    pages += try KaTeXStyles(classes: typesetter.usedClasses, folder: libraries.katex).pages
    return pages
  }

  /// The reference pages of modules; they need no outcomes, so they are woven while chapters run.
  ///
  /// - Throws: Formulas of docstrings that cannot be set.
  public func reference(
    _ modules: [ReferenceModule], chapters: [Chapter]
  ) throws(Diagnostics) -> [Page] {
    var pages: [Page] = []
    for module in modules {
      let weaver = ReferenceWeaver(
        module, chapters: chapters, typesetter: typesetter, theme: theme, frame: frame())
      pages += try weaver.pages()
    }
    return pages
  }

  /// HTML of a text that stands alone.
  public static func fragment(
    _ text: Chapter, references: CrossReferences = CrossReferences(),
    bibliography: Bibliography? = nil, typesetter: Typesetter
  ) throws(Diagnostics) -> String {
    let works = bibliography.map { CitedWorks($0, citedIn: [text], language: "en") }
    let book = BookText(
      chapters: [text], outcomes: [Outcome(cells: [], inlineValues: [])], references: references,
      works: works)
    var weaver = ChapterWeaver(0, of: book, typesetter: typesetter)
    return try weaver.html()
  }

  // MARK: Pages

  private func page(
    _ chapter: Chapter, content: String, headings: [ChapterWeaver.Heading],
    previous: Chapter?, next: Chapter?, hasTerms: Bool
  ) -> Page {
    let contents = headings.filter { $0.level == 2 }.map { heading in
      ["id": heading.id, "number": heading.number, "title": heading.title]
    }
    var values = frame()
    values["title"] = chapter.title
    values["hasTerms"] = hasTerms
    values["part"] = chapter.number?.word.lowercased()
    values["kicker"] = chapter.number.map { "\($0.word) \($0.text)" }
    values["description"] = chapter.summary
    values["content"] = content
    values["contents"] = contents
    values["hasContents"] = !contents.isEmpty
    values["previous"] = previous.map(link)
    values["next"] = next.map(link)
    return Page(path: chapter.slug + ".html", content: Array(theme.page(values).utf8))
  }

  private func index(_ chapters: [Chapter], hasTerms: Bool) -> Page {
    var values = frame()
    values["title"] = configuration.title
    values["description"] = configuration.summary
    let appendices = chapters.filter { $0.number?.isAppendix ?? false }
    values["chapters"] = chapters.filter { !($0.number?.isAppendix ?? false) }.map(link)
    values["hasAppendices"] = !appendices.isEmpty
    values["single"] = appendices.count == 1
    values["appendices"] = appendices.map(link)
    values["hasTerms"] = hasTerms
    values["hasReference"] = !configuration.reference.isEmpty
    values["reference"] = configuration.reference.map {
      ["href": "reference/\($0.name)/index.html", "title": $0.name]
    }
    return Page(path: "index.html", content: Array(theme.index(values).utf8))
  }

  private func frame() -> [String: Any] {
    [
      "book": configuration.title, "author": configuration.author,
      "language": configuration.language,
    ]
  }

  private func link(_ chapter: Chapter) -> [String: String] {
    ["href": chapter.slug + ".html", "title": chapter.title, "description": chapter.summary]
  }
}
