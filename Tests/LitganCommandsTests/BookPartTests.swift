import Foundation
import Testing

@Suite("Parts of a book", .serialized)
struct BookPartTests {
  static let chart = CellTests.chart

  @Test("appendices have letters, and references name them")
  func appendices() throws {
    let book = try TestBook(
      ["01.md": "See @sec-more, @sec-part and @fig-b.\n"], configuration: "appendices: [b.md]\n")
    try book.writeChapter(
      """
      ---
      title: More
      label: sec-more
      ---

      ## Part {#sec-part}

      ```swift run
      //| label: fig-b
      //| alt: A line.
      \(Self.chart)
      ```
      """, to: "b.md")
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("1 chapter and 1 appendix in site: "))
    let page = book.page("01.html")
    for text in ["Appendix\u{A0}A</a>", "Section\u{A0}A.1</a>", "Figure\u{A0}A.1</a>"] {
      #expect(page.contains(text), "\(text)")
    }
    let appendix = book.page("b.html")
    #expect(appendix.contains("<p class=\"chapter-number\">Appendix A</p>"))
    #expect(appendix.contains("<span class=\"number\">Figure A.1</span>"))
    #expect(appendix.contains("href=\"01.html#ref-3-1\" aria-label=\"Back to reference 1\""))
    #expect(
      book.page("index.html").contains("<h2>Appendix</h2>\n<ol class=\"chapters\" type=\"A\">"))
  }

  @Test("a part of a figure has a reference of its own, as in Quarto")
  func partsOfFigures() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      //| label: fig-a
      //| layout-ncol: 2
      //| fig-subcap: [One, Two]
      //| alt: [A line., A line.]
      display(\(Self.chart))
      \(Self.chart)
      ```

      See @fig-a, @fig-a-2 and [-@fig-a-1].
      """
    ])
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    let page = book.page("01.html")
    for text in [
      "Figure\u{A0}1.1</a>", "href=\"#fig-a-2\">Figure\u{A0}1.1 (b)</a>",
      "href=\"#fig-a-1\">1.1 (a)</a>", "<figure class=\"part\" id=\"fig-a-2\">",
      "(b) Two <span class=\"backlinks\"><a href=\"#ref-2-1\"",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("a chapter's front matter sets what its blocks do not say themselves")
  func frontMatter() throws {
    let book = try TestBook([
      "01.md": """
      ---
      title: T
      execute:
        echo: false
      code-summary: Show
      ---

      ```swift run
      print("a")
      ```

      ```swift run
      //| echo: true
      //| code-fold: true
      let b = 1
      ```
      """, "02.md": "```swift run\nlet c = 1\n```\n",
    ])
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    let page = book.page("01.html")
    #expect(!page.contains("language-swift\"><span class=\"hljs-title\">print"))
    #expect(page.components(separatedBy: "<pre class=\"code\"").count == 2)
    #expect(page.contains("<summary>Show</summary>"))
    #expect(book.page("02.html").contains("<pre class=\"code\""))
  }

  @Test("the page of terms has them in the language's order, with the sentences that define them")
  func terms() throws {
    let book = try TestBook(
      [
        "01.md": "One. A [zebra]{.term} is `{swift} 1 + 1`\n[östlich]{.term}. Two.\n",
        "02.md": "An [ape]{.term} is $x$; see @sec-a.\n\n## A {#sec-a}\n",
      ], configuration: "language: de\n")
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    let page = book.page("terms.html")
    let links = page.matches(of: /<dt><a href="([^"]*)">/).map { String($0.output.1) }
    #expect(links == ["02.html#term-ape", "01.html#term-östlich", "01.html#term-zebra"])
    #expect(
      page.contains(
        "<dd>A <dfn>zebra</dfn> is 2\n<dfn>östlich</dfn>. <span class=\"place\">Chapter 1</span></dd>"
      ))
    #expect(page.contains(" see Section\u{A0}2.1. <span"))
    #expect(book.page("01.html").contains("<dfn id=\"term-zebra\">zebra</dfn>"))
    #expect(book.page("01.html").contains("<a href=\"terms.html\">Terms</a>"))
    #expect(book.page("index.html").contains("<a href=\"terms.html\">Terms</a>"))
    try book.writeChapter("No more.\n", to: "01.md")
    try book.writeChapter("No more.\n", to: "02.md")
    #expect(try book.build().status == 0)
    #expect(book.site()["terms.html"] == nil)
    #expect(!book.page("index.html").contains("terms.html"))
  }

  @Test(
    "a proof's mark stands after its last word",
    arguments: [
      ("So it is.", "<p>So it is.\u{A0}<span class=\"qed\">∎</span></p>"),
      ("- one\n- two", "<li>two\u{A0}<span class=\"qed\">∎</span></li>"),
      ("> So.", "<p>So.\u{A0}<span class=\"qed\">∎</span></p>"),
      ("So $$x$$", "<span class=\"qed beside\">∎</span></p>"),
      ("So $$x$$ {#eq-a}", "<span class=\"qed beside\">∎</span></p>"),
      ("So\n\n| a |\n|---|\n| b |", "</table></div>\n<p class=\"qed\">∎</p>"),
    ])
  func proofs(text: String, expected: String) throws {
    let book = try TestBook(["01.md": "::: proof\n\(text)\n:::\n"])
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    #expect(book.page("01.html").contains(expected), "\(book.page("01.html"))")
  }

  @Test("a caption that refers to something names it in the figure's title, too")
  func captions() throws {
    let book = try TestBook([
      "01.md": """
      ## A {#sec-a}

      ```swift run
      //| caption: 'As in @sec-a & more'
      //| alt: A line.
      \(Self.chart)
      ```
      """
    ])
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    #expect(book.page("01.html").contains("As in Section\u{A0}1.1 &amp; more</title>"))
  }
}
