import Foundation
import Testing

@Suite("Why a chapter is run")
struct WhyTests {
  @Test("what differs from the last build is told in words, and nothing is run for it")
  func words() throws {
    let book = try CachedBook()
    func why(_ part: String = "01") throws -> String {
      let result = try book.why(part)
      #expect(result.status == 0 && result.errors == "", "\(result)")
      return result.output
    }
    #expect(
      try why()
        == "book/01.md: no earlier build of it is known here\n"
        + "book/01.md, block 'meant', which is meant to fail: no earlier build of it is known here\n"
    )
    _ = try book.build()
    #expect(try why("01:meant").contains("nothing: it comes from the cache\n"))
    try book.write([
      ("LinePlot(x: \"x\"", "LinePlot(x: \"z\""), ("sum is `{swift} total`", "sum is `{swift} 2`"),
    ])
    #expect(
      try why("01:fig-line")
        == "book/01.md: value 1 changed (line 16)\nbook/01.md: block 'fig-line' changed (line 22)\n"
    )
    _ = try book.build()
    #expect(
      try why("01:fig-line") == """
        book/01.md: nothing: it comes from the cache
          the last build ran it: value 1 changed (line 16)
          the last build ran it: block 'fig-line' changed (line 22)

        """)
    _ = try book.build()
    #expect(try why("01:fig-line") == "book/01.md: nothing: it comes from the cache\n")
    #expect(try why("book/01.md") == why("01"))
    try book.book.write("other", to: "outside/seen.txt")
    try book.book.write("other", to: "book/data/x.csv")
    try book.writeConfiguration("limits:\n  seconds: 60\n")
    #expect(
      try why("01:fig-line") == """
        book/01.md: the limits changed: 120 s, 4096 MiB of memory, 16 MiB of output, 256 \
        MiB of files, 32 processes → 60 s, 4096 MiB of memory, 16 MiB of output, 256 MiB of files, \
        32 processes
        book/01.md: data/x.csv changed
        book/01.md: \(book.book.folder.path)/outside/seen.txt changed

        """)
  }

  @Test("a block that is meant to fail is run by itself")
  func intendedFailure() throws {
    let book = try CachedBook()
    _ = try book.build()
    try book.write([("meant \\(total)", "meant it")])
    #expect(try book.why("01:fig-line").output.contains("from the cache"))
    #expect(
      try book.why("01:meant").output
        == "book/01.md, block 'meant', which is meant to fail: block 'meant' changed (line 35)\n")
    #expect(try book.build().output.contains("; 1 ran"))
    #expect(book.entries("runs").count == 3)
  }

  @Test("clean forgets the book's results, and all of it empties the cache")
  func clean() throws {
    let book = try CachedBook()
    _ = try book.build()
    let cleaned = try book.litgan("clean", "book")
    #expect(cleaned.output == "book: the results of 1 chapter forgotten\n")
    #expect(book.entries("runs").isEmpty)
    #expect(try book.build().output.contains("; 1 ran"))
    let emptied = try book.litgan("clean", "--all")
    #expect(emptied.output.hasPrefix(book.book.folder.path + "/.cache: "))
    #expect(emptied.output.contains(" entries removed, "))
    #expect(book.entries("runs").isEmpty && book.entries("builds").isEmpty)
    #expect(try book.build().output.contains("; 1 ran"))
  }

  @Test("a chapter or a block that the book has not")
  func unknown() throws {
    let book = try CachedBook()
    let chapter = try book.why("O1")
    #expect(chapter.status == 1)
    #expect(
      chapter.errors == """
        book/book.yml: error: the book has no chapter 'O1' [unknown-chapter]
          help: did you mean '01'?

        """)
    let block = try book.build("--force", "01:fig-lime")
    #expect(block.status == 1)
    #expect(
      block.errors == """
        book/01.md: error: the chapter has no block 'fig-lime' [unknown-cell]
          help: did you mean 'fig-line'?

        """)
  }
}
