import Book
import Parsing
import Reference
import Testing

@Suite("Symbols that a chapter uses")
struct ChapterUsesTests {
  private let uses: ChapterUses

  init() throws {
    uses = ChapterUses(
      try ChapterParser.parse(
        SourceFile(
          path: "a.md",
          text: """
            ---
            title: T
            ---
            Prose with inProse and `{swift} inline(1)`.

            ```swift run
            //| caption: inOption
            let m = Matrix([[1]]).inverse // inComment
            print("inString", called(m))
            other.loose
            ```

            ```swift
            notRun()
            ```
            """)))
  }

  @Test(
    "names count in executed code and inline values only",
    arguments: [
      ("inline(_:)", true), ("called(_:)", true), ("Matrix", true), ("inProse", false),
      ("inComment", false), ("inString", false), ("inOption", false), ("notRun()", false),
      ("call(_:)", false),
    ])
  func function(_ name: String, _ isUsed: Bool) {
    #expect(uses.contains(symbol([name])) == isUsed)
  }

  @Test("a member counts behind a full stop, where its type is named too")
  func member() {
    #expect(uses.contains(symbol(["Matrix", "inverse"])))
    #expect(!uses.contains(symbol(["Vector", "inverse"])))
    #expect(!uses.contains(symbol(["Matrix", "called(_:)"])))
  }

  private func symbol(_ path: [String]) -> ReferenceModule.Symbol {
    .init(kind: "swift.func", path: path, fragments: [], documentation: "", line: 1, usr: "")
  }
}
