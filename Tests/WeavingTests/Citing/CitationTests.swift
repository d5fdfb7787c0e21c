import Book
import CrossReferencing
import Foundation
import Parsing
import Testing
import Weaving

private let typesetter = Typesetter(
  libraries: ScriptLibraries(environment: ProcessInfo.processInfo.environment))

private let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Resources")

/// A text that cites works, as HTML.
private func html(_ markdown: String, works: String? = nil) throws -> String {
  let yaml =
    try works ?? String(contentsOf: resources.appendingPathComponent("works.yml"), encoding: .utf8)
  let bibliography = try BibliographyReader.bibliography(
    SourceFile(path: "works.yml", text: yaml))
  let text = try ChapterParser.parseText(
    SourceFile(path: "<test>", text: markdown), isExtended: true)
  #expect(LabelCheck.diagnostics(of: [text], bibliography).isEmpty)
  let nothing = Outcome(cells: [], inlineValues: [])
  return try BookWeaver.fragment(
    text, references: Numbering.references(of: [text], [nothing]), bibliography: bibliography,
    typesetter: typesetter)
}

/// HTML without tags, cards and the links back.
private func plain(_ html: String) -> String {
  withoutCards(html).replacing(/<span class="backlinks">.*?<\/span>/, with: "")
    .replacing(/<span class="katex-mathml">.*?<\/math><\/span>/, with: "")
    .replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")
    .replacing("&quot;", with: "\"").replacing("\u{200B}", with: "")
}

/// Cards hold formulas, which are spans in spans.
private func withoutCards(_ html: String) -> String {
  var parts = html.components(separatedBy: "<span class=\"card\"")
  for index in parts.indices.dropFirst() {
    var rest = Substring(parts[index])
    var depth = 1
    while depth > 0, let next = rest.firstMatch(of: /<\/?span/) {
      depth += next.output == "<span" ? 1 : -1
      rest = rest[next.range.upperBound...]
    }
    parts[index] = String(rest.dropFirst())
  }
  return parts.joined()
}

/// What `pandoc --citeproc` made of the same works, and where litgan differs.
private struct Recorded: CustomTestStringConvertible {
  var markdown = ""
  var pandoc = ""
  var litgan: String?
  var reason: String?

  var testDescription: String { markdown }

  /// Paragraphs of lines `markdown:`, `pandoc:` and perhaps `litgan:` and `because:`.
  static let all: [Recorded] = {
    let text =
      (try? String(contentsOf: resources.appendingPathComponent("citeproc.txt"), encoding: .utf8))
      ?? ""
    return text.split(separator: "\n\n").compactMap { paragraph in
      var recorded = Recorded()
      for line in paragraph.split(separator: "\n") {
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        switch parts.first {
        case "markdown": recorded.markdown = parts[1]
        case "pandoc": recorded.pandoc = parts[1]
        case "litgan": recorded.litgan = parts[1]
        case "because": recorded.reason = parts[1]
        default: return nil
        }
      }
      return recorded
    }
  }()
}

@Suite("Citations")
struct CitationTests {
  @Test("texts and lists are those of pandoc --citeproc, but for what is written down")
  func citeproc() throws {
    #expect(Recorded.all.count >= 40)
    let markdown = Recorded.all.map(\.markdown).filter { !$0.isEmpty }.joined(separator: "\n\n")
    let lines = plain(try html(markdown)).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    for recorded in Recorded.all {
      let expected = recorded.litgan ?? recorded.pandoc
      #expect(lines.contains(expected), "\(recorded.markdown)")
      if let litgan = recorded.litgan {
        #expect(litgan != recorded.pandoc && recorded.reason != nil, "\(recorded.markdown)")
      }
    }
  }

  static let two = """
    - {id: a, type: book, author: {family: A, given: Ann}, title: One, issued: 2001}
    - {id: b, type: book, author: {family: B}, title: Two, issued: 2002, DOI: 10.1/x}
    """

  @Test("a citation is a link with a card, and the list leads back to it")
  func links() throws {
    #expect(
      try html("As [see @b, $x$].", works: Self.two).replacing(
        /<span class="katex">.*?<\/span><\/span><\/span><\/span>/, with: "…") == """
          <p>As (see <span class="ref"><a id="ref-1-1" href="#bib-b">B 2002</a>\
          <span class="card" aria-hidden="true">B. 2002. <em>Two</em>. https://doi.org/10.1/x.\
          </span></span>, …).</p>
          <section class="references" aria-labelledby="references">
          <h2 id="references">References</h2>
          <ul>
          <li id="bib-b">B. 2002. <em>Two</em>. <a href="https://doi.org/10.1/x">\
          https://doi.org/10.1/x</a>. <span class="backlinks"><a href="#ref-1-1" \
          aria-label="Back to reference 1">↩</a></span></li>
          </ul>
          </section>

          """)
  }

  @Test(
    "forms of citations",
    arguments: [
      ("@a", "A (2001)"), ("@a [p. 3]", "A (2001, p. 3)"), ("[-@a]", "(2001)"),
      ("-@a", "(2001)"), ("[@a; @b, §2]", "(A 2001; B 2002, §2)"), ("*[@a]*", "(A 2001)"),
      ("@a [see](#x)", "A (2001) see"), ("見@a。", "見A (2001)。"), ("@a, [-@b]", "A (2001), (2002)"),
    ])
  func forms(markdown: String, expected: String) throws {
    #expect(plain(try html(markdown, works: Self.two)).split(separator: "\n").first! == expected)
  }

  @Test("the way back from a footnote's work is the footnote's mark, seen on every page")
  func footnotes() throws {
    let html = try html("A.[^n]\n\n[^n]: See @a.\n", works: Self.two)
    #expect(html.contains("<a href=\"#fnref-n\" aria-label=\"Back to reference 1\">"))
    // The note in the margin leads on as well, and no id stands twice.
    #expect(html.components(separatedBy: "href=\"#bib-a\"").count == 3)
    #expect(html.components(separatedBy: "id=\"ref-1-1\"").count == 2)
  }

  @Test("works of one author and year get letters in the order of the list")
  func letters() throws {
    let works = """
      - {id: x, type: book, author: {family: A}, title: Zebra}
      - {id: y, type: book, author: {family: A}, title: Ape}
      - {id: z, type: book, author: {family: A}, title: Cow, issued: {literal: forthcoming}}
      """
    #expect(
      plain(try html("[@x; @y; @z]", works: works)).hasPrefix(
        "(A n.d.-b; A n.d.-a; A forthcoming)\n"))
  }

  @Test("what no chapter cites is told apart, and not listed")
  func uncited() throws {
    let bibliography = try BibliographyReader.bibliography(
      SourceFile(path: "w.yml", text: Self.two))
    let text = try ChapterParser.parseText(
      SourceFile(path: "t.md", text: "@b"), isExtended: true)
    #expect(bibliography.uncited(in: [text]).map(\.id.text) == ["a"])
    #expect(bibliography.cited(in: [text]).map(\.id.text) == ["b"])
  }
}
