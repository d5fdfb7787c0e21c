import Book
import CrossReferencing
import Testing

@testable import Parsing

/// What is wrong with a bibliography; `▸` stands in the text where the finding belongs.
@Suite("Mistakes in a bibliography")
struct BibliographyErrorTests {
  private func expect(
    _ text: String, _ message: String, help: String? = nil,
    _ location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let marker = try #require(text.range(of: "▸"))
    let file = SourceFile(path: "w.yml", text: text.replacing("▸", with: ""))
    let place = file.location(of: text[..<marker.lowerBound].utf8.count)
    do throws(Diagnostics) {
      _ = try BibliographyReader.bibliography(file)
      Issue.record("nothing is found", sourceLocation: location)
    } catch {
      let found = error.all.map { fault in
        "\(fault.location?.line ?? 0):\(fault.location?.column ?? 0): \(fault.message) "
          + "[\(fault.identifier)]"
      }
      #expect(
        found.contains("\(place.line):\(place.column): \(message)"), "\(found)",
        sourceLocation: location)
      if let help {
        #expect(error.all.flatMap(\.help).contains(help), sourceLocation: location)
      }
    }
  }

  /// Fields before the place, with Chinese, an emoji, a tab and a formula.
  static let wide = "author: {family: 分布}, title: '😀 $x$\t布', "

  @Test("fields")
  func fields() throws {
    try expect(
      "- {id: a, \(Self.wide)▸publsher: X, type: book}", "unknown field 'publsher' [unknown-key]",
      help: "did you mean 'publisher'?")
    try expect(
      "- {id: a, \(Self.wide)type: ▸bok}", "unknown type of entry 'bok' [unknown-type]",
      help: "did you mean 'book'?")
    try expect(
      "- {\(Self.wide)id: ▸a}", "the entry 'a' has no 'type' [missing-field]",
      help:
        "known here: \(Bibliography.Kind.allCases.map(\.rawValue).sorted().joined(separator: ", "))"
    )
    try expect(
      "- ▸{type: book}", "the entry has no 'id' [missing-field]",
      help: "by it texts cite: [@id]")
    try expect(
      "- {type: book, author: {family: 分}, id: ▸a}", "the entry 'a' has no 'title' [missing-field]")
    try expect(
      "- {type: book, title: '分 $x$', id: ▸a}", "the entry 'a' has no 'author' [missing-field]",
      help: "a work of no person has its body: author: {literal: UNESCO}")
    try expect(
      "- {id: a, type: book, \(Self.wide)volume: ▸[1]}".replacing("▸[", with: "[").replacing(
        "volume", with: "▸volume"),
      "'volume' takes one value, not a list or a mapping [invalid-value]")
  }

  @Test("ids")
  func ids() throws {
    try expect(
      "- {\(Self.wide)type: book, id: ▸a b}", "'a b' cannot be cited [invalid-id]",
      help: "an id holds letters, digits and '_', and between them '-:./+'")
    try expect(
      "- {\(Self.wide)type: book, id: ▸fig-a}",
      "'fig-' begins the label of a figure, not an id [label-prefix]",
      help: "give the entry another id: texts cite it by [@id]")
    let two =
      "- {\(Self.wide)type: book, id: ▸a}\n- {type: book, title: B, author: {family: B}, id: a}"
    try expect(two, "the id 'a' also stands at line 2 [duplicate-reference]")
    try expect(
      two.replacing("▸", with: "").replacing(", id: a}", with: ", id: ▸a}")
        .replacing("book, id: ▸a}\n", with: "book, id: a}\n"),
      "the id 'a' also stands at line 1 [duplicate-reference]")
  }

  @Test("names and dates")
  func parts() throws {
    try expect(
      "- {type: book, id: a, title: 分, author: {▸famly: B}}",
      "unknown part of a name 'famly' [unknown-key]", help: "did you mean 'family'?")
    try expect(
      "- {type: book, id: a, title: 分, author: [{family: B}, ▸{given: C}]}",
      "a name has 'family' and 'given', or 'literal' [invalid-value]")
    try expect(
      "- {type: book, id: a, title: 分, author: ▸B}", "expected 'key: value' lines [invalid-yaml]")
    try expect(
      "- {id: a, type: book, \(Self.wide)issued: ▸last year}",
      "'issued' is a year, year-month or year-month-day, not 'last year' [invalid-value]",
      help: "write 2017-08, or words as {literal: forthcoming}")
    try expect(
      "- {id: a, type: book, \(Self.wide)issued: ▸2017-13}",
      "'issued' is a year, year-month or year-month-day, not '2017-13' [invalid-value]")
    try expect(
      "- {id: a, type: book, \(Self.wide)issued: ▸{month: 3}}",
      "'issued' has no year, or one that is no number [invalid-value]")
    try expect(
      "- {id: a, type: book, \(Self.wide)issued: {▸yer: 2017}}",
      "unknown part of a date 'yer' [unknown-key]", help: "did you mean 'year'?")
    try expect(
      "- {id: a, type: book, \(Self.wide)▸issued: [{year: 2017}, {year: 2018}]}",
      "'issued' is one date [invalid-value]")
  }

  @Test("files")
  func files() throws {
    try expect("▸a: b\n", "expected a list of entries under 'references:' [invalid-yaml]")
    try expect(
      "- ▸[1]\n", "expected 'key: value' lines [invalid-yaml]")
    try expect(
      "references:\n  - id: a\n   ▸title: b\n",
      "invalid YAML: did not find expected '-' indicator [invalid-yaml]")
    try expect(
      "- {type: book, id: a, author: {family: B}, title: \"分 ▸\\theta\"}",
      "a backslash in double quotes is YAML's, not TeX's [escaped-title]")
    try expect(
      "- type: book\n  id: a\n  author: {family: B}\n  title: ▸|\n    A\n\n    B\n",
      "'title' is one paragraph [invalid-text]")
  }

  @Test("CSL-JSON is read as well, and dates in all their forms")
  func json() throws {
    let file = SourceFile(
      path: "w.json",
      text: """
        [{"id": "a", "type": "book", "title": "A", "author": [{"family": "B", "given": "C"}],
          "issued": {"date-parts": [[2017, 8]]}},
         {"id": "b", "type": "book", "title": "A", "author": [{"literal": "D"}],
          "issued": {"date-parts": [["2018"]]}}]
        """)
    let entries = try BibliographyReader.bibliography(file).entries
    #expect(entries.map(\.issued) == [.init(year: 2017, month: 8), .init(year: 2018)])
    #expect(
      entries.map(\.authors) == [[.init(family: "B", given: "C")], [.init(literal: "D")]])
  }

  // MARK: Citations in a text

  private func diagnostics(_ text: String, _ works: String?) throws -> [String] {
    let bibliography = try works.map {
      try BibliographyReader.bibliography(SourceFile(path: "w.yml", text: $0))
    }
    do throws(Diagnostics) {
      let chapter = try ChapterParser.parseText(
        SourceFile(path: "a.md", text: text), isExtended: true)
      return LabelCheck.diagnostics(of: [chapter], bibliography).map(\.rendered)
    } catch {
      return error.all.map(\.rendered)
    }
  }

  @Test("a work that is not there, after Chinese, an emoji, a tab and a formula")
  func unknown() throws {
    let works = "- {id: villani2009, type: book, title: A, author: {family: B}}"
    #expect(
      try diagnostics("分 😀\t$x$ [see @vilani2009, §3]", works) == [
        """
        a.md:1:15: error: w.yml has no entry with the id 'vilani2009' [unknown-citation]
          1 | 分 😀\t$x$ [see @vilani2009, §3]
            |      \t          ^~~~~~~~~~
          help: did you mean 'villani2009'?

        """
      ])
    #expect(
      try diagnostics("分 @nobody", works) == [
        """
        a.md:1:4: error: w.yml has no entry with the id 'nobody' [unknown-citation]
          1 | 分 @nobody
            |     ^~~~~~
          help: an @ that is text is written \\@

        """
      ])
    #expect(
      try diagnostics("@nobody", nil) == [
        """
        a.md:1:2: error: 'nobody' is no label, and the book has no bibliography [unknown-citation]
          1 | @nobody
            |  ^~~~~~
          help: works stand in references.yml beside book.yml; an @ that is text is written \\@

        """
      ])
  }

  @Test("a label and a work in one bracket")
  func mixed() throws {
    #expect(
      try diagnostics("分 $x$ [@sec-a; @b]", nil).first == """
        a.md:1:17: error: a label and a work stand in one bracket [mixed-references]
          1 | 分 $x$ [@sec-a; @b]
            |                  ^
          help: give each a bracket of its own: [@fig-a] [@smith2020]

        """)
  }
}
