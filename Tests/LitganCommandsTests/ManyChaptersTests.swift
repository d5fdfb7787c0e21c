import Foundation
import Testing

/// Books of more chapters than are in memory at a time.
@Suite("Many chapters")
struct ManyChaptersTests {
  /// Chapters that stand alone, between them some that name or refer to something.
  private static let book = Dictionary(
    uniqueKeysWithValues: (1...200).map { number in
      let text =
        switch number {
        case 3: "## A section {#sec-three}\n\nText."
        case 150: "See @sec-three."
        default: "Text with $x_{\(number % 7)}$."
        }
      return (name(number) + ".md", "---\ntitle: Chapter \(number)\n---\n" + text)
    })

  private static func name(_ number: Int) -> String { String(format: "c%03d", number) }

  @Test("each page is numbered, links to its neighbours, and refers far")
  func neighbours() throws {
    let book = try TestBook(Self.book)
    let result = try book.build()
    #expect(result.errors == "")
    for number in 1...200 {
      let page = book.page(Self.name(number) + ".html")
      #expect(page.contains("<p class=\"chapter-number\">Chapter \(number)</p>"))
      for (relation, other) in [("prev", number - 1), ("next", number + 1)] {
        let link = "<a rel=\"\(relation)\" href=\"\(Self.name(other)).html\">"
        #expect(page.contains(link) == (1...200).contains(other), "\(relation) of \(number)")
      }
    }
    #expect(book.page("c150.html").contains("href=\"c003.html#sec-three\""))
    let again = try book.build()
    #expect(
      again.output == "200 chapters in site: 0 files written, \(book.site().count - 1) unchanged\n")
  }

  @Test("one job or many write the same bytes")
  func serial() throws {
    let book = try TestBook(Self.book)
    #expect(try book.build("--jobs", "1", "--output", "one").status == 0)
    #expect(try book.build("--jobs", "4", "--output", "four").status == 0)
    #expect(book.site("one") == book.site("four"))
  }

  @Test("a fault in the last chapter leaves the site as it was")
  func fault() throws {
    let book = try TestBook(Self.book)
    try book.writeChapter("A formula $\\frac{1$.\n", to: "c200.md")
    let first = try book.build()
    #expect(
      first.errors == """
        book/c200.md:4:19: error: Unexpected end of input in a macro argument, expected '}' \
        [tex-error]
          4 | A formula $\\frac{1$.
            |                   ^

        """)
    #expect(!FileManager.default.fileExists(atPath: book.folder.path + "/site"))
    try book.writeChapter("Well.\n", to: "c200.md")
    #expect(try book.build().status == 0)
    let before = book.site()
    try book.writeChapter("Changed.\n", to: "c001.md")
    try book.writeChapter("No [@sec-four].\n", to: "c200.md")
    #expect(try book.build().status == 1)
    #expect(book.site() == before)
  }
}
