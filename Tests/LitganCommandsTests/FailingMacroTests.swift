import Foundation
import Testing

@Suite("Macros that fail", .serialized)
struct FailingMacroTests: FailingBuild {
  /// A book.yml with macros, which begin at its line 8.
  private func expect(
    _ macros: String, fails printed: String, text: String = "",
    _ location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try expect(
      printed,
      after: { book in
        let path = book.folder.appendingPathComponent("book/book.yml")
        let before = try String(contentsOf: path, encoding: .utf8)
        try book.write(before + "macros:\n" + macros, to: "book/book.yml")
        if !text.isEmpty { try book.writeChapter(text, to: "01.md") }
      }, location)
  }

  @Test("names that are no commands")
  func names() throws {
    try expect(
      "  KL: x\n  '\\R2': y\n",
      fails: #"""
        book/book.yml:8:3: error: 'KL' is not the name of a TeX command [invalid-macro]
          8 |   KL: x
            |   ^~
          help: a name is a backslash and letters: \KL
        book/book.yml:9:3: error: '\R2' is not the name of a TeX command [invalid-macro]
          9 |   '\R2': y
            |   ^~~~~
          help: a name is a backslash and letters: \R

        """#)
  }

  @Test("a macro twice")
  func duplicate() throws {
    try expect(
      "  '\\R': x\n  '\\R': y\n",
      fails: #"""
        book/book.yml:8:3: error: invalid YAML: '\R' is set twice [invalid-yaml]
          8 |   '\R': x
            |   ^

        """#)
  }

  @Test("parameters with a gap, backslashes of YAML's, and what is no text")
  func definitions() throws {
    try expect(
      "  '\\R': '分 😀\t#2'\n  '\\a': \"\\theta\"\n  '\\b': [x]\n",
      fails: #"""
        book/book.yml:8:14: error: the definition has #2 and no #1 [invalid-macro]
          8 |   '\R': '分 😀	#2'
            |               	^~
          help: parameters are numbered from #1 on
        book/book.yml:9:10: error: a backslash in double quotes is YAML's, not TeX's [invalid-macro]
          9 |   '\a': "\theta"
            |          ^~
          help: put the definition in single quotes: '…'
        book/book.yml:10:3: error: '\b' takes one text [invalid-value]
          10 |   '\b': [x]
             |   ^~~~

        """#)
  }

  @Test("definitions that KaTeX refuses, each at its place, after Chinese, an emoji and a tab")
  func refused() throws {
    try expect(
      "  '\\R': '\\frac{#1'\n  '\\loop': '\\loop x'\n  '\\S': \\text{分 😀\t} \\bad #1\n",
      fails: #"""
        book/book.yml:8:18: error: KaTeX cannot set the macro '\R': Unexpected end of input in a \#
        macro argument, expected '}' [invalid-macro]
          8 |   '\R': '\frac{#1'
            |                  ^
        book/book.yml:9:12: error: KaTeX cannot set the macro '\loop': Too many expansions: \#
        infinite loop or need to increase maxExpand setting [invalid-macro]
          9 |   '\loop': '\loop x'
            |            ^~~~~~~~~
        book/book.yml:10:21: error: KaTeX cannot set the macro '\S': Undefined control sequence: \#
        \bad [invalid-macro]
          10 |   '\S': \text{分 😀	} \bad #1
             |                    	  ^~~~

        """#)
  }

  @Test(
    "a mistake in what follows a macro is told there, one that its definition makes at the formula")
  func uses() throws {
    try expect(
      "  '\\sq': 'x^2'\n  '\\hi': '^2'\n  '\\c': '\\textcolor{#1}{a}'\n",
      fails: #"""
        book/01.md:4:7: error: Undefined control sequence: \nope [tex-error]
          4 | 分 $\sq\nope$ $\c{red}$ $\c{no2}$ 😀 $x^2\hi$
            |        ^~~~~
        book/01.md:4:24: error: Invalid color: 'no2' [tex-error]
          4 | 分 $\sq\nope$ $\c{red}$ $\c{no2}$ 😀 $x^2\hi$
            |                         ^~~~~~~~~
        book/01.md:4:36: error: Double superscript [tex-error]
          4 | 分 $\sq\nope$ $\c{red}$ $\c{no2}$ 😀 $x^2\hi$
            |                                      ^~~~~~~~

        """#, text: "分 $\\sq\\nope$ $\\c{red}$ $\\c{no2}$ 😀 $x^2\\hi$\n")
  }

  @Test(
    "macros work in texts, captions, tables and footnotes, and one formula's are not the next one's"
  )
  func works() throws {
    let text = """
      $\\KL{p}{q}$ and $\\gdef\\mine{x}\\mine$.[^n]

      | $\\KL{a}{b}$ |
      |---|
      | 1 |

      : Of $\\KL{c}{d}$

      [^n]: $\\KL{e}{f}$
      """
    let book = try TestBook(
      ["01.md": text],
      configuration: "macros:\n  '\\KL': '\\mathrm{KL}(#1\\,\\|\\,#2)'\n")
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    // The footnote stands at two places.
    #expect(book.page("01.html").components(separatedBy: ">KL</span>").count == 6)
    try book.writeChapter(text + "\n\n$\\mine$\n", to: "01.md")
    #expect(try book.build().errors.contains("Undefined control sequence: \\mine"))
  }
}
