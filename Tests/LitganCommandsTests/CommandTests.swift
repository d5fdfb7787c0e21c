import Foundation
import Testing

@Suite("The command line", .serialized)
struct CommandTests {
  static let chapter = """
    Text with `{swift} total` of $x$.

    ```swift run
    let total = 2 + 2
    print("printed")
    total
    ```

    ```swift run
    //| label: fig-a
    //| caption: A line of `{swift} total` points.
    //| alt: A line.
    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { x in x } }
    ```
    """.replacing("Text with `{swift} total` of $x$.\n\n", with: "")

  @Test("a build shows values, output and figures, and says what it wrote")
  func build() throws {
    let book = try TestBook(["01.md": Self.chapter, "02.md": "Plain `{swift} 0.5` text.\n"])
    let result = try book.build()
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("2 chapters in site: "))
    let page = book.page("01.html")
    #expect(page.contains("<pre class=\"output\" tabindex=\"0\"><samp>printed\n</samp></pre>"))
    #expect(page.contains("<pre class=\"output value\" tabindex=\"0\"><samp>4</samp></pre>"))
    #expect(page.contains("<figure class=\"figure\" id=\"fig-a\">"))
    #expect(page.contains("A line of 4 points."))
    #expect(!page.contains("@id@"))
    #expect(book.page("02.html").contains("<p>Plain 0.5 text.</p>"))
  }

  @Test("blocks may hold what the reports of values must not touch")
  func closures() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      func f(_ g: (Double) -> Double) -> Double { g(1) }
      func change(_ x: inout [Int]) { x.append(1) }
      var list = [0]
      change(&list)
      f { $0 }
      ```

      `{swift} list.count`
      """
    ])
    let result = try book.build()
    #expect(result.errors == "")
    #expect(book.page("01.html").contains("<p>2</p>"))
  }

  @Test("two builds give the same bytes, and so do a serial and a parallel one")
  func sameBytes() throws {
    // A label stands once in a book.
    let book = try TestBook([
      "01.md": Self.chapter, "02.md": Self.chapter.replacing("fig-a", with: "fig-b"),
      "03.md": Self.chapter.replacing("fig-a", with: "fig-c"),
    ])
    #expect(try book.build("--output", "a", "--jobs", "1").status == 0)
    #expect(try book.build("--output", "b", "--jobs", "3").status == 0)
    let again = try book.build("--output", "b", "--jobs", "2")
    #expect(again.output.contains(" 0 files written, "))
    #expect(!book.site("a").isEmpty)
    #expect(book.site("a") == book.site("b"))
  }

  @Test("a chapter that left the book leaves the site; other files stay")
  func removedChapter() throws {
    let book = try TestBook(["01.md": "One.\n", "02.md": "Two.\n"])
    #expect(try book.build().status == 0)
    try book.write("by hand", to: "site/notes.txt")
    try book.write("title: A test\nchapters:\n  - 01.md\n", to: "book/book.yml")
    #expect(try book.build().output.hasSuffix(", 1 removed\n"))
    #expect(book.site()["02.html"] == nil)
    #expect(book.page("notes.txt") == "by hand")
  }

  @Test("render turns standard input and files into HTML, and runs nothing")
  func render() throws {
    let book = try TestBook(["01.md": "One.\n"])
    try book.write("*a* `{swift} 1`\n\n```swift run\n1\n```\n", to: "text.md")
    let expected =
      "<p><em>a</em> <code>{swift} 1</code></p>\n<pre><code class=\"language-swift\">1\n</code></pre>\n"
    let file = try book.litgan("render", "text.md")
    #expect(file.output == expected)
    #expect(file.status == 0)
    #expect(try book.litgan("render", "-", input: "*a*\n").output == "<p><em>a</em></p>\n")
    let wrong = try book.litgan("render", "-", input: "a $\\foo$\n")
    #expect(wrong.status == 1)
    #expect(wrong.output == "")
    #expect(
      wrong.errors == """
        <stdin>:1:4: error: Undefined control sequence: \\foo [tex-error]
          1 | a $\\foo$
            |    ^~~~

        """)
    #expect(
      try book.litgan("render", "none.md").errors
        == "none.md: error: cannot read the file: no such file [unreadable-file]\n")
  }

  @Test("render --from litgan knows the whole language, and still runs nothing")
  func renderExtended() throws {
    let book = try TestBook(["01.md": "One.\n"])
    let text = """
      ---
      title: T
      ---
      ::: {#thm-a .theorem}
      "A" ~~b~~ `{swift} 1`
      :::

      {{< include _part.md >}}

      ```swift run
      1
      ```
      """
    try book.write(text, to: "text.md")
    try book.write("By [-@thm-a].\n", to: "_part.md")
    let extended = try book.litgan("render", "--from", "litgan", "text.md")
    #expect(extended.errors == "")
    #expect(
      extended.output.contains("<p>“A” <del>b</del> <code>{swift} 1</code></p>"))
    #expect(extended.output.contains("href=\"#thm-a\">1</a>"))
    #expect(!extended.output.contains("title: T"))
    let plain = try book.litgan("render", "text.md")
    #expect(plain.status == 0)
    #expect(plain.output.contains("&quot;A&quot; ~~b~~"))
    #expect(plain.output.contains("{{&lt; include _part.md &gt;}}"))
  }

  @Test("render --from litgan reports what is wrong, and cites from a file")
  func renderFaults() throws {
    let book = try TestBook(["01.md": "One.\n"])
    #expect(
      try book.litgan("render", "-f", "litgan", "-", input: "分 🎲 @thm-b and @fig-c\n").errors == """
        <stdin>:1:6: error: nothing in the book has the label 'thm-b' [unknown-reference]
          1 | 分 🎲 @thm-b and @fig-c
            |        ^~~~~
          help: an @ that is text is written \\@
        <stdin>:1:17: error: nothing in the book has the label 'fig-c' [unknown-reference]
          1 | 分 🎲 @thm-b and @fig-c
            |                   ^~~~~
          help: an @ that is text is written \\@

        """)
    let claim = try book.litgan("render", "-f", "litgan", "-", input: "[It is so]{claim=a}\n")
    #expect(claim.status == 1)
    #expect(
      claim.errors.contains("<stdin>:1:18: error: no block of the book checks a claim 'claim-a'"))
    try book.write(
      "- id: a\n  type: book\n  title: B\n  author: {family: C}\n  issued: 2001\n", to: "w.yml")
    let cited = try book.litgan(
      "render", "--from", "litgan", "--bibliography", "w.yml", "-", input: "@a\n")
    #expect(cited.errors == "")
    #expect(cited.output.contains("2001"))
    #expect(try book.litgan("render", "--bibliography", "w.yml", "-", input: "@a").status == 64)
    #expect(try book.litgan("render", "--from", "markdown", "-", input: "a").status == 64)
  }

  @Test("wrong usage has status 64, help and version 0")
  func usage() throws {
    let book = try TestBook(["01.md": "One.\n"])
    #expect(try book.litgan("built").status == 64)
    #expect(try book.litgan("build", "--jobs", "0").status == 64)
    #expect(try book.litgan("build", "a", "b").status == 64)
    #expect(try book.litgan("render").status == 64)
    #expect(try book.litgan("--version").output == "0.1.0\n")
    let help = try book.litgan("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("build") && help.output.contains("render"))
  }
}
