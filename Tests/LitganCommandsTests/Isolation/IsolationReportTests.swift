import Foundation
import Testing

/// What page and report say of how blocks ran.
@Suite("Reports of isolation", .serialized)
struct IsolationReportTests {
  private let isolated = "Here it ran isolated: without a network, and without files other than its"
  private let trusted = "Here it ran with the rights of whoever built the page."

  @Test(
    "page and report say that blocks were isolated",
    .enabled(if: Bubblewrap.works, "bubblewrap does not work"))
  func sandbox() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n", "02.md": "Nothing runs.\n"])
    let result = try book.build()
    #expect(result.output.hasSuffix("; blocks ran isolated\n"))
    #expect(book.page("01.html").contains(isolated))
    #expect(!book.page("01.html").contains(trusted))
    #expect(!book.page("02.html").contains(isolated))
  }

  @Test("page and report say that blocks were trusted")
  func trust() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    let result = try book.build("--trust")
    #expect(result.errors == "")
    #expect(result.output.hasSuffix("; blocks ran with your rights\n"))
    #expect(book.page("01.html").contains(trusted))
    #expect(!book.page("01.html").contains(isolated))
  }

  @Test("where bubblewrap is not installed, blocks run without it and no word is lost")
  func notInstalled() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    let which = try TestBook.run("/bin/sh", ["-c", "command -v swiftc"], in: book.folder)
    let tools = URL(fileURLWithPath: which.output.trimmingCharacters(in: .whitespacesAndNewlines))
      .resolvingSymlinksInPath().deletingLastPathComponent().path
    #expect(!FileManager.default.fileExists(atPath: tools + "/bwrap"))
    let result = try TestBook.run(
      "/usr/bin/env", ["PATH=" + tools, TestBook.executable, "build", "book"], in: book.folder)
    #expect(result.errors == "")
    #expect(result.output.hasSuffix("; blocks ran with your rights\n"))
    #expect(book.page("01.html").contains(trusted))
  }

  @Test("bubblewrap that cannot isolate is a warning, and an error when warnings are")
  func refused() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    try book.write(
      "#!/bin/sh\necho 'bwrap: Creating new namespace failed' >&2\nexit 1\n", to: "bin/bwrap")
    let script = "chmod +x bin/bwrap; PATH=\"$PWD/bin:$PATH\" '\(TestBook.executable)' build book"
    let result = try TestBook.run("/bin/sh", ["-c", script], in: book.folder)
    let warning = """
      litgan: warning: blocks run with your rights: bubblewrap cannot isolate them here: \
      bwrap: Creating new namespace failed [no-sandbox]
        help: let the container make user name spaces, or say '--trust' if you trust the book's code

      """
    #expect(result.errors == warning)
    #expect(result.status == 0)
    #expect(book.page("01.html").contains(trusted))
    let strict = try TestBook.run("/bin/sh", ["-c", script + " --strict"], in: book.folder)
    #expect(strict.errors == warning.replacing("warning:", with: "error:"))
    #expect(strict.status == 1)
  }

  /// Builds with a program in the place of bubblewrap.
  private func build(_ book: TestBook, with script: String, _ option: String = "") throws
    -> TestBook.Result
  {
    try book.write("#!/bin/sh\n\(script)\n", to: "bin/bwrap")
    let command =
      "chmod +x bin/bwrap; PATH=\"$PWD/bin:$PATH\" '\(TestBook.executable)' build book \(option)"
    return try TestBook.run("/bin/sh", ["-c", command], in: book.folder)
  }

  @Test(
    "whether bubblewrap works is tried once, and not in later builds",
    .enabled(if: Bubblewrap.works, "bubblewrap does not work"))
  func trial() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    let count = book.folder.appendingPathComponent("count")
    let script = "echo >> '\(count.path)'; exec \(Bubblewrap.path) \"$@\""
    func starts() throws -> Int { try Data(contentsOf: count).count }
    #expect(try build(book, with: script).status == 0)
    #expect(try starts() == 2)
    #expect(try build(book, with: script).output.hasSuffix("; blocks ran isolated\n"))
    // Another file stands there, which is tried anew; what was kept is still right.
    #expect(try starts() == 3)
    let command = "PATH=\"$PWD/bin:$PATH\" '\(TestBook.executable)' build book"
    let third = try TestBook.run("/bin/sh", ["-c", command], in: book.folder)
    #expect(third.output.hasSuffix("; blocks ran isolated\n"))
    #expect(try starts() == 3)
    let forced = try TestBook.run("/bin/sh", ["-c", command + " --force 01"], in: book.folder)
    #expect(forced.status == 0)
    #expect(try starts() == 4)
  }

  @Test(
    "bubblewrap that fails after it was tried is no fault of a block",
    .enabled(if: Bubblewrap.works, "bubblewrap does not work"))
  func lateRefusal() throws {
    let book = try TestBook(["01.md": "Two: `{swift} 1 + 1`.\n"])
    let script = """
      case "$*" in
      */chapter/program) echo "bwrap: No space left on device" >&2; exit 1;;
      esac
      exec \(Bubblewrap.path) "$@"
      """
    #expect(
      try build(book, with: script).errors == """
        book/01.md: error: cannot start the chapter's program: \
        bwrap: No space left on device [cannot-run]

        """)
  }

  @Test("the compiler runs nothing of a chapter's")
  func macro() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      @freestanding(expression)
      macro secret() -> String = #externalMacro(module: "Reader", type: "Secret")
      print(#secret)
      ```
      """
    ])
    let result = try book.build("--trust")
    #expect(
      result.errors == """
        book/01.md:7:7: error: external macro implementation type 'Reader.Secret' could not be \
        found for macro 'secret()'; plugin for module 'Reader' not found [compile-error]
          7 | print(#secret)
            |       ^
          help: 'secret()' declared here (line 6)

        """)
  }
}
