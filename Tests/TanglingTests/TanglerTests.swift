import Book
import Parsing
import Tangling
import Testing

@Suite("Tangling")
struct TanglerTests {
  @Test("the program keeps the chapter's order, lines and columns")
  func golden() throws {
    let chapter = try ChapterParser.parse(
      SourceFile(
        path: "chapters/01.md",
        text: """
          ---
          title: T
          ---
          Before: `{swift} 1 + 1`.

          - ```swift run
            //| caption: 'Shows `{swift} a`'
            let a = 2
            a // two
            ```

          After: `{swift} a`.
          """))
    let program = Tangler.tangle(
      chapter, imports: [.init(name: "GANMath", path: "chapters/book.yml", line: 5)])
    #expect(
      program.swift == """
        import Notebook
        #sourceLocation(file: "chapters/book.yml", line: 5)
        import GANMath
        #sourceLocation()
        ChapterProgram.begin()
        ChapterProgram.inline(0)
        #sourceLocation(file: "chapters/01.md", line: 4)
                 _inline(1 + 1)
        #sourceLocation()
        ChapterProgram.cell(0, endingAt: 9, columns: [11, 4])
        #sourceLocation(file: "chapters/01.md", line: 8)
          let a = 2
          a // two
        #sourceLocation()
        ChapterProgram.endCell()
        ChapterProgram.inline(2)
        #sourceLocation(file: "chapters/01.md", line: 7)
                               _inline(a)
        #sourceLocation()
        ChapterProgram.inline(1)
        #sourceLocation(file: "chapters/01.md", line: 12)
                _inline(a)
        #sourceLocation()
        ChapterProgram.finish()

        """)
  }

  @Test("the program for people has each block as written, under its place in the book")
  func readable() throws {
    let chapter = try ChapterParser.parse(
      SourceFile(
        path: "/home/me/chapters/01.md",
        text: """
          ---
          title: Sums
          ---
          Before: `{swift} 1 + 1`.

          - ```swift run
            //| label: fig-a
            //| caption: 'Shows `{swift} a`'
            //| layout-ncol: 2
            let a = 2
            a // two
            // done
            ```

          ```swift run
          //| eval: false
          a = 1
          ```

          ```swift run
          //| error: true

          a = 3
          ```

          ```swift run
          // Nothing.
          ```
          """))
    let imports: [Tangler.Import] = [
      .init(name: "GANMath", path: "chapters/book.yml", line: 5),
      .init(name: "Notebook", path: "chapters/book.yml", line: 6),
    ]
    #expect(
      Tangler.readableProgram(of: chapter, imports: imports, book: "/home/me/chapters") == """
        // Sums
        //
        // The program of 01.md: its blocks and the values in its sentences, in their order.
        // 'swift run' prints what the page shows, and writes the figures to files.

        import Notebook
        import GANMath

        ChapterProgram.begin()

        // value 1, 01.md:4
        ChapterProgram.inline(0, 1 + 1)

        // MARK: fig-a, 01.md:6
        ChapterProgram.cell(0, named: "fig-a", endingAt: #line + 2, columns: [9, 2], abreast: 2)
        let a = 2
        a // two
        // done
        ChapterProgram.endCell()

        // value 2, 01.md:8
        ChapterProgram.inline(1, a)

        // MARK: block-3, 01.md:20
        // It is meant to fail, and so it is left out:
        //
        // a = 3

        // MARK: block-4, 01.md:26
        ChapterProgram.cell(3, endingAt: 0, columns: [])
        // Nothing.
        ChapterProgram.endCell()

        ChapterProgram.finish()

        """)
    let other = Tangler.readableProgram(of: chapter, imports: imports, book: "chapters")
    #expect(try #require(other).contains("// The program of 01.md: "))
    #expect(try !#require(other).contains("home"))
    let quiet = try ChapterParser.parse(
      SourceFile(path: "02.md", text: "---\ntitle: T\n---\nText."))
    #expect(Tangler.readableProgram(of: quiet, imports: imports, book: ".") == nil)
  }
}
