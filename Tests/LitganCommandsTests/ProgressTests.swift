import Book
import Foundation
import Testing

/// What a build says of how far it is, and of the time it took.
@Suite("Progress and timings", .serialized)
struct ProgressTests {
  private static let chapters = [
    "01.md": "Two: `{swift} 1 + 1`.\n", "02.md": "Three: `{swift} 1 + 2` <& \"here\".\n",
    "03.md": "Nothing runs.\n",
  ]

  /// What a terminal of some width gets to see.
  private func terminal(_ book: TestBook, columns: Int = 80, _ words: String) throws -> String {
    let command = "stty cols \(columns); '\(TestBook.executable)' build book --jobs 1 \(words)"
    let result = try TestBook.run(
      "/usr/bin/script", ["--quiet", "--return", "--command", command, "/dev/null"],
      in: book.folder)
    #expect(result.status == 0, "\(result.output)")
    return result.output
  }

  @Test("a terminal has a line for each chapter that ran, and the summary as the last one")
  func lines() throws {
    let shown = try terminal(TestBook(Self.chapters), "")
    let lines = shown.split(separator: "\r\n").map { line in
      // What stands after the last return to the line's start, without the code that clears it.
      String(line.split(separator: "\r").last ?? "").replacing("\u{1B}[K", with: "")
    }
    #expect(lines.count == 3, "\(lines)")
    for (line, chapter) in zip(lines, ["01", "02"]) {
      #expect(line.wholeMatch(of: /\d\d: compiled in \d+\.\d\d s, ran in \d+\.\d\d s/) != nil)
      #expect(line.hasPrefix(chapter))
    }
    #expect(lines.last?.hasPrefix("3 chapters in site: ") ?? false)
    #expect(shown.contains("01: compiling\u{1B}[K"))
    #expect(shown.contains("publishing\u{1B}[K"))
  }

  @Test("no line is wider than the terminal")
  func narrow() throws {
    let book = try TestBook(
      ["a-chapter-with-a-name-that-is-longer-than-the-terminal.md": "`{swift} 1 + 1`.\n"])
    let shown = try terminal(book, columns: 20, "")
    #expect(shown.contains("\ra-chapter-with-a-na\u{1B}[K"))
  }

  @Test("a pipe gets the summary alone, and with --quiet nothing")
  func pipe() throws {
    let book = try TestBook(Self.chapters)
    let result = try book.build()
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").count == 1)
    let quiet = try book.build("--quiet")
    #expect(quiet.output == "")
    #expect(quiet.errors == "")
    #expect(quiet.status == 0)
    #expect(try terminal(book, "--quiet") == "")
    try book.writeChapter("`{swift} x`.\n", to: "01.md")
    #expect(try book.build("--quiet").errors.contains("[compile-error]"))
  }

  @Test("--timings writes a page of its own that names every stage and chapter")
  func timings() throws {
    let book = try TestBook(Self.chapters)
    let result = try book.build("--timings", "timings.html")
    #expect(result.errors == "")
    let page = try String(
      contentsOf: book.folder.appendingPathComponent("timings.html"), encoding: .utf8)
    for stage in ["reading", "compiling", "running", "weaving", "publishing"] {
      #expect(page.contains("<th scope=\"row\">\(stage)</th>"), "\(stage)")
    }
    #expect(!page.contains("<th scope=\"row\">building packages</th>"))
    for chapter in ["01", "02"] {
      let row = try Regex(
        "<th scope=\"row\">\(chapter)</th>(<td>[0-9]+\\.[0-9]{3}</td>){4}</tr>")
      #expect(page.contains(row), "\(chapter)")
    }
    #expect(page.contains("<svg "))
    // Nothing is loaded, from the site or from elsewhere.
    #expect(!page.contains("src="))
    #expect(page.matches(of: /href="/).count == 1)
    #expect(!book.site().keys.contains { $0.contains("timings") })
  }

  @Test("timings that cannot be written are an error, and the site is written nevertheless")
  func unwritable() throws {
    let book = try TestBook(Self.chapters)
    let result = try book.build("--timings", "nowhere/timings.html")
    #expect(
      result.errors == """
        nowhere/timings.html: error: cannot write the timings: there is no such folder \
        [unwritable-timings]
          help: the site is written; name another file with --timings

        """)
    #expect(result.status == 1)
    #expect(!book.site().isEmpty)
  }

  @Test("times of one chapter's stage are added up")
  func profile() {
    var profile = Profile()
    profile.add(.init(stage: .running, chapter: "a", start: 1, end: 2))
    profile.add(.init(stage: .running, chapter: "b", start: 1, end: 4))
    profile.add(.init(stage: .running, chapter: "a", start: 3, end: 3.5))
    profile.add(.init(stage: .compiling, chapter: "a", start: 0, end: 1))
    #expect(profile.seconds(.running, of: "a") == 1.5)
    #expect(profile.seconds(.running, of: "b") == 3)
    #expect(profile.seconds(.weaving, of: "a") == 0)
    #expect(profile.total == 4)
    #expect(Profile().total == 0)
  }
}
