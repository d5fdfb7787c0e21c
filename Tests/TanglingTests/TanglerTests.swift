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
}
