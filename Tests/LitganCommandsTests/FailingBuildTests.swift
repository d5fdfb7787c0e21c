import Foundation
import Testing

/// Everything that can be wrong with a book: the diagnostic is printed whole, the status is 1, and
/// the site of before is there byte for byte.
@Suite("Builds that fail", .serialized)
struct FailingBuildTests {
  static let good = "Good: `{swift} 1 + 1`.\n"

  /// Builds a good book, lets `spoil` break it, and builds again.
  private func expect(
    _ printed: String, configuration: String = "", after spoil: (TestBook) throws -> Void,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let book = try TestBook(["01.md": Self.good], configuration: configuration)
    let first = try book.build()
    #expect(first.status == 0, "\(first.errors)", sourceLocation: location)
    let before = book.site()
    #expect(before["01.html"] != nil, sourceLocation: location)
    try spoil(book)
    let second = try book.build()
    #expect(second.errors == printed, sourceLocation: location)
    #expect(second.output == "", sourceLocation: location)
    #expect(second.status == 1, sourceLocation: location)
    #expect(book.site() == before, "the site was touched", sourceLocation: location)
  }

  /// A chapter that fails; its text begins at line 4 of the file.
  private func expectChapter(
    _ text: String, fails printed: String, configuration: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(
      printed, configuration: configuration, after: { try $0.writeChapter(text, to: "01.md") },
      location)
  }

  @Test("a compile error, in a list after wide characters")
  func compileError() throws {
    try expectChapter(
      """
      - ```swift run
        let 分布 = [0.5]; let b = cots
        ```

      ```swift run
      b + 1
      ```
      """,
      fails: """
        book/01.md:5:27: error: cannot find 'cots' in scope [compile-error]
          5 |   let 分布 = [0.5]; let b = cots
            |                             ^~~~

        """)
  }

  @Test("an error is not repeated by what uses its value")
  func cascade() throws {
    try expectChapter(
      """
      ```swift run
      let a = cots
      ```

      ```swift run
      let b = a + 1
      ```

      So `{swift} a.formatted(.significantDigits(3))` and `{swift} b`.
      """,
      fails: """
        book/01.md:5:9: error: cannot find 'cots' in scope [compile-error]
          5 | let a = cots
            |         ^~~~

        """)
  }

  @Test("a brace that is never closed is reported where it was opened")
  func unclosedBrace() throws {
    try expectChapter(
      "```swift run\nfunc f() {\n```\n\n```swift run\nlet a = 1\n```\n",
      fails: """
        book/01.md:5:10: error: expected '}' at end of brace statement [compile-error]
          5 | func f() {
            |          ^
          help: to match this opening '{'

        """)
  }

  @Test("a crash names the line of the chapter's own code")
  func crash() throws {
    try expectChapter(
      """
      ```swift run
      func last(_ values: [Int]) -> Int {
        values[values.count]
      }
      ```

      ```swift run
      print("before")
      last([1, 2])
      ```
      """,
      fails: """
        book/01.md:6:9: error: the block crashed: Index out of range [crash]
          6 |   values[values.count]
            |         ^

        """)
  }

  @Test("a fatal error tells its message")
  func fatalError() throws {
    try expectChapter(
      "```swift run\nlet a = 1\nfatalError(\"no way: \\(a)\")\n```\n",
      fails: """
        book/01.md:6:1: error: the block crashed: no way: 1 [crash]
          6 | fatalError("no way: \\(a)")
            | ^~~~~~~~~~

        """)
  }

