import Book
import CrossReferencing
import Foundation
import Parsing
import Testing
import Weaving

private let typesetter = Typesetter(
  libraries: ScriptLibraries(environment: ProcessInfo.processInfo.environment))

/// HTML of an extended text that stands alone.
private func html(_ markdown: String, language: String? = nil) throws -> String {
  let file = SourceFile(path: "<test>", text: markdown)
  let text =
    try language.map { language in
      try ChapterParser.parse(
        SourceFile(path: "<test>", text: "---\ntitle: T\n---\n" + markdown), language: language)
    } ?? ChapterParser.parseText(file, isExtended: true)
  #expect(LabelCheck.diagnostics(of: [text]).isEmpty)
  let nothing = Outcome(cells: [], inlineValues: [])
  return try BookWeaver.fragment(
    text, references: Numbering.references(of: [text], [nothing]),
    typesetter: typesetter)
}

@Suite("Extended texts to HTML")
struct ExtendedTextTests {
  @Test(
    "constructs of one line",
    arguments: [
      ("~~gone~~", "<p><del>gone</del></p>\n"),
      ("a ~~b", "<p>a ~~b</p>\n"),
      ("\"It's\" -- a... b---c", "<p>“It’s” – a… b—c</p>\n"),
      ("`\"a--b\"`", "<p><code>&quot;a--b&quot;</code></p>\n"),
      ("[_a_ b]{.mark}", "<p><mark><em>a</em> b</mark></p>\n"),
      ("[a]{.term}", "<p><dfn>a</dfn></p>\n"),
      ("[a]{.underline}", "<p><u>a</u></p>\n"),
      ("[a]{#here lang=fr}", "<p><span id=\"here\" lang=\"fr\">a</span></p>\n"),
      ("a {b} {1, 2}", "<p>a {b} {1, 2}</p>\n"),
      ("name@host.org \\@fig-a", "<p>name@host.org @fig-a</p>\n"),
      ("[a](https://x.org/@b)", "<p><a href=\"https://x.org/@b\">a</a></p>\n"),
      (
        "- [x] a\n- [ ] b",
        """
        <ul>
        <li><span class="task" role="img" aria-label="done">☑</span> a</li>
        <li><span class="task" role="img" aria-label="to do">☐</span> b</li>
        </ul>

        """
      ),
    ])
  func inlines(markdown: String, expected: String) throws {
    #expect(try html(markdown) == expected)
  }

  @Test(
    "quotes are the language's own",
    arguments: [
      ("de", "„a ‚b‘“ und “c”"), ("fr", "«\u{202F}a “b”\u{202F}» und “c”"),
      ("en-GB", "“a ‘b’” und “c”"), ("de-CH", "«a ‹b›» und “c”"),
    ])
  func quotes(language: String, expected: String) throws {
    #expect(try html("\"a 'b'\" und “c”", language: language) == "<p>\(expected)</p>\n")
  }

