import Foundation
import Testing

@Suite("Books and folders that fail", .serialized)
struct FailingBookTests: FailingBuild {
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
