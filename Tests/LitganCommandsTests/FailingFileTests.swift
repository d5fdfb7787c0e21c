import Foundation
import Testing

@Suite("Included files and code files that fail", .serialized)
struct FailingFileTests: FailingBuild {
  private static let source = """
    let a = 1
    // snippet.one
    let b = 2
    // snippet.end
    // snippet.open
    let c = 3
    """

  /// A block with options, at lines 5 to 9 of the chapter, in a list.
  private func expectBlock(
    _ options: String, code: String = "", fails printed: String,
    _ location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let lines = options.split(separator: "\n").map { "  //| \($0)\n" }.joined()
    try expect(
      printed,
      after: { book in
        try book.write(Self.source, to: "book/code.swift")
        try book.writeChapter("- 分 😀\n\n  ```swift run\n\(lines)\(code)  ```\n", to: "01.md")
      }, location)
  }

  @Test("code beside that of a file")
  func codeBesideFile() throws {
    try expectBlock(
      "file: code.swift", code: "\n  let 分 = 1\n",
      fails: """
        book/01.md:9:3: error: the block has code of its own beside that of 'code.swift' \
        [code-beside-file]
          9 |   let 分 = 1
            |   ^~~~~~~~~~
          help: give it a block of its own

        """)
  }

  @Test("a snippet without an end, at its place in the file")
  func openSnippet() throws {
    try expectBlock(
      "file: code.swift\nsnippet: open",
      fails: """
        book/code.swift:5:1: error: the snippet 'open' has no lines before an end [open-snippet]
          5 | // snippet.open
            | ^~~~~~~~~~~~~~~
          help: end it with a line of // snippet.end

        """)
  }

  @Test("a snippet and lines at once, and lines the wrong way round")
  func lines() throws {
    try expectBlock(
      "{file: code.swift, snippet: one, start-line: 2}",
      fails: """
        book/01.md:7:40: error: a block shows a snippet or lines, not both [invalid-value]
          7 |   //| {file: code.swift, snippet: one, start-line: 2}
            |                                        ^~~~~~~~~~

        """)
    try expectBlock(
      "{file: code.swift, start-line: 3, end-line: 2}",
      fails: """
        book/01.md:7:51: error: 'end-line' 2 stands before 'start-line' 3 [code-lines]
          7 |   //| {file: code.swift, start-line: 3, end-line: 2}
            |                                                   ^

        """)
  }

  @Test("a shortcode without its end, and one with two names")
  func shortcodes() throws {
    try expectChapter(
      "{{< include 分.md\n\n{{< include 分.md b.md >}}\n",
      fails: """
        book/01.md:4:1: error: a shortcode is written {{< include file.md >}} [shortcode-form]
          4 | {{< include 分.md
            | ^~~~~~~~~~~~~~~~~
        book/01.md:6:18: error: an include names one file [shortcode-form]
          6 | {{< include 分.md b.md >}}
            |                   ^~~~
          help: write {{< include file.md >}}; a name has no spaces

        """)
  }

  @Test("a file that is to be shown as code and is not there, in a list and in an included file")
  func includedCode() throws {
    try expect(
      """
      book/01.md:7:7: error: unknown shortcode 'inclde' [unknown-shortcode]
        7 |   {{< inclde _部.md >}}
          |       ^~~~~~
        help: did you mean 'include'?
      book/01.md:11:19: error: an include names one file [shortcode-form]
        11 | {{< include _部.md b >}}
           |                    ^
        help: write {{< include file.md >}}; a name has no spaces
      book/_a.md:3:13: error: cannot read 'book/_部🎲.md': no such file [missing-include]
        3 | {{< include _部🎲.md >}}
          |             ^~~~~~~~
        help: did you mean '_部.md'?

      """,
      after: { book in
        try book.write("x\n", to: "book/_部.md")
        try book.write("分\n```\n{{< include _部🎲.md >}}\n```\n", to: "book/_a.md")
        try book.writeChapter(
          """
          - 分

            ```markdown
            {{< inclde _部.md >}}
            ```

          ```
          {{< include _部.md b >}}
          ```

          {{< include _a.md >}}
          """, to: "01.md")
      })
  }

  @Test("an included file that is not UTF-8, at its place in it")
  func encoding() throws {
    try expect(
      """
      book/part.md:2:4: error: the file is not UTF-8 [not-utf8]
        2 | 分 a\u{FFFD}
          |     ^
        help: save it as UTF-8

      """,
      after: { book in
        let bytes = Array("One.\n分 a".utf8) + [0xE9, 0x0A]
        try Data(bytes).write(to: book.folder.appendingPathComponent("book/part.md"))
        try book.writeChapter("{{< include part.md >}}\n", to: "01.md")
      })
  }

  @Test("a damaged list of sub-captions, and wrong words for options")
  func options() throws {
    try expectChapter(
      "```swift run\n//| fig-subcap: [分, {a: b}]\n1\n```\n",
      fails: """
        book/01.md:5:21: error: 'fig-subcap' is one text or a list of texts [invalid-value]
          5 | //| fig-subcap: [分, {a: b}]
            |                      ^~~~~~~

        """)
    try expectChapter(
      "```swift run\n//| fig-subcap: [分, \"\n1\n```\n",
      fails: """
        book/01.md:5:22: error: invalid YAML: found unexpected end of stream [invalid-yaml]
          5 | //| fig-subcap: [分, "
            |                       ^
          help: quote a value that holds ': ' or begins with a mark: caption: "One: two"

        """)
    try expectChapter(
      "```swift run\n//| {code-summary: '分 😀', code-fold: opn, output: asi}\n1\n```\n",
      fails: """
        book/01.md:5:38: error: 'code-fold' is true, false or show, not 'opn' [invalid-value]
          5 | //| {code-summary: '分 😀', code-fold: opn, output: asi}
            |                                        ^~~
        book/01.md:5:51: error: 'output' is true, false or asis, not 'asi' [invalid-value]
          5 | //| {code-summary: '分 😀', code-fold: opn, output: asi}
            |                                                     ^~~
          help: did you mean 'asis'?

        """)
  }
}
