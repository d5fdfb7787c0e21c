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
