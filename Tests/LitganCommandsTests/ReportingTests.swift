import Book
import Foundation
import Testing

@testable import LitganCommands

@Suite("Reports for editors and terminals")
struct ReportingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func failing() throws -> TestBook {
    try TestBook([
      "01.md": "数学 🎲\t$x$: \"a\" @sec-on \\ [b]{.trem}\n",
      "02.md": "```swift run\n//| capton: x\nnothing\n```\n",
    ])
  }

  @Test("each fault is one JSON object on a line of standard output")
  func json() throws {
    let result = try failing().build("--json")
    #expect(result.status == 1)
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.first == """
        {"column":30,"endColumn":34,"excerpt":"数学 🎲\\t$x$: \\"a\\" @sec-on \\\\ [b]{.trem}",\
        "help":["did you mean 'term'?"],"identifier":"unknown-class","line":4,\
        "message":"a span has no class 'trem'","path":"book/01.md","severity":"error"}
        """)
  }

  @Test("a build that succeeds prints nothing for editors")
  func success() throws {
    let book = try TestBook(["01.md": "Text.\n"])
    let result = try book.build("--json")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors == "")
  }

  /// The validator is jsonschema from PyPI, and not of our making.
  @Test("the objects are what the schema says, and the schema refuses others")
  func schema() throws {
    let book = try failing()
    let output = try book.build("--json").output + book.litgan("build", "no", "--json").output
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    let broken = [
      lines[0].replacing("\"severity\":\"error\"", with: "\"severity\":\"bad\""),
      lines[0].replacing("\"line\":4,", with: ""),
      lines[0].replacing("\"column\":", with: "\"colum\":"),
    ]
    try book.write((lines + broken).joined(separator: "\n"), to: "lines")
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for line in open(sys.argv[2]):
          print(validator.is_valid(json.loads(line)))
      """
    let result = try TestBook.run(
      Self.root.appendingPathComponent(".build/validators/bin/python").path,
      [
        "-c", script, Self.root.appendingPathComponent("docs/diagnostic.schema.json").path, "lines",
      ],
      in: book.folder)
    #expect(result.errors == "")
    #expect(result.output == "True\nTrue\nTrue\nFalse\nFalse\nFalse\n")
  }

  /// The expressions of `docs/editors.md`, as Visual Studio Code applies them: line by line.
  @Test("the problem matcher of the docs finds every fault of a printed report")
  func problemMatcher() throws {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent("docs/editors.md"), encoding: .utf8)
    let fence = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
    let json = try #require(fence.components(separatedBy: "\n```").first)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let task = try #require((object?["tasks"] as? [[String: Any]])?.first)
    let matcher = try #require(task["problemMatcher"] as? [String: Any])
    let pattern = try #require(matcher["pattern"] as? [String: Any])
    let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
    func group(_ name: String, _ match: NSTextCheckingResult, _ line: String) throws -> String {
      let number = try #require(pattern[name] as? Int)
      return (line as NSString).substring(with: match.range(at: number))
    }
    let book = try failing()
    var found: [String] = []
    for line in try book.build().errors.split(separator: "\n").map(String.init) {
      let whole = NSRange(location: 0, length: (line as NSString).length)
      guard let match = expression.firstMatch(in: line, range: whole) else { continue }
      found.append(
        try ["file", "line", "column", "severity", "message", "code"]
          .map { try group($0, match, line) }.joined(separator: "|"))
    }
    #expect(
      found == [
        "book/01.md|4|30|error|a span has no class 'trem'|unknown-class",
        "book/02.md|5|5|error|unknown cell option 'capton'|unknown-option",
      ])
  }

  @Test("a terminal gets colour, a pipe, NO_COLOR and a dumb terminal none")
  func colour() {
    let file = SourceFile(path: "a.md", text: "数 b c\n")
    let fault = Diagnostic("some-fault", "wrong: error: b", in: file, at: 4..<5, help: ["do so"])
    #expect(
      fault.coloured == """
        \u{1B}[1ma.md:1:3:\u{1B}[0m \u{1B}[31m\u{1B}[1merror:\u{1B}[0m \
        \u{1B}[1mwrong: error: b\u{1B}[0m [some-fault]
          1 | 数 b c
            | \u{1B}[31m   ^\u{1B}[0m
          help: do so

        """)
    #expect(Reporting.isColoured(environment: [:], isTerminal: true))
    #expect(Reporting.isColoured(environment: ["NO_COLOR": ""], isTerminal: true))
    #expect(!Reporting.isColoured(environment: ["NO_COLOR": "1"], isTerminal: true))
    #expect(!Reporting.isColoured(environment: ["TERM": "dumb"], isTerminal: true))
    #expect(!Reporting.isColoured(environment: [:], isTerminal: false))
  }
}
