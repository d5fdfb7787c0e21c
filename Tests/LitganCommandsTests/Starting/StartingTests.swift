import Foundation
import Testing

@testable import LitganCommands

@Suite("Books and chapters that begin")
struct StartingTests {
  @Test("what init makes builds, and nothing is wrong with it")
  func initialise() throws {
    let book = try TestBook([:])
    let made = try book.litgan("init", "fresh")
    #expect(made.errors == "")
    #expect(made.output == "fresh: a book. In it, 'litgan serve' shows it in the browser.\n")
    let folder = book.folder.appendingPathComponent("fresh")
    let check = try TestBook.run(TestBook.executable, ["check", "--strict"], in: folder)
    #expect(check.errors == "")
    #expect(check.output == "1 chapter: nothing is wrong\n")
    let build = try TestBook.run(TestBook.executable, ["build"], in: folder)
    #expect(build.status == 0)
    let page = try String(
      contentsOf: folder.appendingPathComponent("site/01-averages.html"), encoding: .utf8)
    #expect(page.contains("runningAverages"))
    #expect(page.contains("<figure class=\"figure\" id=\"fig-averages\">"))
  }

  @Test("init leaves alone what is there")
  func taken() throws {
    let book = try TestBook(["01.md": "Text.\n"])
    let before = try TestBook.run("/bin/ls", ["-lR", "--full-time", "book"], in: book.folder)
    let result = try book.litgan("init", "book")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        book/01.md: error: something stands there already, and is left alone [already-there]
          help: move it away, or give another name

        """)
    let after = try TestBook.run("/bin/ls", ["-lR", "--full-time", "book"], in: book.folder)
    #expect(before.output == after.output)
    #expect(try book.litgan("init", "book/01.md").status == 1)
  }

  @Test("a new chapter comes last, and book.yml keeps its comments")
  func new() throws {
    let book = try TestBook(["01-one.md": "Text.\n"])
    let configuration = """
      # Our book
      title: A test   # in draft
      chapters:
        # the beginning
        - "01-one.md"   # short
        # more to come
      import: [GANMath]

      """
    try book.write(configuration, to: "book/book.yml")
    let result = try book.litgan("new", "Où vont les nombres?", "--book", "book")
    #expect(result.errors == "")
    #expect(result.output == "book/02-ou-vont-les-nombres.md\n")
    let changed = try String(
      contentsOf: book.folder.appendingPathComponent("book/book.yml"), encoding: .utf8)
    #expect(
      changed
        == configuration.replacing(
          "# short\n", with: "# short\n  - 02-ou-vont-les-nombres.md\n"))
    let check = try book.litgan("check", "book", "--strict")
    #expect(check.errors == "")
    #expect(check.output == "2 chapters: nothing is wrong\n")
    #expect(try book.litgan("build", "book").status == 0)
    #expect(book.page("02-ou-vont-les-nombres.html").contains("<h1>Où vont les nombres?</h1>"))
  }

  @Test("a list in brackets is added to as well", arguments: ["[01.md]", "[ '01.md' ]  # all"])
  func brackets(list: String) throws {
    let book = try TestBook(["01.md": "Text.\n"])
    try book.write("title: T\nchapters: \(list)\n", to: "book/book.yml")
    #expect(try book.litgan("new", "Two", "--book", "book").output == "book/02-two.md\n")
    #expect(try book.litgan("check", "book").output == "2 chapters: nothing is wrong\n")
  }

  @Test("a list of another form is left alone, and so is a chapter that is there")
  func refusals() throws {
    let book = try TestBook(["01.md": "Text.\n"])
    try book.write("first: &a\n", to: "book/none")
    let configuration = "title: &a 01.md\nchapters:\n  - *a\n"
    try book.write(configuration, to: "book/book.yml")
    let result = try book.litgan("new", "Two", "--book", "book")
    #expect(result.status == 1)
    #expect(
      result.errors.contains("error: cannot add '02-two.md' to the chapters [cannot-add-chapter]"))
    #expect(!FileManager.default.fileExists(atPath: book.folder.path + "/book/02-two.md"))
    try book.write("title: T\nchapters:\n  - 01.md\n", to: "book/book.yml")
    try book.write("mine", to: "book/02-two.md")
    let taken = try book.litgan("new", "Two", "--book", "book")
    #expect(taken.errors.hasPrefix("book/02-two.md: error: something stands there already"))
    let kept = try String(
      contentsOf: book.folder.appendingPathComponent("book/02-two.md"), encoding: .utf8)
    #expect(kept == "mine")
    #expect(try book.litgan("check", "book").output == "1 chapter: nothing is wrong\n")
    #expect(try book.litgan("new", "?!", "--book", "book").status == 64)
  }

  @Test("a chapter's file is named after its title and the numbers before it")
  func names() {
    #expect(ChapterName.file(for: "The End", after: ["01-a.md", "09-b.md"]) == "10-the-end.md")
    #expect(ChapterName.file(for: "The End", after: ["a.md", "b.md"]) == "the-end.md")
    #expect(ChapterName.file(for: "2nd try", after: ["x/1.md"]) == "2-2nd-try.md")
    #expect(ChapterName.words(of: "Größe, Ökonomie & Zoë") == "grosse-okonomie-zoe")
    #expect(ChapterName.words(of: "Рубль") == "rubl")
    #expect(ChapterName.words(of: "—") == "")
  }

  @Test("a title is quoted where YAML would read it as something else")
  func titles() {
    #expect(ChapterName.yaml("The end (almost)") == "The end (almost)")
    #expect(ChapterName.yaml("Why: the end") == "'Why: the end'")
    #expect(ChapterName.yaml("It's # 1") == "'It''s # 1'")
    #expect(ChapterName.yaml("Yes") == "'Yes'")
    #expect(ChapterName.yaml("42") == "'42'")
  }
}

@Suite("What is missing")
struct DoctorTests {
  @Test("here nothing is missing that books need")
  func here() throws {
    let book = try TestBook([:])
    let result = try book.litgan("doctor")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains(/(?m)^ok +Swift compiler +Swift \d+\.\d+/))
  }

  @Test("what is missing is named with the command that installs it")
  func missing() throws {
    let book = try TestBook([:])
    let result = try TestBook.run(
      "/usr/bin/env",
      [
        "PATH=/nowhere", "LITGAN_KATEX=/no/katex", "LITGAN_HIGHLIGHT=/no/highlight.js",
        "LITGAN_LUNR=/no/lunr.js", TestBook.executable, "doctor",
      ], in: book.folder)
    #expect(result.status == 1)
    for line in [
      "missing  Swift compiler  no swiftc on the PATH\n",
      "→ install Swift from https://www.swift.org/install/\n",
      "advised  libIndexStore   no libIndexStore: names in code lead nowhere, early values are not seen\n",
      "missing  KaTeX           no katex.js and katex.css in /no/katex\n",
      "missing  highlight.js    no /no/highlight.js\n",
      "missing  lunr            no /no/lunr.js\n",
      "advised  bubblewrap      blocks can reach the network and your files\n",
      "→ install what Debian calls bubblewrap\n",
    ] {
      #expect(result.output.contains(line), "\(line) in \(result.output)")
    }
  }
}
