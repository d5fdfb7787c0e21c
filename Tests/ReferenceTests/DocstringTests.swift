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
    #expect(laidOut("func f(a: Int, b: Int)", width: 22) == "func f(a: Int, b: Int)")
    #expect(
      laidOut("func f<T: P<(A, B)>>(a: (T, T) -> Int, b: [T: T]) throws(E) -> T", width: 40)
        == "func f<T: P<(A, B)>>(\n  a: (T, T) -> Int,\n  b: [T: T]\n) throws(E) -> T")
    let property = "var path: [(x: Double, y: Double)] { get }"
    #expect(laidOut(property, kind: "swift.property", width: 10) == property)
  }

  @Test("what throws, and what it throws, is read from the declaration")
  func thrown() {
    #expect(symbol("func f() throws(E) -> T").thrownType == "E")
    #expect(symbol("func f() throws(E) -> T").canThrow)
    #expect(!symbol("func throwsNothing(_ throwsName: Int)").canThrow)
  }

  private func laidOut(_ text: String, kind: String = "swift.func", width: Int) -> String {
    symbol(text, kind: kind).signature(width: width).map(\.text).joined()
  }

  private func symbol(
    _ declaration: String, kind: String = "swift.func"
  ) -> ReferenceModule.Symbol {
    .init(
      kind: kind, path: ["f"], fragments: [.init(kind: "text", text: declaration)],
      documentation: "", line: 1, usr: "")
  }
}
