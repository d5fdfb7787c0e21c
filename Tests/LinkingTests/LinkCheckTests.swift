import Book
import Linking
import Parsing
import Testing

@Suite("Links")
struct LinkCheckTests {
  private func chapters(_ texts: [String]) throws -> [Chapter] {
    try texts.enumerated().map { index, text in
      let file = SourceFile(path: "book/0\(index + 1).md", text: text)
      var chapter = try ChapterParser.parseText(file, isExtended: true)
      chapter.slug = "0\(index + 1)"
      return chapter
    }
  }

  private func map(
    _ texts: [String], files: Set<String> = []
  ) throws -> Result<LinkMap, Diagnostics> {
    let chapters = try chapters(texts)
    let (map, faults) = LinkCheck.links(of: chapters, in: "book/") { files.contains($0) }
    return faults.isEmpty ? .success(map) : .failure(Diagnostics(faults))
  }

  /// The faults of a text, where `▸` stands before each place.
  private func expect(
    _ marked: String, _ messages: [String], files: Set<String> = [],
    _ location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    var columns: [String] = []
    for (index, line) in marked.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = line.split(separator: "▸", omittingEmptySubsequences: false)
      var column = 1
      for part in parts.dropLast() {
        column += part.unicodeScalars.count
        columns.append("\(index + 1):\(column)")
      }
    }
    let result = try map([marked.filter { $0 != "▸" }], files: files)
    guard case .failure(let found) = result else {
      Issue.record("nothing was found", sourceLocation: location)
      return
    }
    #expect(
      found.all.map { "\($0.location!.line):\($0.location!.column)" } == columns,
      sourceLocation: location)
    #expect(
      found.all.map { "\($0.message) [\($0.identifier)]" } == messages, sourceLocation: location)
  }

  @Test("a link to another chapter's file leads to its page")
  func chapters() throws {
    let map = try map(["[Two](02.md), [there](02.md#sec-a) and [up](#top).\n", "A.\n"]).get()
    #expect(map.rewritten[0] == ["02.md": "02.html", "02.md#sec-a": "02.html#sec-a"])
    #expect(map.pending.map(\.page) == ["02.html", "01.html"])
    #expect(map.pending.map(\.anchor) == ["sec-a", "top"])
    #expect(map.files.isEmpty)
  }

  @Test("a file of the book becomes one of the site, whatever its name holds")
  func files() throws {
    let map = try map(
      ["![A map](<bilder/die karte.png>) and [数据](data/数.csv)\n"],
      files: ["book/bilder/die karte.png", "book/data/数.csv"]
    ).get()
    #expect(map.files == ["bilder/die karte.png", "data/数.csv"])
    #expect(map.rewritten[0].values.sorted() == ["bilder/die%20karte.png", "data/%E6%95%B0.csv"])
  }

  @Test("what leaves the site is listed with its place and not followed")
  func external() throws {
    let text = "数 <https://a.org/b> and [mail](mailto:a@b.org), [c](//c.org).\n"
    let map = try map([text]).get()
    #expect(map.external.map(\.destination) == ["https://a.org/b", "mailto:a@b.org", "//c.org"])
    #expect(map.external.allSatisfy { !$0.range.isEmpty })
  }

  @Test("a file that is not there, at its place after wide characters, a formula and a tab")
  func dead() throws {
    try expect(
      "分布 🎲\t$x^2$: [data](▸dta.csv) and [again](▸dta.csv)\n\n- [b]: not a definition\n",
      [
        "there is no file 'book/dta.csv' [dead-link]",
        "there is no file 'book/dta.csv' [dead-link]",
      ])
    try expect("See [one].\n\n[one]: ▸03.md\n", ["there is no file 'book/03.md' [dead-link]"])
    try expect(
      "<a href=\"▸x.pdf\">x</a>\n", ["there is no file 'book/x.pdf' [dead-link]"])
  }

  @Test("what works on no reader's machine: absolute paths, files outside of the book")
  func outside() throws {
    try expect(
      "[a](▸/etc/passwd) [b](▸../notes.txt)\n",
      [
        "'/etc/passwd' leads away from the folder that the site is in [absolute-link]",
        "'notes.txt' stands outside the book's folder [outside-file]",
      ], files: ["notes.txt"])
  }

  @Test("a picture without words")
  func alternative() throws {
    try expect(
      "![A map](a.png) ![](▸a.png)\n", ["the picture has no alternative text [missing-alt]"],
      files: ["book/a.png"])
  }

  @Test("a page or a place on it that is not there when all pages are")
  func pending() throws {
    let texts = ["[a](02.md#sec-b) [b](claim.html) [c](#here)\n", "B.\n"]
    let map = try map(texts).get()
    let pages = ["01.html": "<a id='here'>", "02.html": "<h2 class=\"x\" id=\"sec-a\">"]
    let dead = try LinkCheck.dead(
      map, in: try chapters(texts), pages: ["01.html", "02.html", "claims.html"]
    ) { PageIDs.ids(in: pages[$0] ?? "") }
    #expect(
      dead.map(\.rendered) == [
        """
        book/01.md:1:5: error: the page '02.html' has no place 'sec-b' [dead-anchor]
          1 | [a](02.md#sec-b) [b](claim.html) [c](#here)
            |     ^~~~~~~~~~~
          help: did you mean '#sec-a'?

        """,
        """
        book/01.md:1:22: error: the site has no page 'claim.html' [dead-link]
          1 | [a](02.md#sec-b) [b](claim.html) [c](#here)
            |                      ^~~~~~~~~~
          help: did you mean 'claims.html'?

        """,
      ])
  }
}
