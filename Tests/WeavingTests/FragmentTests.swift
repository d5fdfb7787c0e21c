import Book
import Foundation
import Parsing
import Testing
import Weaving

/// HTML of a text, as `litgan render` prints it.
private func html(_ markdown: String, _ typesetter: Typesetter) throws -> String {
  try BookWeaver.fragment(
    try ChapterParser.parseText(SourceFile(path: "<test>", text: markdown)), typesetter: typesetter)
}

private let typesetter = Typesetter(
  libraries: ScriptLibraries(environment: ProcessInfo.processInfo.environment))

@Suite("Texts to HTML")
struct FragmentTests {
  /// Examples that a formula legitimately changes, with the reason. There are none: no example of
  /// the specification has two dollars that could enclose a formula.
  static let changed: [Int: String] = [:]

  @Test("all 652 examples of CommonMark 0.30 come out byte for byte")
  func commonMark() throws {
    let examples = try SpecificationExample.all()
    #expect(examples.count == 652)
    for example in examples where Self.changed[example.example] == nil {
      let html = try html(example.markdown, typesetter)
      #expect(html == example.html, "example \(example.example)")
    }
  }

  /// Formulas as `⟨tex⟩`, from KaTeX's annotation: what was set, and where.
  private func marked(_ markdown: String) throws -> String {
    var rest = Substring(try html(markdown, typesetter))
    var text = ""
    while let start = rest.range(of: "<span class=\"katex") {
      text += rest[..<start.lowerBound]
      let formula = rest[start.lowerBound...]
      let open = try #require(formula.range(of: "<annotation encoding=\"application/x-tex\">"))
      let close = try #require(formula.range(of: "</annotation>"))
      text += (formula.hasPrefix("<span class=\"katex-display") ? "⟪" : "⟨")
      text += formula[open.upperBound..<close.lowerBound]
      text += (formula.hasPrefix("<span class=\"katex-display") ? "⟫" : "⟩")
      // The formula ends where its spans are balanced.
      var depth = 0
      var index = formula.startIndex
      repeat {
        let next = try #require(formula[index...].firstIndex(of: "<"))
        if formula[next...].hasPrefix("<span") { depth += 1 }
        if formula[next...].hasPrefix("</span>") { depth -= 1 }
        index = formula.index(after: next)
      } while depth > 0
      rest = formula[index...].drop { $0 != ">" }.dropFirst()
    }
    return text + rest
  }

  @Test(
    "dollars make formulas by the rules, wherever they stand",
    arguments: [
      ("$x$", "<p>⟨x⟩</p>\n"),
      ("`$x$`", "<p><code>$x$</code></p>\n"),
      ("    $x$", "<pre><code>$x$\n</code></pre>\n"),
      ("```\n$x$\n```", "<pre><code>$x$\n</code></pre>\n"),
      ("<div>$x$</div>", "<div>$x$</div>\n"),
      ("a <b title=\"$x$\">$y$</b>", "<p>a <b title=\"$x$\">⟨y⟩</b></p>\n"),
      (#"\$x\$"#, "<p>$x$</p>\n"),
      ("\"$5 and $6\"", "<p>&quot;$5 and $6&quot;</p>\n"),
      (
        #"$\mathcal{R}_{a}$ and $\mathcal{R}_{b}$"#,
        #"<p>⟨\mathcal{R}_{a}⟩ and ⟨\mathcal{R}_{b}⟩</p>"# + "\n"
      ),
      ("$a\n_b*c$ *d*", "<p>⟨a\n_b*c⟩ <em>d</em></p>\n"),
      ("- $x$\n- y", "<ul>\n<li>⟨x⟩</li>\n<li>y</li>\n</ul>\n"),
      ("# A $x$", "<h1>A ⟨x⟩</h1>\n"),
      ("A $x$\n===", "<h1>A ⟨x⟩</h1>\n"),
      ("*a $x_1$ b*", "<p><em>a ⟨x_1⟩ b</em></p>\n"),
      ("**$x$**", "<p><strong>⟨x⟩</strong></p>\n"),
      ("[$x$](/u)", "<p><a href=\"/u\">⟨x⟩</a></p>\n"),
      ("[a](/$x$)", "<p><a href=\"/$x$\">a</a></p>\n"),
      ("$$\na\n+ b\n$$", "<p>⟪\na\n+ b\n⟫</p>\n"),
      ("> $$\n> a\n> + b\n> $$", "<blockquote>\n<p>⟪\na\n+ b\n⟫</p>\n</blockquote>\n"),
      ("text\n$$\n- a\n$$\nmore", "<p>text\n⟪\n- a\n⟫\nmore</p>\n"),
      ("| $a$ |", "<p>| ⟨a⟩ |</p>\n"),
      ("分布 $x$ é", "<p>分布 ⟨x⟩ é</p>\n"),
    ])
  func dollars(markdown: String, expected: String) throws {
    #expect(try marked(markdown) == expected)
  }

  @Test("the place of a TeX error is the place in the text, in quotes and after wide letters too")
  func texErrors() {
    func place(_ markdown: String) -> String? {
      do {
        _ = try html(markdown, typesetter)
        return nil
      } catch let diagnostics as Diagnostics {
        return diagnostics.all.map(\.rendered).joined()
      } catch { return "\(error)" }
    }
    #expect(
      place(#"分布 $a + \foo$"#) == """
        <test>:1:9: error: Undefined control sequence: \\foo [tex-error]
          1 | 分布 $a + \\foo$
            |           ^~~~

        """)
    #expect(
      place("> $$\n> a +\n> {b\n> $$") == """
        <test>:4:3: error: Expected '}', got 'EOF' [tex-error]
          4 | > $$
            |   ^~

        """)
  }

  @Test("each formula is set once, and differs from its display form")
  func repeated() throws {
    let once = try html("$x$", typesetter)
    let twice = try html("$x$ $x$ $$x$$", typesetter)
    #expect(twice.components(separatedBy: once.dropFirst(3).dropLast(5)).count == 3)
    #expect(twice.contains("katex-display"))
  }

  @Test("what KaTeX itself fails at is told at the formula")
  func failingKaTeX() throws {
    let fault = #expect(throws: Diagnostics.self) { try html(#"a $\@char{~}$ b"#, typesetter) }
    #expect(
      fault?.all.map(\.rendered) == [
        #"""
        <test>:1:4: error: KaTeX cannot set this: Expected node of type textord, but got node of \#
        type spacing [tex-error]
          1 | a $\@char{~}$ b
            |    ^~~~~~~~~

        """#
      ])
    let deep =
      "$" + String(repeating: "\\sqrt{", count: 5000) + String(repeating: "}", count: 5000) + "$"
    let tooDeep = #expect(throws: Diagnostics.self) { try html(deep, typesetter) }
    #expect(
      tooDeep?.all.map(\.message) == ["KaTeX cannot set this: Maximum call stack size exceeded."])
    #expect(tooDeep?.all.first?.location == SourceLocation(line: 1, column: 2))
  }
}
