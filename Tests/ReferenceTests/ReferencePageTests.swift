import Book
import Foundation
import Parsing
import Reference
import Testing
import Weaving

@Suite("Reference pages")
struct ReferencePageTests {
  static let configuration = BookConfiguration(
    source: SourceFile(path: "book.yml", text: "GANMaths\n"), title: "A book", author: "",
    summary: "", language: "en", chapters: [], imports: [], limits: .init())

  static func weaver() throws -> BookWeaver {
    let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
    return try BookWeaver(
      configuration, typesetter: Typesetter(libraries: libraries), libraries: libraries)
  }

  /// One file of a module, as the compiler describes it.
  static let graph = """
    {"symbols": [
      {"identifier": {"precise": "s:5PilesPileErrorO"},
       "kind": {"identifier": "swift.enum"}, "pathComponents": ["PileError"],
       "declarationFragments": [{"kind": "keyword", "spelling": "enum"}, {"kind": "text", "spelling": " PileError"}],
       "docComment": {"lines": [{"text": "What can be wrong with `move(_:to:by:)`."}]},
       "location": {"uri": "file:///m/Sources/Piles/Piles/Moves/Cost.swift",
                    "position": {"line": 0}}},
      {"identifier": {"precise": "s:5Piles9PileErrorO5emptyyA2CmF"},
       "kind": {"identifier": "swift.enum.case"}, "pathComponents": ["PileError", "empty"],
       "declarationFragments": [{"kind": "text", "spelling": "case empty"}],
       "docComment": {"lines": [{"text": "A pile < 1."}]},
       "location": {"uri": "file:///m/Sources/Piles/Piles/Moves/Cost.swift",
                    "position": {"line": 1}}},
      {"identifier": {"precise": "s:5Piles4move"},
       "kind": {"identifier": "swift.func"}, "pathComponents": ["move(_:to:by:)"],
       "declarationFragments": [{"kind": "text", "spelling": "func "}, {"kind": "text", "spelling":
         "move(_ source: [Double], to target: [Double], by cost: (Int, Int) -> Double)"},
         {"kind": "text", "spelling": " throws(PileError) -> Double"}],
       "docComment": {"lines": [
         {"text": "The cost of moving a pile."}, {"text": ""},
         {"text": "    W₁ = Δ · Σᵢ |Sᵢ − Tᵢ|      S, T: running sums"}, {"text": ""},
         {"text": "```swift"}, {"text": "let cost = 1"}, {"text": "```"}, {"text": ""},
         {"text": "- Parameters:"}, {"text": "  - source: Mass, shape `[n]`."},
         {"text": "- Throws: `empty`."}, {"text": "- Source: *A book* (2019)."}]},
       "location": {"uri": "file:///m/Sources/Piles/Piles/Moves/Cost.swift",
                    "position": {"line": 7}}},
      {"identifier": {"precise": "s:5Piles9PileErrorO2eeoi"},
       "kind": {"identifier": "swift.func.op"}, "pathComponents": ["PileError", "==(_:_:)"],
       "declarationFragments": [{"kind": "text", "spelling": "static func =="}]}
    ]}
    """

  @Test("a page has signature, formula, fields and the chapters that use the symbol")
  func page() throws {
    let module = try ReferenceModule(name: "Piles", symbolGraphs: [Array(Self.graph.utf8)])
    let chapter = try ChapterParser.parse(
      SourceFile(
        path: "01-a.md",
        text: "---\ntitle: Earth & piles\n---\n```swift run\nmove(a, to: b) { 1 }\n```\n"))
    let pages = try Self.weaver().reference([module], chapters: [chapter])
    #expect(
      pages.map(\.path) == [
        "reference/Piles/Moves-Cost.html", "reference/Piles/index.html",
      ])
    try expectGolden(Self.text(pages[0]), named: "page")
    try expectGolden(Self.text(pages[1]), named: "index")
  }

  @Test("a graph that is none is an error with its reason")
  func unreadable() {
    #expect(throws: ReferenceModule.Unreadable.self) {
      try ReferenceModule(name: "Piles", symbolGraphs: [Array("{}".utf8)])
    }
  }

  @Test("a formula that KaTeX rejects is an error that names the symbol and the file")
  func badFormula() throws {
    let symbol = ReferenceModule.Symbol(
      kind: "swift.func", path: ["f()"], fragments: [.init(kind: "text", text: "func f()")],
      documentation: "Summary.\n\n    x²^2\n", line: 3, usr: "")
    let module = ReferenceModule(
      name: "M", files: [.init(path: "A/B.swift", symbols: [symbol])])
    let error = #expect(throws: Diagnostics.self) {
      try Self.weaver().reference([module], chapters: [])
    }
    let diagnostic = try #require(error?.all.first)
    #expect(diagnostic.identifier == "docstring-formula")
    #expect(diagnostic.path == "Sources/M/A/B.swift")
    #expect(diagnostic.message == "KaTeX cannot set the formula of 'f()': Double superscript")
    #expect(diagnostic.help == ["it was read as x^{2}^{2}"])
  }

  // MARK: Readable text

  /// What stands in `<main>`: a line for each block, addresses behind the links, formulas as TeX.
  static func text(_ page: Page) -> String {
    var html = String(decoding: page.content, as: UTF8.self)
    if let start = html.range(of: "<main"), let end = html.range(of: "</main>") {
      html = String(html[start.lowerBound..<end.lowerBound])
    }
    let replacements = [
      ("<span class=\"katex-display\".*?<annotation[^>]*>(.*?)</annotation>.*?</p>", "$$$1$$"),
      ("<a href=\"([^\"]*)\">(.*?)</a>", "$2 ⟨$1⟩"),
      ("<(h1|h2|h3|dt|section)([^>]*)>", "\n<$1> "), ("<(p|li|pre|dd|dl)([^>]*)>", "\n"),
      ("<section> ", ""), ("<(?!h1|h2|h3|dt)[^>]*>", ""), ("\n\\s*\n+", "\n"),
    ]
    for (pattern, template) in replacements {
      let expression = try! NSRegularExpression(
        pattern: pattern, options: [.dotMatchesLineSeparators])
      let template = template.replacing("$$$1$$", with: "\\$\\$$1\\$\\$")
      html = expression.stringByReplacingMatches(
        in: html, range: NSRange(html.startIndex..., in: html), withTemplate: template)
    }
    return html.trimmingCharacters(in: .whitespacesAndNewlines) + "\n"
  }

  /// Compares with `Goldens/<name>.txt`; `LITGAN_RECORD=1` stores the text instead.
  private func expectGolden(_ text: String, named name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
    let stored = folder.appendingPathComponent(name + ".txt")
    let changed = folder.appendingPathComponent(name + "-changed.txt")
    if ProcessInfo.processInfo.environment["LITGAN_RECORD"] == "1" {
      try text.write(to: stored, atomically: true, encoding: .utf8)
      return
    }
    let expected = try? String(contentsOf: stored, encoding: .utf8)
    if expected == text {
      try? FileManager.default.removeItem(at: changed)
      return
    }
    try text.write(to: changed, atomically: true, encoding: .utf8)
    Issue.record("\(name).txt does not hold; see \(name)-changed.txt")
  }
}
