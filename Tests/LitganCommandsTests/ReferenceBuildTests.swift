import Foundation
import Testing

@Suite("Reference pages of a book", .serialized)
struct ReferenceBuildTests {
  static let chapter = """
    ```swift run
    try Matrix([[1, 2]])
    ```
    """

  @Test("a module in book.yml gets pages, with links to the chapters that use its symbols")
  func pages() throws {
    let book = try TestBook(["01.md": Self.chapter], configuration: "reference:\n  - GANMath\n")
    let result = try book.build()
    #expect(result.errors == "")
    #expect(
      book.page("index.html").contains("<a href=\"reference/GANMath/index.html\">GANMath</a>"))
    let page = book.page("reference/GANMath/LinearAlgebra-Matrix.html")
    #expect(page.contains("<a href=\"../../01.html\">T</a>"))
    #expect(page.contains("href=\"../../assets/litgan.css\""))
    #expect(!page.contains("<script"))
    #expect(try book.build().output.contains(" 0 files written, "))
  }

  @Test("a module that does not exist is an error at its place")
  func unknownModule() throws {
    let book = try TestBook(["01.md": "One.\n"], configuration: "reference:\n  - GANMaths\n")
    let result = try book.build()
    #expect(result.status == 1)
    #expect(
      result.errors == """
        book/book.yml:8:5: error: no module 'GANMaths' stands beside litgan [unknown-module]
          8 |   - GANMaths
            |     ^~~~~~~~
          help: did you mean 'GANMath'?

        """)
    #expect(book.site().isEmpty)
  }
}