  @Test("an error that nobody catches tells which")
  func uncaughtError() throws {
    try expectChapter(
      """
      ```swift run
      let p = try jensenShannonDivergence([0.5, 0.5], [1])
      ```
      """,
      fails: """
        book/01.md:5:1: error: the block crashed: Error raised at top level: \
        GANMath.DivergenceError.sizeMismatch(first: 2, second: 1) [crash]
          5 | let p = try jensenShannonDivergence([0.5, 0.5], [1])
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("endless recursion")
  func recursion() throws {
    try expectChapter(
      "```swift run\nfunc f(_ n: Int) -> Int { n == -1 ? 0 : f(n + 1) + 1 }\nf(0)\n```\n",
      fails: """
        book/01.md:5:1: error: the block crashed: invalid memory access (endless recursion?) [crash]
          5 | func f(_ n: Int) -> Int { n == -1 ? 0 : f(n + 1) + 1 }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("a program that ends itself")
  func exit() throws {
    try expectChapter(
      "```swift run\nlet a = 1\n```\n\n```swift run\nimport Glibc\nexit(3)\n```\n",
      fails: """
        book/01.md:9:1: error: the block ended the program with status 3 [early-exit]
          9 | import Glibc
            | ^~~~~~~~~~~~
          help: a chapter's program ends by itself after its last block

        """)
  }

  @Test("an end before the chapter's end, with status 0")
  func earlyExit() throws {
    try expectChapter(
      "```swift run\nimport Glibc\nexit(0)\n```\n",
      fails: """
        book/01.md:5:1: error: the block ended the program before the chapter's end [early-exit]
          5 | import Glibc
            | ^~~~~~~~~~~~
          help: a chapter's program ends by itself after its last block

        """)
  }

  @Test("an endless loop is ended at its limit, and its line named")
  func endlessLoop() throws {
    try expectChapter(
      "```swift run\nvar n = 0\nwhile n >= 0 { n = (n + 1) % 7 }\n```\n",
      fails: """
        book/01.md:6:1: error: the chapter was still running after 1 s [time-limit]
          6 | while n >= 0 { n = (n + 1) % 7 }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: mend an endless loop, or raise 'seconds' under 'limits' in book.yml

        """, configuration: "limits:\n  seconds: 1\n")
  }

  @Test("runaway memory")
  func memory() throws {
    try expectChapter(
      "```swift run\nvar all: [[Int]] = []\nwhile true { all.append(Array(repeating: 1, count: 1 << 20)) }\n```\n",
      fails: """
        book/01.md:6:1: error: the chapter needed more than 256 MiB of memory [memory-limit]
          6 | while true { all.append(Array(repeating: 1, count: 1 << 20)) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: use less, or raise 'memory-mib' under 'limits' in book.yml

        """, configuration: "limits:\n  memory-mib: 256\n")
  }

  @Test("runaway output")
  func output() throws {
    try expectChapter(
      "```swift run\nlet a = 1\n```\n\n```swift run\nwhile true { print(\"again and again\") }\n```\n",
      fails: """
        book/01.md:9:1: error: the chapter printed more than 1 MiB [output-limit]
          9 | while true { print("again and again") }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: print less, or raise 'output-mib' under 'limits' in book.yml

        """, configuration: "limits:\n  output-mib: 1\n")
  }

  @Test("a TeX error")
  func tex() throws {
    try expectChapter(
      "It is $\\frac{1}{2$ so.\n",
      fails: """
        book/01.md:4:18: error: Unexpected end of input in a macro argument, expected '}' [tex-error]
          4 | It is $\\frac{1}{2$ so.
            |                  ^

        """)
  }

  @Test("an unknown option")
  func unknownOption() throws {
    try expectChapter(
      "```swift run\n//| label: fig-a\n//| capton: Two piles\n1\n```\n",
      fails: """
        book/01.md:6:5: error: unknown cell option 'capton' [unknown-option]
          6 | //| capton: Two piles
            |     ^~~~~~
          help: did you mean 'caption'?

        """)
  }

  @Test("a misspelt word after swift, and run after another language")
  func fenceWords() throws {
    try expectChapter(
      "```swift rnu\n1\n```\n\n```swfit run\n1\n```\n\n```python run\n1\n```\n\n```{swift}\n1\n```\n",
      fails: """
        book/01.md:4:10: error: unknown word 'rnu' after 'swift' [fence-word]
          4 | ```swift rnu
            |          ^~~
          help: did you mean 'run'?
        book/01.md:8:4: error: litgan runs Swift, not 'swfit' [fence-word]
          8 | ```swfit run
            |    ^~~~~
          help: did you mean 'swift'?
        book/01.md:12:4: error: litgan runs Swift, not 'python' [fence-word]
          12 | ```python run
             |    ^~~~~~
          help: leave out 'run' to show the code only
        book/01.md:16:4: error: litgan runs blocks fenced as 'swift run', not '{swift}' [fence-word]
          16 | ```{swift}
             |    ^~~~~~~
          help: write ```swift run

        """)
  }

  @Test("an inline value that does not compile, after a formula and an emoji")
  func inlineValue() throws {
    try expectChapter(
      "🎲 $x^2$ is `{swift} 1 + nothing` here.\n",
      fails: """
        book/01.md:4:25: error: cannot find 'nothing' in scope [compile-error]
          4 | 🎲 $x^2$ is `{swift} 1 + nothing` here.
            |                          ^~~~~~~

        """)
  }

  @Test("a figure without alternative text, and a caption with nothing to stand under")
  func figures() throws {
    try expectChapter(
      """
      ```swift run
      Chart { LinePlot(x: "x", y: "y", domain: 0...1) { x in x } }
      ```

      ```swift run
      //| caption: Nothing
      let a = 1
      ```
      """,
      fails: """
        book/01.md:4:1: error: the figure has no alternative text [missing-alt]
          4 | ```swift run
            | ^~~~~~~~~~~~
          help: add a line '//| alt: …' that says what the figure shows
        book/01.md:8:1: error: the block has a caption but shows no figure or table \
        [caption-without-result]
          8 | ```swift run
            | ^~~~~~~~~~~~
          help: end the block with the chart or the table that the caption is for

        """)
  }

  @Test("a chart that cannot be drawn")
  func chart() throws {
    try expectChapter(
      "```swift run\n//| alt: none\nChart { LinePlot(x: \"x\", y: \"y\", domain: 0...1) { _ in .nan } }\n```\n",
      fails: """
        book/01.md:6:1: error: the block's value cannot be shown: no mark has a finite value \
        [cannot-display]
          6 | Chart { LinePlot(x: "x", y: "y", domain: 0...1) { _ in .nan } }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("faults in two chapters are told in one run")
  func twoChapters() throws {
    let book = try TestBook([
      "01.md": "```swift run\nlet a: Int = \"x\"\n```\n", "02.md": "`{swift} nothing`\n",
    ])
    let result = try book.build()
    #expect(result.status == 1)
    #expect(
      result.errors == """
        book/01.md:5:14: error: cannot convert value of type 'String' to specified type 'Int' \
        [compile-error]
          5 | let a: Int = "x"
            |              ^
        book/02.md:4:10: error: cannot find 'nothing' in scope [compile-error]
          4 | `{swift} nothing`
            |          ^~~~~~~

        """)
    #expect(book.site().isEmpty)
  }

  @Test("a missing chapter file")
  func missingChapter() throws {
    try expect(
      """
      book/book.yml:3:5: error: cannot read the chapter '01.md': no such file [missing-chapter]
        3 |   - 01.md
          |     ^~~~~
        help: did you mean '02.md'?

      """,
      after: { book in
        try FileManager.default.moveItem(
          at: book.folder.appendingPathComponent("book/01.md"),
          to: book.folder.appendingPathComponent("book/02.md"))
      })
  }

  @Test("a book.yml that is not there, is not YAML, or says what litgan does not know")
  func configuration() throws {
    try expect(
      """
      book/book.yml: error: cannot read the book's configuration: no such file [unreadable-book]
        help: a book is a folder with a book.yml that has a title and a list of chapters

      """,
      after: { book in
        try FileManager.default.removeItem(at: book.folder.appendingPathComponent("book/book.yml"))
      })
    try expect(
      """
      book/book.yml:1:10: error: invalid YAML: mapping values are not allowed in this context \
      [invalid-yaml]
        1 | title: a: b
          |         ^
        help: quote a value that holds ': ' or begins with a mark: caption: "One: two"

      """.replacing("1:10", with: "1:9"),
      after: { try $0.write("title: a: b\n", to: "book/book.yml") })
    try expect(
      """
      book/book.yml:1:1: error: unknown key 'titel' [unknown-key]
        1 | titel: a
          | ^~~~~
        help: did you mean 'title'?
      book/book.yml:5:12: error: 'seconds' is a whole number from 1 on, not 'soon' [invalid-value]
        5 |   seconds: soon
          |            ^~~~

      """,
      after: {
        try $0.write(
          "titel: a\nchapters:\n  - 01.md\nlimits:\n  seconds: soon\n", to: "book/book.yml")
      })
  }

  @Test("a module that does not exist")
  func missingModule() throws {
    try expect(
      """
      book/book.yml:5:5: error: no such module 'GANMaths' [compile-error]
        5 |   - GANMaths
          |     ^~~~~~~~
        help: did you mean 'GANMath'?

      """,
      after: {
        try $0.write(
          "title: a\nchapters:\n  - 01.md\nimport:\n  - GANMaths\n", to: "book/book.yml")
      })
  }

  @Test("front matter that is missing, open or without a title")
  func frontMatter() throws {
    try expect(
      """
      book/01.md:1:1: error: the chapter has no front matter [missing-front-matter]
        1 | # Title
          | ^
        help: begin the file with:
          ---
          title: …
          ---

      """,
      after: { try $0.write("# Title\n", to: "book/01.md") })
    try expect(
      """
      book/01.md:1:1: error: the chapter has no title [missing-title]
        1 | ---
          | ^~~
        help: add 'title: …' to the front matter

      """,
      after: { try $0.write("---\ndescription: x\n---\ntext\n", to: "book/01.md") })
  }

  @Test("a file that is not UTF-8")
  func encoding() throws {
    try expect(
      """
      book/01.md:4:3: error: the file is not UTF-8 [not-utf8]
        4 | ab\u{FFFD}
          |   ^
        help: save it as UTF-8

      """,
      after: { book in
        try (Data("---\ntitle: T\n---\nab".utf8) + Data([0xE9, 0x0A])).write(
          to: book.folder.appendingPathComponent("book/01.md"))
      })
  }

  @Test("an output folder that cannot be written")
  func readOnlyOutput() throws {
    let book = try TestBook(["01.md": Self.good])
    try book.write("not a folder", to: "file")
    let result = try book.build("--output", "file/site")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        file/site: error: cannot write to the output folder: 'file' is a file \
        [unwritable-output]
          help: nothing was changed; name another folder with --output

        """)
    #expect(
      try String(contentsOf: book.folder.appendingPathComponent("file"), encoding: .utf8)
        == "not a folder")
  }

  @Test("a read-only site stays as it is")
  func readOnlySite() throws {
    let book = try TestBook(["01.md": Self.good])
    #expect(try book.build().status == 0)
    let before = book.site()
    try book.writeChapter("Changed.\n", to: "01.md")
    let site = book.folder.appendingPathComponent("site").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: site)
    defer {
      // Only so that the folder can be removed.
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site)
    }
    var command = [TestBook.executable, "build", "book"]
    if geteuid() == 0 {
      // Root writes where it likes: let somebody without rights do it.
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: book.folder.path)
      command =
        [
          "/usr/bin/env", "HOME=/tmp", "setpriv", "--reuid=65534", "--regid=65534",
          "--clear-groups",
        ] + command
    }
    let result = try TestBook.run(command[0], Array(command.dropFirst()), in: book.folder)
    #expect(result.status == 1)
    #expect(
      result.errors == """
        site: error: cannot write to the output folder: no permission to write in it \
        [unwritable-output]
          help: nothing was changed; name another folder with --output

        """)
    #expect(book.site() == before)
  }
}
