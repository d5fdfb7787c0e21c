import Foundation
import Testing

@Suite("Tangling a book", .serialized)
struct TangleTests {
  private static let chapters = [
    "01.md": "Two: `{swift} 1 + 1`.\n", "02.md": "Quiet.\n",
    "03.md": "```swift run\n//| error: true\nfatalError()\n```\n",
    "04.md": "```swift run\nlet a = 2\na\n```\n",
  ]

  @Test("each chapter that runs something becomes a package; a second time nothing is written")
  func packages() throws {
    let book = try TestBook(Self.chapters)
    let result = try book.litgan("tangle", "book", "--output", "programs")
    #expect(result.errors == "")
    #expect(result.status == 0)
    let files = book.site("programs")
    let written = files.keys.filter { $0.hasPrefix("01/") }.count - 1
    #expect(
      result.output
        == "programs/01: \(written) files written, 0 unchanged\n"
        + "programs/04: \(written) files written, 0 unchanged\n")
    #expect(Set(files.keys.map { $0.prefix(2) }) == ["01", "04"])
    let main = String(decoding: try #require(files["04/Sources/Chapter/main.swift"]), as: UTF8.self)
    #expect(main.contains("\n// MARK: block-1, 04.md:4\n"))
    let source = BuiltBook.root.appendingPathComponent("Sources/Records/Record.swift")
    #expect(files["01/Sources/Records/Record.swift"] == (try Data(contentsOf: source)))

    let again = try book.litgan("tangle", "book", "--output", "programs", "--chapter", "04")
    #expect(again.output == "programs/04: 0 files written, \(written) unchanged\n")
  }

  @Test("what somebody else wrote stays, and a file in the way is told")
  func inTheWay() throws {
    let book = try TestBook(Self.chapters)
    try book.write("mine", to: "programs/04/Package.swift")
    try book.write("mine", to: "programs/04/notes.txt")
    let result = try book.litgan("tangle", "book", "--output", "programs", "--chapter", "04")
    #expect(
      result.errors == """
        programs/04/Package.swift: error: litgan did not write this file and will not replace it \
        [foreign-file]
          help: move it away, or build into another folder with --output

        """)
    #expect(result.status == 1)
    #expect(book.site("programs").count == 2)
    try book.write("a file", to: "file")
    #expect(
      try book.litgan("tangle", "book", "--output", "file").errors == """
        file/01: error: cannot write to the output folder: 'file' is a file [unwritable-output]
          help: nothing was changed; name another folder with --output

        """)
  }

  @Test("faults of chapters are told at their places, and nothing is written")
  func faults() throws {
    let book = try TestBook([
      "01.md": "`{swift} `\n", "02.md": "```swift run\n//| lable: a\n1\n```\n",
    ])
    let result = try book.litgan("tangle", "book", "--output", "programs")
    #expect(
      result.errors == """
        book/01.md:4:1: error: an inline value needs an expression [empty-inline-value]
          4 | `{swift} `
            | ^~~~~~~~~~
          help: write `{swift} expression`
        book/02.md:5:5: error: unknown cell option 'lable' [unknown-option]
          5 | //| lable: a
            |     ^~~~~
          help: did you mean 'label'?

        """)
    #expect(result.status == 1)
    #expect(book.site("programs").isEmpty)
    let quiet = try TestBook(["01.md": "Quiet.\n"])
    #expect(
      try quiet.litgan("tangle", "book", "--output", "programs").errors == """
        book/book.yml: error: no chapter of the book runs anything [no-program]
          help: what runs is a fence of 'swift run', or an inline `{swift} value`

        """)
  }

  @Test("a page offers the package that the command writes, and says its size")
  func download() throws {
    let book = try TestBook(Self.chapters)
    #expect(try book.build().status == 0)
    #expect(try book.litgan("tangle", "book", "--output", "programs").status == 0)
    let site = book.site()
    #expect(site.keys.filter { $0.hasPrefix("code/") }.sorted() == ["code/01.zip", "code/04.zip"])
    let size = try #require(site["code/01.zip"]).count
    #expect(
      book.page("01.html").contains(
        "<a href=\"code/01.zip\" download>The program of this chapter, as a Swift package</a> "
          + "(ZIP, \((size + 500) / 1000) kB)"))
    #expect(!book.page("02.html").contains("Swift package"))
    #expect(!book.page("03.html").contains("Swift package"))
    let result = try TestBook.run(
      "/usr/bin/env", ["python3", "-m", "zipfile", "-e", "site/code/01.zip", "unpacked"],
      in: book.folder)
    #expect(result.status == 0)
    var written = book.site("programs").filter { $0.key.hasPrefix("01/") }
    written["01/.litgan-manifest"] = nil
    #expect(book.site("unpacked") == written)
  }
}
