import Foundation
import Testing

/// Names in code that lead to reference pages.
@Suite("Links of names in code")
struct CodeLinkTests {
  /// The links in a page's code, by their texts, in their order; and the book.
  private func links(
    _ chapter: String, configuration: String = "reference: [GANMath]\n"
  ) throws -> (links: [(name: String, address: String)], book: TestBook) {
    let book = try TestBook(["01.md": chapter], configuration: configuration)
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    let links = book.page("01.html").matches(of: /<a href="(reference\/[^"]*)">([^<]*)<\/a>/)
      .filter { $0.2 != "GANMath" }
      .map { (name: String($0.2), address: String($0.1)) }
    return (links, book)
  }

  @Test("functions, types and members lead to the symbols that the compiler took them for")
  func resolved() throws {
    let (links, book) = try links(
      """
      ```swift run
      let w = Matrix(rows: 2, columns: 2, repeating: 1)
      let n = w.transposed.rows
      let s = try w.spectralNorm()
      let js = try jensenShannonDivergence([0.5, 0.5], [1, 0]) + log(2)
      ```
      """)
    let names = links.map(\.name)
    #expect(Set(["Matrix", "rows", "spectralNorm", "jensenShannonDivergence"]).isSubset(of: names))
    #expect(Set(names).count == names.count)
    for (name, address) in links {
      let parts = address.split(separator: "#").map(String.init)
      let page = book.page(parts[0])
      // The place exists, and is that of a symbol of the name.
      let heading = page.firstRange(of: "id=\"\(parts[1])\">\n<h")
      let text = heading.map { String(page[$0.upperBound...].prefix(200)) } ?? ""
      let title = text.firstMatch(of: /<code>(.*?)<\/code>/).map { String($0.1) } ?? ""
      #expect(
        title.replacing("<wbr>", with: "").split(separator: "(")[0].split(separator: ".").last ?? ""
          == name, "\(address): \(text)")
    }
  }

  @Test("a name of the chapter's own, of Swift's, in a text or in a comment leads nowhere")
  func own() throws {
    let (links, _) = try links(
      """
      ```swift run
      func spectralNorm(_ x: Int) -> Int { x }
      let jensenShannonDivergence = 2
      let a = spectralNorm(jensenShannonDivergence)  // singularValues
      struct Matrix { var rows = 1 }
      let b = Matrix().rows
      let c = "singularValues \\(a) Matrix"
      let d = [3, 1].map { $0 + 1 }
      ```
      """)
    #expect(links.isEmpty, "\(links)")
  }

  @Test(
    "of a symbol that a block names twice the first is the link, of overloads each leads to its own"
  )
  func first() throws {
    let (links, _) = try links(
      """
      ```swift run
      let a = sqrt(2.0) + sqrt(3.0)
      ```

      ```swift run
      let b = sqrt(2.0)
      ```

      ```swift run
      //| code-link: false
      let c = sqrt(2.0)
      ```
      """)
    #expect(links.map(\.name) == ["sqrt", "sqrt"])
    #expect(Set(links.map(\.address)).count == 1)
  }

  @Test("without reference pages there are no links, and links come with them from the cache")
  func configured() throws {
    let text = "```swift run\nlet a = sqrt(2.0)\n```\n"
    let (links, book) = try links(text, configuration: "")
    #expect(links.isEmpty)
    let yaml = "title: T\nchapters: [01.md]\nimport: [GANMath]\nreference: [GANMath]\n"
    try book.write(
      yaml.replacing("import: [GANMath]", with: "import: [GANMath, SVGCharts]"), to: "book/book.yml"
    )
    let result = try book.build()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("1 from the cache"), "\(result.output)")
    #expect(book.page("01.html").contains(">sqrt</a>"))
  }

  @Test("a name beside signs that HTML writes otherwise, after others of several bytes, is found")
  func signs() throws {
    let (links, book) = try links(
      """
      ```swift run
      //| echo: fenced
      let θ = 1.0 < 2 && "é&<😀" != "" ? sqrt(2.0) : 0
      ```
      """)
    #expect(links.map(\.name) == ["sqrt"])
    #expect(book.page("01.html").contains("? <a href"), "\(book.page("01.html"))")
  }
}
