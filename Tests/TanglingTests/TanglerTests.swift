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
    let program = Tangler.tangle(chapter, imports: ["GANMath"])
    #expect(
      program.main.text == """
        import Notebook
        #sourceLocation(file: "chapter/imports.swift", line: 1)
        import GANMath
        #sourceLocation()
        ChapterProgram.begin()
        ChapterProgram.inline(0)
        #sourceLocation(file: "chapter/code.swift", line: 1)
        _inline(1 + 1)
        #sourceLocation()
        ChapterProgram.cell(0, endingAt: 3, columns: [9, 2])
        #sourceLocation(file: "chapter/code.swift", line: 2)
        let a = 2
        a // two
        #sourceLocation()
        ChapterProgram.endCell()
        ChapterProgram.inline(2)
        #sourceLocation(file: "chapter/code.swift", line: 5)
        _inline(a)
        #sourceLocation()
        ChapterProgram.inline(1)
        #sourceLocation(file: "chapter/code.swift", line: 6)
        _inline(a)
        #sourceLocation()
        ChapterProgram.finish()

        """)
    func place(_ line: Int, _ column: Int) -> String? {
      let offset = program.main.places.offset(
        line: line, utf8Column: column, in: chapter.source)
      return offset.map { chapter.source.location(of: $0) }.map { "\($0.line):\($0.column)" }
    }
    #expect(place(1, 9) == "4:18")
    #expect(place(2, 5) == "8:7")
    #expect(place(3, 1) == "9:3")
    #expect(place(3, 100) == "9:11")
    #expect(place(5, 9) == "7:32")
    #expect(place(7, 1) == nil)
  }

  @Test("prose, captions, options for show and the file's own name leave the program as it is")
  func independent() throws {
    func text(_ path: String, _ body: String) throws -> Program.MainFile {
      let chapter = try ChapterParser.parse(
        SourceFile(path: path, text: "---\ntitle: T\n---\n" + body))
      return Tangler.tangle(chapter, imports: []).main
    }
    let plain = try text("01.md", "```swift run\nlet a = 2\n```\n\n`{swift} a`\n")
    let dressed = try text(
      "/elsewhere/02.md",
      """
      Words, and $x$.

      1. > ```swift run
         > //| echo: false
         > //| caption: Two
         > //| label: fig-two
         > //| width: 50%
         > //| code-fold: true
         > let a = 2
         > ```

      More words about `{swift} a`.
      """)
    #expect(plain.text == dressed.text)
    #expect(plain.places != dressed.places)
    let changed = try text("01.md", "```swift run\nlet a = 3\n```\n\n`{swift} a`\n")
    #expect(plain.text != changed.text)
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
    let imports = ["GANMath", "Notebook"]
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
