import Book
import Testing

@testable import Parsing

/// Constructs of Pandoc and Quarto that would come out as silent text; `▸` stands where the finding
/// belongs.
@Suite("Constructs that are left out")
struct LeftOutTests {
  static let mistakes = [
    LanguageErrorTests.Mistake(
      "a) one\n▸b) two\n", "lists with such marks are not part of this language [left-out]",
      help: "number the items 1. 2. 3."),
    .init(
      "(i) 分布\n\n▸(ii) two\n", "lists with such marks are not part of this language [left-out]"),
    .init(
      "A.\n(1) 😀 $x$\n▸(2) two\n", "lists with such marks are not part of this language [left-out]"),
    .init("#. one\n▸#. two\n", "lists with such marks are not part of this language [left-out]"),
    .init("i. one\n▸ii. two\n", "lists with such marks are not part of this language [left-out]"),
    .init(
      "- ▸(@) one\n", "numbered examples are not part of this language [left-out]",
      help: "write ::: {#exm-name .example} and refer to it by @exm-name"),
    .init("▸(@good) one\n", "numbered examples are not part of this language [left-out]"),
    .init(
      "分布\t$x$ ▸==a b==, c\n", "marks of equals signs are not part of this language [left-out]",
      help: "write [text]{.mark}"),
    .init("中▸==标 $x$==文\n", "marks of equals signs are not part of this language [left-out]"),
    .init(
      "| a |\n|---|\n| 1 |\n\n▸Table: 分布\n",
      "captions that begin with 'Table:' are not part of this language [left-out]",
      help: "write the caption after the table, in a paragraph that begins with ': '"),
    .init(
      "▸Table: 分布\n\n| a |\n|---|\n| 1 |\n",
      "captions that begin with 'Table:' are not part of this language [left-out]"),
    .init(
      "分布\n▸:   What it is\n", "lists of definitions are not part of this language [left-out]"),
    .init("分布\n\n▸:   What it is\n", "a caption without a table [stray-caption]"),
    .init(
      "> ▸| one\n> | two\n",
      "a line of a table without the line of dashes under its head [no-table]",
      help: "for lines that stay lines end each with a backslash"),
    .init("😀 $x$▸^th^\n", "superscripts are not part of this language [left-out]"),
    .init("*a*▸~b~\n", "subscripts are not part of this language [left-out]"),
    .init(
      "分\t▸{{< pagebreak >}} b\n",
      "shortcodes inside a text are not part of this language [left-out]"),
    .init(
      "▸\\newcommand{\\R}{x}\n", "TeX commands stand in formulas only [left-out]",
      help: "commands of the book's own stand under 'macros' in book.yml"),
    .init(
      "::: {▸layout-ncol=2}\nA\n:::\n",
      "layouts of blocks are not part of this language [left-out]",
      help: "a block that is run sets what it displays side by side: //| layout-ncol: 2"),
    .init(
      "::: {#▸fig-a}\nA\n:::\n", "blocks around a figure are not part of this language [left-out]"),
    .init(
      "▸::: column-margin\nA\n:::\n", "unknown kind of block 'column-margin' [unknown-block]",
      help: "write a footnote: it stands in the margin"),
    .init(
      "▸::: column-page\nA\n:::\n", "unknown kind of block 'column-page' [unknown-block]",
      help: "all text has one width"),
    .init(
      "## 分 $x$ ▸{-}\n", "headings without numbers are not part of this language [left-out]",
      help: "leave it out: readers refer to sections by their numbers"),
    .init(
      "## 分 {.▸unnumbered}\n", "a heading has no class 'unnumbered' [unknown-class]",
      help: "leave it out: readers refer to sections by their numbers"),
    .init(
      "::: {#▸eq-a}\nA\n:::\n",
      "blocks around an equation are not part of this language [left-out]"),
    .init(
      "[分]{.▸aside}\n", "a span has no class 'aside' [unknown-class]",
      help: "write a footnote: it stands in the margin"),
  ]

  @Test("each is a fault at its place that says what to write", arguments: mistakes)
  func found(_ mistake: LanguageErrorTests.Mistake) throws {
    try LanguageErrorTests().found(mistake)
  }

  @Test(
    "what may be meant as text is text",
    arguments: [
      "a) one\nand no more", "A. Smith\nB. Jones", "(1) alone", "(a) one\n\nText.\n\n(b) two",
      "i. e. this\nand that", "- (a) one\n- (b) two", "(see a) and\n(see b) too", "1) one\n2) two",
      "a == b and c == d",
      "if a==b, c==d", "== a ==", "===", "Table: not by one", "Tables: two", "A table: one",
      "^_^ and ^_^", "~/a and ~/b", "about ~5 to ~6", "2^10 and 2^11", "{{ a < b }}", "`{{< a >}}`",
      "{{<< a >>}}", "a {-}", "## a {-} b", "A: b\nC: d",
      "(@fig-a) shows", "#hash\n#tag", "5 (i) 6 (ii) 7", "`==a==`",
      "$a ==b== c$",
    ])
  func text(_ markdown: String) throws {
    let file = SourceFile(path: "a.md", text: markdown)
    _ = try ChapterParser.parseText(file, isExtended: true)
  }

  @Test(
    "raw blocks are a fault of a chapter",
    arguments: [
      ("html", "HTML may stand in the text as it is"),
      ("latex", "a page is HTML, and nothing else is made"),
    ])
  func rawBlocks(format: String, help: String) {
    let file = SourceFile(
      path: "a.md", text: "---\ntitle: T\n---\n- 分\n\n  ```{=\(format)}\n  x\n  ```\n")
    #expect {
      _ = try ChapterParser.parse(file)
    } throws: { error in
      (error as? Diagnostics)?.all.map(\.rendered) == [
        """
        a.md:6:6: error: raw blocks are not part of this language [left-out]
          6 |   ```{=\(format)}
            |      ^\(String(repeating: "~", count: format.count + 2))
          help: \(help)

        """
      ]
    }
  }
}
