import Foundation
import Testing

@Suite("Claims of a book", .serialized)
struct ClaimTests {
  private static let chapter = #"""
    The number [saturates at $\log 2$]{claim=limit}, see @claim-limit and [-@claim-hidden].

    $$a = b$$ {#eq-x claim=two}

    $$c$$ {claim=two}

    | a | b |
    |---|---|
    | [x]{claim=claim-limit} | [$y$]{claim=two} |

    ```swift run
    //| label: tbl-a
    //| caption: '[Small]{claim=two} numbers'
    //| echo: false
    claim(#"JS is $\log 2$ & more"#, log(2), equals: log(2), label: "claim-limit")
    for k in 0..<3 { claim("k < 5", k, isLess: 5) }
      claim(
        "Two is two", 2.0000001, equals: 2,
        within: .absolute(1e-3), label: "claim-two")
    claim("Numbers are below 1", forAll: 7, n: 100, { randomUniform(using: &$0) }, hold: { $0 < 1 })
    Table([1]) { TableColumn("n") { $0 } }
    ```

    ```swift run
    //| include: false
    claim("Hidden", 1, isLess: 2, label: "claim-hidden")
    claim("Duality holds", cited: "Villani (2009), theorem 5.10")
    ```
    """#

  /// The site of a book of two chapters, built once.
  private static let site: Result<[String: Data], any Error> = Result {
    let book = try TestBook(["01.md": chapter, "02.md": "See @claim-limit.\n"])
    let result = try book.build("--strict")
    try #require(result.status == 0, "\(result.errors)")
    return book.site()
  }

  /// A page with what KaTeX made replaced by `$…$`.
  private func page(_ name: String) throws -> String {
    let html = String(decoding: try #require(Self.site.get()[name]), as: UTF8.self)
    let formula =
      #/<span class="katex">.*?<annotation encoding="application/x-tex">(.*?)</annotation>.*?</math></span><span class="katex-html" aria-hidden="true">(<span class="base">.*?)</span></span></span>(?=[^<]|<a|</s|<s)/#
    return html.replacing(formula) { "$\($0.output.1)$" }
  }

  /// The part of a page from one mark up to another.
  private func part(of html: String, from start: String, to end: String) throws -> String {
    let first = try #require(html.range(of: start))
    let last = try #require(html[first.upperBound...].range(of: end))
    return String(html[first.lowerBound..<last.upperBound])
  }

  @Test("a claim stands beneath its block with its status, what was compared and its code")
  func mark() throws {
    let claim = try part(
      of: page("01.html"), from: "<details class=\"claim\" id=\"claim-two\">", to: "</details>\n")
    #expect(
      claim == """
        <details class="claim" id="claim-two"><summary><span class="number">Claim 1.3</span> \
        Two is two <span class="status tolerance">within tolerance (0.001 absolute)</span></summary>
        <p class="meaning">The computed number lies as near to the expected one as stated. Digits \
        beyond that are not claimed.</p>
        <div class="scroll" tabindex="0"><table class="compared"><tbody>
        <tr><th scope="row">value</th><td>2.0000001</td></tr>
        <tr><th scope="row">expected</th><td>2.0</td></tr>
        <tr><th scope="row">difference</th><td>9.999999983634211e-08</td></tr>
        </tbody></table></div>
        <pre class="code" tabindex="0"><code class="language-swift">claim(
          <span class="hljs-string">"Two is two"</span>, <span class="hljs-number">2.0000001</span>, \
        equals: <span class="hljs-number">2</span>,
          within: .absolute(1e-<span class="hljs-number">3</span>), \
        label: <span class="hljs-string">"claim-two"</span>)
        </code></pre>
        <p><a href="claims.html#claim-two">In the list of all claims</a></p>
        </details>

        """)
  }

  @Test("claims are numbered in reading order; a block without code shows them, a hidden one not")
  func order() throws {
    let html = try page("01.html")
    let ids = html.matches(of: #/<details class="claim" id="([^"]*)"/#).map { String($0.output.1) }
    #expect(ids == ["claim-limit", "claim-1-2", "claim-two", "claim-1-4"])
    #expect(html.contains("<span class=\"status exact\">exact</span>"))
    #expect(
      html.contains("<span class=\"status sampled\">sampled (n\u{A0}=\u{A0}100, seed\u{A0}7)"))
    let sampled = try part(of: html, from: "id=\"claim-1-4\"", to: "</details>")
    #expect(sampled.contains("evidence and no proof"))
    let loop = try part(of: html, from: "id=\"claim-1-2\"", to: "</table>")
    #expect(loop.contains("<p>Checked 3 times:</p>"))
    #expect(
      loop.contains(
        "<tr><th scope=\"col\">value</th><th scope=\"col\">&lt;</th></tr>\n"
          + "<tr><td>0</td><td>5</td></tr>\n<tr><td>1</td><td>5</td></tr>\n"))
    #expect(!html.contains("Duality holds"))
  }

  @Test("prose, captions, cells and equations that a claim bears have its mark")
  func bound() throws {
    let html = try page("01.html")
    func mark(_ claim: String, _ number: String, _ word: String, _ short: String) -> String {
      "<a class=\"claim-mark \(word == "exact" ? "exact" : "tolerance")\" href=\"#\(claim)\" "
        + "aria-label=\"Claim \(number), \(word)\">\(number)\u{A0}\(short)</a>"
    }
    let limit = mark("claim-limit", "1.1", "exact", "exact")
    let two = mark("claim-two", "1.3", "within tolerance", "≈")
    #expect(html.contains("<span id=\"bound-1\">saturates at "))
    #expect(html.contains("</span>\(limit), see"))
    #expect(html.contains("<span class=\"equation-number\">(1.1)\(two)</span>"))
    #expect(html.contains("<span class=\"equation-number\">\(two)</span>"))
    #expect(html.contains("<span id=\"bound-4\">x</span>\(limit)</td>"))
    #expect(html.contains("<span id=\"bound-6\">Small</span>\(two) numbers</figcaption>"))
    #expect(!html.contains("claim-two</a>"))
  }

  @Test("references lead to a claim from everywhere, and show it")
  func references() throws {
    let html = try page("01.html")
    #expect(html.contains("<a id=\"ref-1-1\" href=\"#claim-limit\">Claim\u{A0}1.1</a>"))
    #expect(html.contains("<a id=\"ref-2-1\" href=\"claims.html#claim-hidden\">1.5</a>"))
    let other = try page("02.html")
    #expect(other.contains("<a id=\"ref-1-1\" href=\"01.html#claim-limit\">Claim\u{A0}1.1</a>"))
    #expect(
      other.contains(
        "<span class=\"card\" aria-hidden=\"true\"><span class=\"number\">Claim 1.1</span> JS is "))
    #expect(html.contains("<a href=\"02.html#ref-1-1\" aria-label=\"Back to reference 2\">↩</a>"))
  }

  @Test("the list of all claims reads as text, and links both ways")
  func list() throws {
    let html = try page("claims.html")
    let text = try part(of: html, from: "<main", to: "</main>")
      .replacing(#/<(?:/p|/h\d|/summary|/dt|/dd|/tr|/article|br)>/#, with: "\n")
      .replacing(#/<[^>]*>/#, with: " ").replacing(#/[ \t]+/#, with: " ")
    for sentence in [
      "6 sentences of this book are claims.", "exact 3", "within tolerance 1", "sampled 1",
      "cited 1",
      "Claim 1.3 Two is two within tolerance (0.001 absolute)",
      "Claim 1.4 Numbers are below 1 sampled (n\u{A0}=\u{A0}100, seed\u{A0}7)",
      "A case that was not drawn may break it: this is evidence and no proof.",
      "Claim 1.6 Duality holds cited (Villani (2009), theorem 5.10)", "Nothing was computed.",
      "Its block is not shown",
    ] { #expect(text.contains(sentence), "\(sentence)") }
    #expect(html.contains("<a href=\"01.html#claim-two\">Beneath its block</a>; bears "))
    #expect(html.contains("<a href=\"01.html#eq-x\">Equation (1.1)</a>, "))
    #expect(html.contains("<a href=\"01.html#bound-5\" aria-label=\"A formula of chapter 1\">"))
    #expect(try page("01.html").contains("<li><a href=\"claims.html\">Claims</a>"))
    #expect(try page("index.html").contains("<a href=\"claims.html\">"))
  }

  @Test("a book without claims has no list of them")
  func none() throws {
    let book = try TestBook(["01.md": "One.\n"])
    #expect(try book.build().status == 0)
    #expect(book.site()["claims.html"] == nil)
    #expect(!book.page("01.html").contains("claims.html"))
  }

  @Test("claims.json is what its schema says, and the schema refuses what is not")
  func schema() throws {
    let book = try TestBook([:])
    let json = try page("claims.json")
    #expect(json.contains("\"page\" : \"claims.html#claim-hidden\""))
    #expect(json.contains("\"line\" : 20"))
    let broken = [
      json.replacing("\"status\" : \"sampled\"", with: "\"status\" : \"exact\""),
      json.replacing("\"status\" : \"exact\"", with: "\"status\" : \"proved\""),
      json.replacing("\"number\" : \"1.1\",", with: ""),
      json.replacing("\"seed\" : \"7\"", with: "\"seed\" : 7"),
    ]
    for (index, text) in ([json] + broken).enumerated() {
      try book.write(text, to: "\(index).json")
    }
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      for name in sys.argv[2:]:
          print(Draft202012Validator(schema).is_valid(json.load(open(name))))
      """
    let result = try TestBook.run(
      BuiltBook.root.appendingPathComponent(".build/validators/bin/python").path,
      ["-c", script, BuiltBook.root.appendingPathComponent("docs/claims.schema.json").path]
        + (0...4).map { "\($0).json" }, in: book.folder)
    #expect(result.errors == "")
    #expect(result.output == "True\nFalse\nFalse\nFalse\nFalse\n")
  }

  @Test("warnings are printed and keep no page from being written, unless they are errors")
  func warnings() throws {
    let book = try TestBook(["01.md": "It takes 600 steps.\n"])
    let warning = """
      book/01.md:4:10: warning: the number 600 is typed, not computed [typed-number]
        4 | It takes 600 steps.
          |          ^~~
        help: write `{swift} expression`, a formula between dollars, or [600]{.given} for a number \
      that is given

      """
    let strict = try book.build("--strict")
    #expect(strict.errors == warning.replacing(": warning:", with: ": error:"))
    #expect(strict.status == 1)
    #expect(book.site().isEmpty)
    let built = try book.build()
    #expect(built.errors == warning)
    #expect(built.status == 0)
    #expect(book.page("01.html").contains("It takes 600 steps."))
  }
}