  @Test("a table has alignments, and pipes in code, formulas and after backslashes part nothing")
  func table() throws {
    let text = try html("| a | `b|c` | d\\|e |\n|:--|--:|:-:|\n| *1* |\n\n: What it *is*\n")
    #expect(
      text == """
        <figure class="table">
        <figcaption><span class="number">Table 1</span> What it <em>is</em></figcaption>
        <div class="scroll" tabindex="0"><table><thead><tr><th scope="col" class="left">a</th>\
        <th scope="col" class="right"><code>b|c</code></th><th scope="col" class="center">d|e</th>\
        </tr></thead>
        <tbody><tr><td class="left"><em>1</em></td><td class="right"></td><td class="center"></td>\
        </tr></tbody></table></div>
        </figure>

        """)
    #expect(try html("> | a | b |\n> |---|---|\n> | 1 | 2 |\n>\n> c\n").contains("<td>2</td>"))
    #expect(try html("| $|x|$ | b |\n|---|---|\n").contains("<th scope=\"col\">b</th>"))
  }

  @Test(
    "a name begins as a line of text does, whatever else could begin so",
    arguments: [
      ("_weak_ form", "<em>weak</em> form"), ("'Weak' form", "‘Weak’ form"),
      ("- 数学", "- 数学"), ("# One", "# One"), ("1. One", "1. One"), ("> [a]: b", "&gt; [a]: b"),
      ("(a) b", "(a) b"),
    ])
  func name(text: String, expected: String) throws {
    let page = try html("::: {.proof name=\"\(text)\"}\nA.\n:::\n")
    #expect(page.contains("<span class=\"name\">(\(expected))</span>"), "\(page)")
  }

  @Test("the words of a reference go over lines that could begin something else")
  func linesOfReferences() throws {
    let page = try html(
      "::: {#thm-a .theorem}\nA.\n:::\n\nB [see\n    - _more_\n    # of @thm-a, and\n    > c].\n")
    #expect(page.contains("see\n- <em>more</em>\n# of "), "\(page)")
    #expect(page.contains(", and\n&gt; c"), "\(page)")
  }

  @Test("blocks stand in one another and in lists")
  func blocks() throws {
    let text = try html(
      "::: {#exr-a .exercise name=\"A *start*\"}\nA.\n\n::: solution\nB.\n:::\n:::\n\n"
        + "- c\n\n  ::::: callout-tip\n  d\n  ::::::\n")
    #expect(
      text == """
        <div class="block exercise" id="exr-a"><p class="title"><span class="number">Exercise 1\
        </span> <span class="name">(A <em>start</em>)</span></p>
        <p>A.</p>
        <details class="block solution"><summary><span class="number">Solution</span></summary>
        <p>B.</p>
        </details>
        </div>
        <ul>
        <li>
        <p>c</p>
        <div class="callout callout-tip" role="note"><p class="title">Tip</p>
        <p>d</p>
        </div>
        </li>
        </ul>

        """)
  }

  @Test("references have the number, a card and a way back")
  func references() throws {
    let text = try html("::: {#thm-a .theorem}\nIt *is*.\n:::\n\n[see @thm-a, part 2; -@thm-a]\n")
    #expect(
      text == """
        <div class="block theorem" id="thm-a"><p class="title"><span class="number">Theorem 1\
        </span> <span class="backlinks"><a href="#ref-1-1" aria-label="Back to reference 1">↩</a> \
        <a href="#ref-1-2" aria-label="Back to reference 2">↩</a></span></p>
        <p>It <em>is</em>.</p>
        </div>
        <p>see <span class="ref"><a id="ref-1-1" href="#thm-a">Theorem\u{A0}1</a>\
        <span class="card" aria-hidden="true"><span class="number">Theorem\u{A0}1</span> \
        It <em>is</em>.</span></span>, part 2 and <span class="ref"><a id="ref-1-2" \
        href="#thm-a">1</a><span class="card" aria-hidden="true">\
        <span class="number">Theorem\u{A0}1</span> It <em>is</em>.</span></span></p>

        """)
  }

  @Test("equations are numbered, and referred to inside formulas too")
  func equations() throws {
    let text = try html("$$ a $$ {#eq-a}\n\n$$ b \\label{eq-b} $$\n\n$\\eqref{eq-b}$ @eq-a\n")
    #expect(text.contains("<span class=\"equation\" id=\"eq-a\">"))
    #expect(text.contains("<span class=\"equation-number\">(2)"))
    #expect(text.contains("\\text{(2)}"))
    #expect(text.contains(">Equation\u{A0}(1)</a>"))
    #expect(!text.contains("\\label"))
  }

  @Test("a footnote stands beside its place and at the end")
  func footnotes() throws {
    let text = try html("A.[^n] B.\n\n[^n]: One *two*.\n\n    Three.\n")
    #expect(
      text == """
        <p>A.<sup class="note-mark" id="fnref-n"><a class="to-end" href="#fn-n" \
        aria-label="Note 1">1</a><span class="to-side">1</span></sup><span class="side-note" \
        role="note"><span class="note-number">1</span> <span class="paragraph">One <em>two</em>.\
        </span><span class="paragraph">Three.</span></span> B.</p>
        <section class="notes" aria-label="Notes">
        <ol>
        <li id="fn-n"><p>One <em>two</em>.</p><p>Three. <a href="#fnref-n" \
        aria-label="Back to the text">↩</a></p></li>
        </ol>
        </section>

        """)
  }

  /// CommonMark's examples that smart punctuation changes.
  static let quotes = [
    14, 197, 209, 210, 343, 352, 358, 362, 379, 384, 394, 507, 589, 618, 619, 621, 623, 632, 650,
  ]
  static let dashes = [46, 55, 87, 91, 106, 625, 626]
  /// Those that begin like front matter. No other extension changes one.
  static let frontMatter = [96, 98]

  @Test("CommonMark's examples come out as before but for those that an extension changes")
  func commonMark() throws {
    var changed: [Int] = []
    for example in try SpecificationExample.all() {
      let file = SourceFile(path: "<test>", text: example.markdown)
      let text = try? ChapterParser.parseText(file, isExtended: true)
      let result = try text.map { try BookWeaver.fragment($0, typesetter: typesetter) }
      if result != example.html { changed.append(example.example) }
    }
    #expect(changed == (Self.quotes + Self.dashes + Self.frontMatter).sorted())
  }
}
