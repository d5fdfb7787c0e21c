import Foundation
import Testing

@Suite("Blocks and their options", .serialized)
struct CellTests {
  static let chart = "Chart { LinePlot(x: \"x\", y: \"y\", domain: 0...1) { x in x } }"

  /// The text between `<main>` and `</main>` of a chapter's page.
  private func main(
    _ chapter: String, configuration: String = "", files: [String: String] = [:],
    _ location: SourceLocation = #_sourceLocation
  ) throws -> (html: String, book: TestBook) {
    let book = try TestBook(["01.md": chapter], configuration: configuration)
    for (name, text) in files { try book.write(text, to: name) }
    let result = try book.build()
    #expect(result.errors == "", sourceLocation: location)
    return (book.page("01.html"), book)
  }

  @Test("what Swift takes from the C library of mathematics needs no import")
  func rounding() throws {
    let (html, _) = try main(
      """
      ```swift run
      let halves = [0.5, 1.5, 2.5]
      print(halves.map { $0.rounded(.toNearestOrEven) }, halves.map { $0.rounded() })
      print(halves.map { $0.truncatingRemainder(dividingBy: 1) }, Float(2.5).rounded(.up))
      ```
      """)
    #expect(html.contains("[0.0, 2.0, 2.0] [1.0, 2.0, 3.0]\n[0.5, 0.5, 0.5] 3.0\n"))
  }

