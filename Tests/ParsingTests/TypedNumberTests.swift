import Book
import Parsing
import Testing

@Suite("Numbers typed into prose")
struct TypedNumberTests {
  /// What is warned of, in the order of the text.
  private func numbers(_ markdown: String) throws -> [String] {
    let file = SourceFile(path: "a.md", text: "---\ntitle: T\n---\n" + markdown)
    let chapter = try ChapterParser.parse(file)
    return chapter.warnings.map { warning in
      #expect(warning.identifier == "typed-number" && warning.severity == .warning)
      let place = file.offset(line: warning.location!.line, column: warning.location!.column)
      let scalars = file.text(place..<file.bytes.count).unicodeScalars
      return String(String.UnicodeScalarView(scalars.prefix(warning.excerpt!.length)))
    }
  }

  @Test(
    "is one number with its sign, separators, exponent, unit of a hundred and further digits",
    arguments: [
      ("It takes 600 steps.", ["600"]), ("At 1,000 it is 0.25.", ["1,000", "0.25"]),
      ("About 10⁻⁶, or 1e-6, or −3.", ["10⁻⁶", "1e-6", "−3"]),
      ("Some 50% or 12 %.", ["50%", "12 %"]),
      ("From 3–5 to 10-20.", ["3–5", "10-20"]), ("A 64×64 matrix, 1/2 of it.", ["64×64", "1/2"]),
      ("The 8-Gaussian ring.", ["8"]), ("**7** and *8*, `x` 9", ["7", "8", "9"]),
      ("共 １２ 步，分布 42。", ["１２", "42"]), ("See 7 [8](a9.md) now.", ["7", "8"]),
      ("(600) and “5”", ["600", "5"]), ("5px", ["5"]), ("It ends at 3. Then 4.", ["3", "4"]),
      ("No 5 is there.", ["5"]),
    ])
  func found(text: String, expected: [String]) throws {
    #expect(try numbers(text + "\n") == expected)
  }

  @Test(
    "is found in headings, captions, cells, footnotes, links and names of blocks",
    arguments: [
      ("## The 5 rules\n", ["5"]), ("> - at 3\n", ["3"]),
      ("| a | 4 |\n|---|---|\n| 5 | b |\n", ["4", "5"]),
      ("| a |\n|---|\n| b |\n\n: With 6 {#tbl-a}\n", ["6"]), ("A.[^n]\n\n[^n]: Of 7.\n", ["7"]),
      ("::: {.theorem name=\"The 8\"}\nA.\n:::\n", ["8"]),
      ("```swift run\n//| caption: 'Of 9 and `{swift} 1`'\n1\n```\n", ["9"]),
    ])
  func places(text: String, expected: [String]) throws {
    #expect(try numbers(text) == expected)
  }

  @Test(
    "is not part of what is computed, set, marked up, referred to or given",
    arguments: [
      "$5$ and $$6$$", "`7` and `{swift} 7 + 1`", "```\n8\n```", "```swift run\n9\n```",
      "<b title=\"3\">x</b> <!-- 4 -->", "[x](https://a.org/2/3 \"4\") <https://a.org/5>",
      "https://a.org/2017/03 me4@b.org", "&#8212;", "[600]{.given}",
      "[after [9]{.mark} 600]{.given}",
      "[x]{#here3}", "$$x$$ {#eq-3}", "3. Three\n4. Four",
      "```swift run\n//| alt: 3 dots\n1\n```",
    ])
  func excluded(text: String) throws {
    #expect(try numbers(text + "\n") == [])
  }

  @Test(
    "is not the number of a place, a name, an ordinal, a version or a date",
    arguments: [
      "Figure 3, figures 3 and 4, Tables 1, 2 and 3, chapter\u{A0}2", "§4.1, §§ 2–3",
      "p. 12, pp. 3–5, no. 7",
      "Theorem 5.10 and line 12", "float32, W1, v2, x_3, CIFAR-10 and ResNet-50", "in 2D, 3D or 5D",
      "the 1st, 2nd, 3rd and 24th", "Swift 6.3.1, version 6.3", "Arjovsky et al. 2017", "(2017)",
      "Sutskever et al. (2013) and (Goyal, 2017a; Goh, 2017)", "as Arjovsky 2017 says",
      "since 2014, and in 2017.", "2017-03-14, 12 March 2017, March 12, 2017", "two or three",
    ])
  func exempt(text: String) throws {
    #expect(try numbers(text + "\n") == [])
  }

  @Test(
    "is a number although it looks like a year or a place",
    arguments: [
      ("in 2000 steps", ["2000"]), ("After 2000 steps.", ["2000"]), ("Figure out 3 ways.", ["3"]),
      ("(3000)", ["3000"]), ("(42)", ["42"]), ("Figure 3 and then 4 more.", ["4"]),
      ("the 2017 samples", ["2017"]),
    ])
  func lookAlikes(text: String, expected: [String]) throws {
    #expect(try numbers(text + "\n") == expected)
  }

  @Test("says what to do at its place, after wide characters and tabs")
  func message() throws {
    let file = SourceFile(path: "a.md", text: "---\ntitle: T\n---\n分布\t用 1,000 步。\n")
    let warnings = try ChapterParser.parse(file).warnings
    #expect(
      warnings.map(\.rendered).joined() == """
        a.md:4:6: warning: the number 1,000 is typed, not computed [typed-number]
          4 | 分布\t用 1,000 步。
            |     \t   ^~~~~
          help: write `{swift} expression`, a formula between dollars, or [1,000]{.given} for a \
        number that is given

        """)
  }
}
