import Book
import Reference
import Testing

@Suite("The parts of a docstring")
struct DocstringTests {
  static let text = """
    The cost of moving `source`.

    Adds up:

        W₁ = Δ

    - not a field
    - Parameters:
      - source: Mass per bin,
        every entry ≥ 0.
      - target: The same.
    - Returns: A cost.
    - Throws: `massMismatch` when
      the totals differ.
    """

  @Test("a summary, a discussion, parameters and fields")
  func parts() throws {
    let docstring = Docstring(Self.text)
    #expect(docstring.summary.first?.kind == .text("The cost of moving "))
    #expect(docstring.discussion.count == 3)
    #expect(docstring.discussion[1].kind == .codeBlock(info: "", literal: "W₁ = Δ\n"))
    #expect(docstring.discussion[2].children.count == 1)
    #expect(docstring.parameters.map(\.name) == ["source", "target"])
    #expect(
      docstring.parameters[0].content[0].children.map(\.kind) == [
        .text("Mass per bin,"), .softBreak, .text("every entry ≥ 0."),
      ])
    #expect(docstring.fields.map(\.name) == ["Returns", "Throws"])
    let error = try #require(docstring.field("Throws"))
    #expect(error.content[0].children.first?.kind == .code("massMismatch"))
  }

  @Test("a docstring that begins with a list has no summary")
  func noSummary() {
    let docstring = Docstring("- Parameter batch: The points.\n- Note:\n  Later.")
    #expect(docstring.summary.isEmpty)
    #expect(docstring.parameters.map(\.name) == ["batch"])
    #expect(docstring.field("Note")?.content[0].children.map(\.kind) == [.text("Later.")])
  }

  @Test("a long signature has a line for each parameter")
  func signature() {
    func symbol(_ declaration: String) -> ReferenceModule.Symbol {
      .init(kind: "swift.func", path: ["f"], declaration: declaration, documentation: "", line: 1)
    }
    #expect(symbol("func f(a: Int, b: Int)").signature(width: 22) == "func f(a: Int, b: Int)")
    #expect(
      symbol("func f<T: P<(A, B)>>(a: (T, T) -> Int, b: [T: T]) throws(E) -> T").signature(
        width: 40)
        == "func f<T: P<(A, B)>>(\n  a: (T, T) -> Int,\n  b: [T: T]\n) throws(E) -> T")
    #expect(
      symbol("var path: [(x: Double, y: Double)] { get }").signature(width: 10).contains("[("))
    #expect(symbol("func f() throws(E) -> T").thrownType == "E")
    #expect(symbol("func f() throws(E) -> T").canThrow)
    #expect(!symbol("func throwsNothing(_ throwsName: Int)").canThrow)
  }
}