  @Test("a figure's data stand folded beneath it and in a file of all rows")
  func data() throws {
    let (html, book) = try main(
      """
      ```swift run
      //| label: fig-points
      //| alt: Points.
      let n = (0..<300).map { Double($0) }
      let sevenths = n.map { $0 / 7 }
      Chart { LinePlot(x: .value("n", n), y: .value("n / 7", sevenths)) }
      ```
      """)
    #expect(html.contains("<details class=\"data\"><summary>Data of the figure</summary>"))
    #expect(
      html.contains(
        "<a href=\"data/01-fig-points.csv\" download>300 rows as CSV</a>. The first 20 rows,"))
    #expect(html.contains("<tr><td>19<td>2.71429\n</table>"))
    let csv = book.page("data/01-fig-points.csv")
    #expect(csv.hasPrefix("n,n / 7\r\n0.0,0.0\r\n1.0,0.14285714285714285\r\n"))
    #expect(csv.split(separator: "\r\n").count == 301)
    #expect(book.page(".litgan-manifest").contains("data/01-fig-points.csv\n"))
    #expect(try book.build().output.contains(" 0 files written, "))
    try book.writeChapter("Nothing.\n", to: "01.md")
    #expect(try book.build().status == 0)
    #expect(book.site()["data/01-fig-points.csv"] == nil)
  }

  @Test("eval, include, output and echo say what is run and shown")
  func shown() throws {
    let (html, _) = try main(
      """
      ```swift run
      //| eval: false
      let a = notRun
      ```

      ```swift run
      //| include: false
      let b = 20
      print("hidden print")
      ```

      ```swift run
      //| output: false
      print("unseen print")
      let c = b + 1
      ```

      ```swift run
      //| echo: fenced
      //| label: v
      c * 2
      ```
      """)
    #expect(html.contains("notRun"))
    #expect(!html.contains("hidden print"))
    #expect(!html.contains("<samp>unseen print"))
    #expect(html.contains(">```swift run\n"))
    #expect(html.contains("//| label: v"))
    #expect(!html.contains("//| echo: fenced"))
    #expect(html.contains("<samp>42</samp>"))
  }

  @Test("printed Markdown becomes part of the page, formulas and all")
  func asIs() throws {
    let (html, _) = try main(
      "```swift run\n//| output: asis\nprint(\"*one* $x$\\n\\n- two\")\n```\n")
    #expect(html.contains("<p><em>one</em> <span class=\"katex\">"))
    #expect(html.contains("<li>two</li>"))
    #expect(!html.contains("<samp>"))
  }

  @Test("code is folded with its summary; book.yml says it for all blocks")
  func folded() throws {
    let (html, _) = try main(
      """
      ```swift run
      1
      ```

      ```swift run
      //| code-fold: show
      //| code-summary: 'Two & a half'
      2
      ```

      ```swift run
      //| echo: true
      //| code-fold: false
      33
      ```
      """, configuration: "code-fold: true\ncode-summary: Source\n")
    #expect(html.contains("<details class=\"code\"><summary>Source</summary>"))
    #expect(html.contains("<details class=\"code\" open><summary>Two &amp; a half</summary>"))
    #expect(html.components(separatedBy: "<details class=\"code\"").count == 3)
    let (silent, _) = try main(
      "```swift run\n1 + 1\n```\n\n```swift run\n//| echo: true\n2 + 2\n```\n",
      configuration: "execute:\n  echo: false\n")
    #expect(silent.components(separatedBy: "<pre class=\"code\"").count == 2)
  }

  @Test("values side by side have letters, sub-captions, texts and data of their own")
  func columns() throws {
    let (html, book) = try main(
      """
      ```swift run
      //| label: fig-two
      //| layout-ncol: 2
      //| caption: Both.
      //| fig-subcap:
      //|   - First $x$.
      //|   - 'Second `{swift} 1 + 1`.'
      //| alt: [One., Two.]
      //| out-width: 80%
      display(\(Self.chart))
      \(Self.chart)
      ```
      """)
    #expect(html.contains("<div class=\"columns columns-2\">"))
    #expect(html.contains("<figure class=\"part\" id=\"fig-two-1\">"))
    #expect(html.contains("<figcaption>(b) Second 2.</figcaption>"))
    #expect(html.contains("<desc id=\"fig-two-2-desc\">Two.</desc>"))
    #expect(html.contains("style=\"max-width: max(80%, 18rem)\""))
    #expect(html.contains("<summary>Data of (b)</summary>"))
    #expect(book.site()["data/01-fig-two-2.csv"] != nil)
    #expect(html.components(separatedBy: "Figure 1.1").count == 2)
  }

  @Test("an intended failure is shown, of the compiler and of a run, and touches nothing else")
  func failures() throws {
    let (html, _) = try main(
      """
      ```swift run
      let a = [1, 2]
      ```

      ```swift run
      //| error: true
      let b: Int = "x"
      ```

      ```swift run
      //| error: true
      print("before")
      let b = a[a.count]
      ```

      `{swift} a.count`
      """)
    #expect(
      html.contains(
        """
        <samp>let b: Int = &quot;x&quot;
                     ^
        error: cannot convert value of type 'String' to specified type 'Int'</samp>
        """))
    #expect(html.contains("<samp>before\n</samp>"))
    #expect(html.contains("error: the block crashed: Index out of range</samp>"))
    #expect(html.contains("<p>2</p>"))
  }

  @Test("code comes from lines and snippets of source files, run or only shown")
  func codeFiles() throws {
    let source = """
      import Foundation
      // snippet.half
      func half(_ x: Double) -> Double {
        // snippet.hide
        let secret = 2.0
        // snippet.show
        x / 2
      }
      // snippet.end
      let last = 7
      """
    let (html, _) = try main(
      """
      ```swift run
      //| file: ../Code.swift
      //| snippet: half
      //| eval: false
      ```

      ```swift run
      //| file: ../Code.swift
      //| start-line: 10
      ```

      `{swift} last + 1`
      """, files: ["Code.swift": source])
    #expect(html.contains("half"))
    #expect(!html.contains("secret") && !html.contains("snippet."))
    #expect(html.contains("<p>8</p>"))
  }

  @Test("included Markdown stands as if written there, blocks and formulas too")
  func includes() throws {
    let (html, _) = try main(
      "Before.\n\n{{< include parts/_a.md >}}\n\n`{swift} a + 1`\n\n```\n{{{< include no.md >}}}\n```\n",
      files: [
        "book/parts/_a.md":
          "Inner $y$.\n\n```swift run\nlet a = 41\n```\n\n{{< include _b.md >}}\n",
        "book/parts/_b.md": "Innermost.",
      ])
    #expect(
      html.contains("<p>Inner <span class=\"katex\">")
        || html.contains("<p>Inner <span class=\"word\">"))
    #expect(html.contains("<p>Innermost.</p>"))
    #expect(html.contains("<p>42</p>"))
    #expect(html.contains("{{&lt; include no.md &gt;}}"))
  }

  @Test("a fence with an include alone shows the file as it stands")
  func includedCode() throws {
    let fences = """
      - In a list:

        ```text
        {{< include parts/_a.md >}}
        ```

      ```text {#lst-a caption="A file"}
      {{< include parts/_a.md >}}
      ```

      ```
      {{< include parts/_a.md >}}
      and more
      ```

          {{< include parts/_a.md >}}

      {{< include parts/_c.md >}}
      """
    let (html, _) = try main(
      fences,
      files: [
        "book/parts/_a.md": "Inner $y$.\n\n{{< include _b.md >}}",
        "book/parts/_c.md": "~~~\n{{< include _a.md >}}\n~~~\n",
      ])
    let shown = "Inner $y$.\n\n{{&lt; include _b.md &gt;}}\n</code></pre>"
    #expect(html.components(separatedBy: shown).count == 4)
    // With other lines around it, and where code is indented, it is text.
    #expect(html.contains("{{&lt; include parts/_a.md &gt;}}\nand more\n"))
    #expect(html.contains("<code>{{&lt; include parts/_a.md &gt;}}\n</code>"))
  }
}
