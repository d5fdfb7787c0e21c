import Foundation
import Testing

@Suite("Blocks whose options fail", .serialized)
struct FailingCellTests: FailingBuild {
  @Test("values that an option does not have, after Chinese, an emoji, a tab and a formula")
  func values() throws {
    try expectChapter(
      """
      - ```swift run
        //| {code-summary: '公式 😀 $x$	t', echo: fencd, width: 60, layout-ncol: 5}
        1
        ```
      """,
      fails: """
        book/01.md:5:42: error: 'echo' is true, false or fenced, not 'fencd' [invalid-value]
          5 |   //| {code-summary: '公式 😀 $x$	t', echo: fencd, width: 60, layout-ncol: 5}
            |                                  	          ^~~~~
          help: did you mean 'fenced'?
        book/01.md:5:56: error: 'width' is a share of the text's width or a number of pixels, \
        not '60' [invalid-value]
          5 |   //| {code-summary: '公式 😀 $x$	t', echo: fencd, width: 60, layout-ncol: 5}
            |                                  	                        ^~
          help: write 60% or 300px
        book/01.md:5:73: error: 'layout-ncol' is a whole number from 1 to 4, not '5' [invalid-value]
          5 |   //| {code-summary: '公式 😀 $x$	t', echo: fencd, width: 60, layout-ncol: 5}
            |                                  	                                         ^

        """)
  }

  @Test("an option of Quarto that litgan has not")
  func leftOut() throws {
    try expectChapter(
      "```swift run\n//| fig-width: 6\n1\n```\n",
      fails: """
        book/01.md:5:5: error: litgan has no cell option 'fig-width' [left-out-option]
          5 | //| fig-width: 6
            |     ^~~~~~~~~
          help: a chart says its own size: .chartFrame(width: 640, height: 300)

        """)
  }

  @Test("an intended failure that does not fail")
  func noFailure() throws {
    try expectChapter(
      "```swift run\n//| error: true\nlet a = 1\n```\n",
      fails: """
        book/01.md:5:5: error: the block is meant to fail and does not [no-failure]
          5 | //| error: true
            |     ^~~~~
          help: leave out 'error: true'

        """)
  }

  @Test("sub-captions and alternative texts that are too few")
  func counts() throws {
    let chart = CellTests.chart
    try expectChapter(
      """
      ```swift run
      //| fig-subcap: ['一 😀', 'two', 'three']
      //| alt: One.
      display(\(chart))
      \(chart)
      ```
      """,
      fails: """
        book/01.md:4:1: error: 1 alternative text for 2 figures [alt-count]
          4 | ```swift run
            | ^~~~~~~~~~~~
          help: give 'alt' one text for each figure
        book/01.md:5:32: error: 3 sub-captions for 2 values [subcaption-count]
          5 | //| fig-subcap: ['一 😀', 'two', 'three']
            |                                  ^~~~~~~
          help: show further values by display(…); one alone takes 'caption'

        """)
  }

  @Test("printed Markdown with a formula that cannot be set")
  func printedMarkdown() throws {
    try expectChapter(
      "```swift run\n//| output: asis\nprint(\"a\\n\\n$\\\\foo$\")\n```\n",
      fails: """
        book/01.md:4:1: error: Undefined control sequence: \\foo in line 3 of what the block prints \
        [tex-error]
          4 | ```swift run
            | ^~~~~~~~~~~~
          help: print other Markdown

        """)
  }

