import Book
import Testing

@testable import Parsing

@Suite("Chapters")
struct ChapterParserTests {
  private func chapter(_ text: String) throws -> Chapter {
    try ChapterParser.parse(SourceFile(path: "01.md", text: text))
  }

  static let text = """
    ---
    title: Two densities
    ---
    # One $x$

    > quoted `{swift} a.b`
    > and $y
    > z$

    - item

      ```swift run
      //| label: fig-a
      //| caption: 'A $c$ and `{swift} v`'
      //| echo: false
      let a = 1
      a
      ```

    ```swift
    shown(only)
    ```
    """

  @Test("formulas, values and blocks know where they stand")
  func places() throws {
    let chapter = try chapter(Self.text)
    let file = chapter.source
    #expect(chapter.title == "Two densities")
    #expect(chapter.slug == "01")
    #expect(chapter.formulas.map(\.tex) == ["x", "y\nz", "c"])
    #expect(chapter.formulas.map { file.text($0.range) } == ["$x$", "$y\n> z$", "$c$"])
    #expect(file.location(of: chapter.formulas[1].offsets.source(of: 2)).line == 8)
    #expect(chapter.inlineValues.map(\.expression) == ["a.b", "v"])
    #expect(chapter.inlineValues.map { file.text($0.range) } == ["a.b", "v"])
    #expect(chapter.inlineValues.map(\.captionOf) == [nil, 0])
    let cell = try #require(chapter.cells.first)
    #expect(chapter.cells.count == 1)
    #expect(cell.label == "fig-a")
    #expect(cell.options.echo == .hidden)
    #expect(cell.lines.map { file.text($0) } == ["let a = 1", "a"])
    #expect(cell.lines.map { file.location(of: $0.lowerBound) }.map(\.column) == [3, 3])
    #expect(file.text(cell.fence) == "```swift run")
  }

  @Test("what looks like a formula in verbatim text is put back as it was")
  func verbatim() throws {
    let chapter = try chapter(
      "---\ntitle: T\n---\n[a](/u$x$v \"$t$\") <b title='$h$'>\n\n[r]: /w$y$z\n\n[r]\n")
    var destinations: [String] = []
    chapter.document.visit { node in
      if case .link(let destination, let title) = node.kind {
        destinations.append(destination + "|" + title)
      }
    }
    #expect(destinations == ["/u$x$v|$t$", "/w$y$z|"])
  }
}
