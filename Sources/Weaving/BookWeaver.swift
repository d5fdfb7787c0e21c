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
  ///   - reference: The reference pages, linked from the index page.
  /// - Throws: Everything that is wrong in any of the chapters.
  public func weave(
    _ chapters: [Chapter], _ outcomes: [Outcome], references: CrossReferences,
    reference: [Page] = []
  ) throws(Diagnostics) -> [Page] {
    var book = BookText(chapters: chapters, outcomes: outcomes, references: references)
    book.statements = try statements(of: book)
    var pages: [Page] = []
    var diagnostics: [Diagnostic] = []
    var claimUses: [[ClaimUse]] = []
    for (index, chapter) in chapters.enumerated() {
      var weaver = ChapterWeaver(index, of: book, typesetter: typesetter, number: index + 1)
      do throws(Diagnostics) {
        let content = try weaver.html()
        pages.append(
          page(
            chapter, number: index + 1, content: content, headings: weaver.headings,
            previous: index > 0 ? chapters[index - 1] : nil,
            next: index + 1 < chapters.count ? chapters[index + 1] : nil,
            hasClaims: !references.claims.isEmpty))
        claimUses.append(weaver.claimUses)
        pages += weaver.files
      } catch {
        diagnostics += error.all
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    pages.append(index(chapters, hasClaims: !references.claims.isEmpty))
    if !references.claims.isEmpty {
      let list = ClaimsPage(
        book: book, configuration: configuration, typesetter: typesetter, uses: claimUses)
      let values = frame().merging(try list.values()) { $1 }
      pages.append(Page(path: "claims.html", content: Array(theme.claims(values).utf8)))
      pages.append(Page(path: "claims.json", content: list.json()))
    }
    pages += reference
    pages += theme.assets(chartStyles: ChartTheme.css)
    pages += try KaTeXStyles(classes: typesetter.usedClasses, folder: libraries.katex).pages
    return pages
  }

  /// HTML of the claims' sentences, by the claims' ids.
  ///
  /// - Throws: Formulas in them that cannot be set, at the claims.
  private func statements(of book: BookText) throws(Diagnostics) -> [String: String] {
    var statements: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for claim in book.references.claims {
      let text = BookText(
        chapters: [claim.claim.statement], outcomes: [Outcome(cells: [], inlineValues: [])],
        references: CrossReferences())
      var weaver = ChapterWeaver(0, of: text, typesetter: typesetter, number: nil)
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
    _ text: Chapter, references: CrossReferences = CrossReferences(), typesetter: Typesetter
  ) throws(Diagnostics) -> String {
    let book = BookText(
      chapters: [text], outcomes: [Outcome(cells: [], inlineValues: [])], references: references)
    var weaver = ChapterWeaver(0, of: book, typesetter: typesetter, number: nil)
    return try weaver.html()
  }

  // MARK: Pages

  private func page(
    _ chapter: Chapter, number: Int, content: String, headings: [ChapterWeaver.Heading],
    previous: Chapter?, next: Chapter?, hasClaims: Bool
  ) -> Page {
    let contents = headings.filter { $0.level == 2 }.map { heading in
      ["id": heading.id, "number": heading.number, "title": heading.title]
    }
    var values = frame()
    values["title"] = chapter.title
    values["number"] = number
    values["description"] = chapter.summary
    values["content"] = content
    values["contents"] = contents
    values["hasContents"] = !contents.isEmpty
    values["hasClaims"] = hasClaims
    values["previous"] = previous.map(link)
    values["next"] = next.map(link)
    return Page(path: chapter.slug + ".html", content: Array(theme.page(values).utf8))
  }

  private func index(_ chapters: [Chapter], hasClaims: Bool) -> Page {
    var values = frame()
    values["title"] = configuration.title
    values["description"] = configuration.summary
    values["chapters"] = chapters.enumerated().map { index, chapter in
      link(chapter).merging(["number": "\(index + 1)"]) { $1 }
    }
    values["hasClaims"] = hasClaims
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
