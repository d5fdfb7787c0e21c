import Foundation
import Testing

@Suite("Books whose references fail", .serialized)
struct FailingReferenceTests: FailingBuild {
  @Test("a bibliography that is not there, or is BibTeX")
  func files() throws {
    try expect(
      """
      book/book.yml:7:15: error: cannot read the bibliography 'refernces.yml': no such file \
      [missing-bibliography]
        7 | bibliography: refernces.yml
          |               ^~~~~~~~~~~~~
        help: did you mean 'references.yml'?

      """,
      after: { book in
        try book.write("[]\n", to: "book/references.yml")
        try Self.append("bibliography: refernces.yml\n", to: book)
      })
    try expect(
      """
      book/book.yml:7:15: error: a bibliography is CSL-YAML or CSL-JSON, not BibTeX [left-out]
        7 | bibliography: works.bib
          |               ^~~~~~~~~
        help: pandoc -f bibtex -t csljson works.bib -o references.json makes one of it

      """,
      after: { book in
        try book.write("@book{a}\n", to: "book/works.bib")
        try Self.append("bibliography: works.bib\n", to: book)
      })
  }

  @Test("what is wrong with a bibliography and with the chapters is told at once")
  func both() throws {
    try expect(
      """
      book/references.yml:1:20: error: unknown type of entry 'bok' [unknown-type]
        1 | - {title: 分, type: bok, id: a}
          |                     ^~~
        help: did you mean 'book'?
      book/01.md:4:1: error: the fence closes no block [stray-fence]
        4 | :::
          | ^~~
        help: a fence that opens names its block: ::: theorem

      """,
      after: { book in
        try book.write("- {title: 分, type: bok, id: a}\n", to: "book/references.yml")
        try book.writeChapter(":::\n", to: "01.md")
      })
  }

  @Test("a work that is not in the bibliography")
  func unknown() throws {
    try expect(
      """
      book/01.md:4:7: error: book/references.yml has no entry with the id 'vilani' [unknown-citation]
        4 | 分 😀 [@vilani, §3]
          |         ^~~~~~
        help: did you mean 'villani'?

      """,
      after: { book in
        try book.write(
          "- {id: villani, type: book, title: A, author: {family: B}}\n",
          to: "book/references.yml")
        try book.writeChapter("分 😀 [@vilani, §3]\n", to: "01.md")
      })
  }

  @Test("a bibliography and an author in a chapter's front matter")
  func frontMatter() throws {
    try expectChapter(
      "---\ntitle: 分\nbibliography: a.yml\nexecute: {ech: false}\ncode-fold: yess\n---\n",
      fails: """
        book/01.md:3:1: error: litgan has no front matter key 'bibliography' [left-out-option]
          3 | bibliography: a.yml
            | ^~~~~~~~~~~~
          help: name the file in book.yml: a book has one bibliography
        book/01.md:4:11: error: unknown execute option 'ech' [unknown-key]
          4 | execute: {ech: false}
            |           ^~~
          help: did you mean 'echo'?
        book/01.md:5:12: error: 'code-fold' is true, false or show, not 'yess' [invalid-value]
          5 | code-fold: yess
            |            ^~~~

        """)
  }

  @Test("a part of a figure that is not there")
  func parts() throws {
    let chart = CellTests.chart
    try expectChapter(
      """
      ```swift run
      //| label: fig-a
      //| fig-subcap: [One, Two]
      //| alt: [One, Two]
      display(\(chart))
      \(chart)
      ```

      分 $x$ @fig-a-2 @fig-a-3
      """,
      fails: """
        book/01.md:12:17: error: nothing in the book has the label 'fig-a-3' [unknown-reference]
          12 | 分 $x$ @fig-a-2 @fig-a-3
             |                  ^~~~~~~
          help: did you mean 'fig-a-1'?

        """)
  }

  private static func append(_ line: String, to book: TestBook) throws {
    let path = book.folder.appendingPathComponent("book/book.yml")
    try book.write(try String(contentsOf: path, encoding: .utf8) + line, to: "book/book.yml")
  }
}