  @Test("a source file that is not there, a snippet it has not, lines it has not")
  func codeFiles() throws {
    try expect(
      """
      book/01.md:5:11: error: cannot read 'Cod.swift': no such file [missing-code-file]
        5 | //| file: ../Cod.swift
          |           ^~~~~~~~~~~~
        help: did you mean 'Code.swift'?
      book/01.md:10:14: error: 'Code.swift' has no snippet 'haf' [code-lines]
        10 | //| snippet: haf
           |              ^~~
        help: did you mean 'half'?
      book/01.md:15:15: error: 'Code.swift' has the lines 1 to 3, not 9 [code-lines]
        15 | //| end-line: 9
           |               ^
      book/01.md:19:5: error: 'snippet' is a part of a file, and none is named [invalid-value]
        19 | //| snippet: half
           |     ^~~~~~~
        help: add a line '//| file: …'

      """,
      after: {
        try $0.write("// snippet.half\nlet a = 1\n// snippet.end\n", to: "Code.swift")
        try $0.writeChapter(
          """
          ```swift run
          //| file: ../Cod.swift
          ```

          ```swift run
          //| file: ../Code.swift
          //| snippet: haf
          ```

          ```swift run
          //| file: ../Code.swift
          //| end-line: 9
          ```

          ```swift run
          //| snippet: half
          1
          ```
          """, to: "01.md")
      })
  }

  @Test("a fault in a source file is told there")
  func faultInCodeFile() throws {
    try expect(
      """
      Code.swift:2:16: error: cannot find 'cots' in scope [compile-error]
        2 | let 分布 = 1 + cots
          |                ^~~~

      """.replacing("2:16", with: "2:14"),
      after: {
        try $0.write("import Foundation\nlet 分布 = 1 + cots\n", to: "Code.swift")
        try $0.writeChapter("```swift run\n//| file: ../Code.swift\n```\n", to: "01.md")
      })
  }

  @Test("includes that cannot be: no file, a circle, in a sentence, misspelt, with front matter")
  func includes() throws {
    try expect(
      """
      book/01.md:4:13: error: cannot read 'book/_部😀.md': no such file [missing-include]
        4 | {{< include _部😀.md >}}
          |             ^~~~~~~~
        help: did you mean '_部.md'?
      book/01.md:6:5: error: unknown shortcode 'inclde' [unknown-shortcode]
        6 | {{< inclde _部.md >}}
          |     ^~~~~~
        help: did you mean 'include'?
      book/01.md:8:3: error: an include is a paragraph of its own [include-in-text]
        8 | - {{< include _部.md >}}
          |   ^~~~~~~~~~~~~~~~~~~~~~
        help: begin the line with it and leave a blank line before and after it
      book/_circle.md:2:13: error: 'book/_circle.md' includes itself [include-cycle]
        2 | {{< include _circle.md >}}
          |             ^~~~~~~~~~
        help: by way of book/01.md → book/_circle.md → book/_circle.md
      book/_matter.md:1:1: error: an included file has no front matter [included-front-matter]
        1 | ---
          | ^~~
        help: leave it out: the including chapter has one

      """,
      after: {
        try $0.write("x\n", to: "book/_部.md")
        try $0.write("\n{{< include _circle.md >}}\n", to: "book/_circle.md")
        try $0.write("---\ntitle: a\n---\n", to: "book/_matter.md")
        try $0.writeChapter(
          """
          {{< include _部😀.md >}}

          {{< inclde _部.md >}}

          - {{< include _部.md >}}

          {{< include _circle.md >}}

          {{< include _matter.md >}}
          """, to: "01.md")
      })
  }

  @Test("faults in an included file are told there: a formula, an option, code")
  func faultsInIncludes() throws {
    try expect(
      """
      book/_a.md:2:7: error: Undefined control sequence: \\foo [tex-error]
        2 | 😀 中\t $\\foo$ b
          |      \t  ^~~~
      book/_a.md:5:1: error: cannot find 'cots' in scope [compile-error]
        5 | cots
          | ^~~~

      """,
      after: {
        try $0.write("\n😀 中\t $\\foo$ b\n\n```swift run\ncots\n```\n", to: "book/_a.md")
        try $0.writeChapter("One.\n\n{{< include _a.md >}}\n\nTwo.\n", to: "01.md")
      })
  }

  @Test("defaults in book.yml that are none")
  func defaults() throws {
    try expect(
      """
      book/book.yml:5:3: error: unknown execute option 'ecko' [unknown-key]
        5 |   ecko: false
          |   ^~~~
        help: did you mean 'echo'?

      """,
      after: {
        try $0.write(
          "title: a\nchapters:\n  - 01.md\nexecute:\n  ecko: false\n", to: "book/book.yml")
      })
  }
}
