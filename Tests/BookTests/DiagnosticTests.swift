import Book
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("a diagnostic prints its place, its line, the underlined part and what to do")
  func printed() {
    let file = SourceFile(path: "chapters/02-kr.md", text: "one\n//| capton: Two piles\n")
    let diagnostic = Diagnostic(
      "unknown-option", "unknown cell option 'capton'", in: file, at: 8..<14,
      help: ["did you mean 'caption'?"])
    #expect(
      diagnostic.rendered == """
        chapters/02-kr.md:2:5: error: unknown cell option 'capton' [unknown-option]
          2 | //| capton: Two piles
            |     ^~~~~~
          help: did you mean 'caption'?

        """)
  }

  @Test(
    "columns count Unicode scalars and carets stand under wide characters",
    arguments: [
      ("abX", 3, "  ^"),
      ("分布X", 3, "    ^"),
      ("🎲 X", 3, "   ^"),
      ("\tX", 2, "\t^"),
      ("e\u{301}X", 3, " ^"),
      ("$\\mu$ é X", 9, "        ^"),
    ])
  func columns(line: String, column: Int, underline: String) throws {
    let file = SourceFile(path: "a.md", text: "first\n" + line + "\n")
    let offset = try #require(file.bytes.lastIndex(of: UInt8(ascii: "X")))
    let diagnostic = Diagnostic("x", "here", in: file, at: offset..<(offset + 1))
    #expect(diagnostic.location == SourceLocation(line: 2, column: column))
    #expect(diagnostic.rendered.contains("    | \(underline)\n"))
  }

  @Test(
    "of a long line a window around the place is shown, at most 160 cells and the signs of the cuts",
    arguments: [
      ("a", 0, "X" + String(repeating: "b", count: 159) + "…", "^"),
      (
        "a", 500,
        "…" + String(repeating: "a", count: 60) + "X" + String(repeating: "b", count: 99)
          + "…", String(repeating: " ", count: 61) + "^"
      ),
      (
        "分", 500,
        "…" + String(repeating: "分", count: 30) + "X" + String(repeating: "b", count: 99)
          + "…", String(repeating: " ", count: 61) + "^"
      ),
      (
        "🎲", 500,
        "…" + String(repeating: "🎲", count: 30) + "X" + String(repeating: "b", count: 99)
          + "…", String(repeating: " ", count: 61) + "^"
      ),
      (
        "\t", 500,
        "…" + String(repeating: "\t", count: 7) + "X" + String(repeating: "b", count: 103)
          + "…", " " + String(repeating: "\t", count: 7) + "^"
      ),
    ])
  func window(before: String, count: Int, line: String, underline: String) throws {
    let text = String(repeating: before, count: count) + "X" + String(repeating: "b", count: 10_000)
    let file = SourceFile(path: "a.md", text: "one\n" + text + "\n")
    let offset = try #require(file.bytes.firstIndex(of: UInt8(ascii: "X")))
    let diagnostic = Diagnostic("x", "here", in: file, at: offset..<(offset + 1))
    #expect(
      diagnostic.rendered == """
        a.md:2:\(count + 1): error: here [x]
          2 | \(line)
            | \(underline)

        """)
  }

  @Test("at the end of a long line the window reaches further back")
  func windowAtEnd() throws {
    let file = SourceFile(path: "a.md", text: String(repeating: "e\u{301}", count: 6000) + "XYZ")
    let end = file.bytes.count
    let diagnostic = Diagnostic("x", "here", in: file, at: (end - 3)..<end)
    #expect(diagnostic.location?.column == 12_001)
    #expect(
      diagnostic.rendered == """
        a.md:1:12001: error: here [x]
          1 | …\(String(repeating: "e\u{301}", count: 78))XYZ
            | \(String(repeating: " ", count: 79))^~~

        """)
  }

  @Test("a place without a file is printed under the tool's own name")
  func withoutPlace() {
    let diagnostic = Diagnostic("no-compiler", "cannot start the compiler", path: nil)
    #expect(diagnostic.rendered == "litgan: error: cannot start the compiler [no-compiler]\n")
  }
}

@Suite("Source files")
struct SourceFileTests {
  @Test("every offset goes to its line and column and back", arguments: ["\n", "\r\n", "\r"])
  func roundTrip(ending: String) {
    let lines = ["first", "", "zweite Zeile mit ü", "第三行 $x$", "last"]
    let file = SourceFile(path: "a.md", text: lines.joined(separator: ending))
    #expect(file.lineStarts.count == lines.count)
    for (index, line) in lines.enumerated() {
      #expect(file.text(file.lineRange(index + 1)) == line)
      for column in 1...(line.unicodeScalars.count + 1) {
        let offset = file.offset(line: index + 1, column: column)
        #expect(file.location(of: offset) == SourceLocation(line: index + 1, column: column))
      }
    }
  }

  @Test("a final newline begins no further line")
  func finalNewline() {
    #expect(SourceFile(path: "a", text: "one\ntwo\n").lineStarts == [0, 4])
    #expect(SourceFile(path: "a", text: "").lineStarts == [0])
  }
}

@Test(
  "the nearest name is offered when it is near",
  arguments: [
    ("capton", "caption"), ("lable", "label"), ("ehco", "echo"), ("Alt", "alt"), ("wdth", nil),
    ("x", nil),
  ])
func nearest(word: String, expected: String?) {
  #expect(nearestName(to: word, among: ["label", "caption", "alt", "echo"]) == expected)
}
