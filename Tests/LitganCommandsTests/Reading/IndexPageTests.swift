import Foundation
import Testing

/// The index page with the chapters' questions, and the pages beside the chapters.
@Suite("Questions, and pages beside the chapters")
struct IndexPageTests {
  private static func chapter(_ front: String) -> String {
    "---\ntitle: T\n\(front)---\n\n```swift run\nlet count = 2 + 3\n```\n\nText.\n"
  }

  @Test("a question shows what its chapter has computed, with formulas")
  func question() throws {
    let book = try TestBook([
      "01.md": Self.chapter("question: 'Why is $x$ = `{swift} count`, and *not* [4]{.given}?'\n")
    ])
    let result = try book.build()
    #expect(result.errors == "")
    let index = book.page("index.html")
    let question = try #require(index.firstMatch(of: /<p class="question">.*?<\/p>/)).output
    #expect(question.contains("= 5, and <em>not</em>"))
    #expect(question.contains("<annotation encoding=\"application/x-tex\">x</annotation>"))
    #expect(index.contains("<h2>What it answers</h2>"))
    #expect(!book.page("01.html").contains("Why is"))
    // Its values are those of the chapter's end: another number there is another question.
    try book.writeChapter(
      Self.chapter("question: 'Why is $x$ = `{swift} count`, and *not* [4]{.given}?'\n")
        .replacing("2 + 3", with: "2 + 4"), to: "01.md")
    #expect(try book.build().status == 0)
    #expect(book.page("index.html").contains("= 6, and"))
  }

  @Test("a number typed into a question draws a warning")
  func typed() throws {
    let book = try TestBook(["01.md": Self.chapter("question: Why 5?\n")])
    let result = try book.build()
    #expect(
      result.errors.hasPrefix("book/01.md:3:15: warning: the number 5 is typed, not computed"))
  }

  @Test(
    "what leads elsewhere stands in no question",
    arguments: ["A [link](02.md)?", "See @fig-x?", "$$x$$", "A [word]{.term}?", "A note[^a]?"])
  func refused(_ question: String) throws {
    let book = try TestBook([
      "01.md": Self.chapter("question: '\(question)'\n") + "\n[^a]: A note.\n", "02.md": "Text.\n",
    ])
    let result = try book.build()
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "book/01.md:3:11: error: 'question' holds words, values and short formulas [invalid-text]"
      ), "\(result.errors)")
  }

  @Test(
    "a day that is none is told at its place",
    arguments: [
      ("date: 2026-02-30\n", "3:7: error: 'date' is a day as 2026-11-21, not '2026-02-30'"),
      ("date: today\n", "3:7: error: 'date' is a day as 2026-11-21, not 'today'"),
      ("date-modified: 2026-01-01\n", "3:1: error: 'date-modified' needs a 'date' before it"),
      (
        "date: 2026-02-02\ndate-modified: 2026-01-01\n",
        "4:1: error: 'date-modified' is before 'date'"
      ),
    ])
  func days(front: String, fault: String) throws {
    let book = try TestBook(["01.md": Self.chapter(front)])
    let result = try book.build()
    #expect(result.status == 1)
    #expect(result.errors.contains("book/01.md:" + fault), "\(result.errors)")
  }

  @Test("pages beside the chapters have no number and no neighbours, and stand in every head")
  func pages() throws {
    let book = try TestBook(
      ["01.md": "See @sec-signs.\n\n## One\n", "02.md": "A term: [mass]{.term}.\n"],
      configuration: "pages:\n  - notation.md\n")
    try book.writeChapter(
      """
      ---
      title: Notation
      description: What letters mean.
      ---

      ## Signs {#sec-signs}

      Go to [the first](01.md).

      | a | b |
      |---|---|
      | c | d |

      : Letters {#tbl-letters}
      """, to: "notation.md")
    let result = try book.build("--strict")
    #expect(result.errors == "")
    let page = book.page("notation.html")
    #expect(page.contains("<h1 class=\"alone\">Notation</h1>"))
    #expect(page.contains("<h2 id=\"sec-signs\">Signs</h2>"))
    #expect(page.contains("<span class=\"number\">Table 1</span> Letters"))
    #expect(!page.contains("rel=\"prev\""))
    #expect(!page.contains("chapter-number"))
    #expect(!book.page("02.html").contains("rel=\"next\""))
    #expect(
      book.page("01.html").contains(
        "<a id=\"ref-1-1\" href=\"notation.html#sec-signs\">Signs</a></span>."))
    #expect(book.page("02.html").contains("<li><a href=\"notation.html\">Notation</a></li>"))
    #expect(
      book.page("index.html").contains(
        "<dt><a href=\"notation.html\">Notation</a></dt>\n<dd>What letters mean.</dd>"))
    #expect(book.page("search.html").contains("<li><a href=\"notation.html\">Notation</a></li>"))
  }
}
