import Book
import Parsing
import Testing

@testable import Tangling

@Suite("What memos depend on")
struct MemoTests {
  private func chapter(_ blocks: [String]) throws -> Chapter {
    let text = blocks.map { "```swift run\n\($0)\n```\n" }.joined(separator: "\n")
    return try ChapterParser.parse(SourceFile(path: "01.md", text: "---\ntitle: T\n---\n" + text))
  }

  /// The statements that the chapter's one memo depends on, but for itself.
  private func dependencies(_ blocks: String...) throws -> [String] {
    let memo = try #require(try MemoReader.memos(of: chapter(blocks)).first)
    return memo.dependencies.split(separator: "\u{0}").dropLast()
      .map { String($0).split(separator: "\n").joined(separator: "\n") }
  }

  private func faults(_ blocks: String) throws -> [String] {
    let chapter = try chapter([blocks])
    do throws(Diagnostics) {
      _ = try MemoReader.memos(of: chapter)
      return []
    } catch {
      return error.all.map { "\($0.location!.line):\($0.location!.column) \($0.identifier)" }
    }
  }

  @Test("statements that share a name, and those that share one with them, before the memo")
  func slice() throws {
    #expect(
      try dependencies(
        "let unrelated = 1\nlet a = 2",
        "let b = a + 1\nlet c = unrelated\nlet m = memo(\"m\") { b * 2 }\nlet d = b",
        "let e = a") == ["let a = 2", "let b = a + 1"])
  }

  @Test("a change of what is mentioned counts, through another name too")
  func aliases() throws {
    #expect(
      try dependencies(
        "let a = Model()\nlet other = Model()",
        "let alias = a\nalias.step()\nother.step()\nlet m = memo(\"m\") { a.value }")
        == ["let a = Model()", "let alias = a", "alias.step()"])
  }

  @Test("functions count wherever they stand, and what they use; types and imports always")
  func declarations() throws {
    #expect(
      try dependencies(
        "import Glibc\nlet scale = 2.0\nlet other = 3.0",
        "let m = memo(\"m\") { f(1) }",
        "func f(_ x: Double) -> Double {\n  g(x) * scale\n}\nfunc g(_ x: Double) -> Double { x }",
        "func h() -> Double { other }\nstruct S { var x = 1 }\ninfix operator ***")
        == [
          "import Glibc", "let scale = 2.0",
          "func f(_ x: Double) -> Double {\n  g(x) * scale\n}",
          "func g(_ x: Double) -> Double { x }", "struct S { var x = 1 }", "infix operator ***",
        ])
  }

  @Test("a statement goes over lines, and strings and comments name nothing")
  func statements() throws {
    #expect(
      try dependencies(
        """
        let a = [1, 2, 3]
          .map { $0 * 2 }
        let b =
          7
        let text = "a b \\(c)" // b
        let c = 1; let d = 2
        let sum = a
          .reduce(0, +)
          + d
        if d > 1 {
          show(b)
        }
        else {
          show(c)
        }
        let m = try memo("m") {
          sum // text
        }
        """)
        == [
          "let a = [1, 2, 3]\n  .map { $0 * 2 }", "let b =\n  7",
          "let text = \"a b \\(c)\" // b", "let c = 1", " let d = 2",
          "let sum = a\n  .reduce(0, +)\n  + d",
          "if d > 1 {\n  show(b)\n}\nelse {\n  show(c)\n}",
        ])
  }

  @Test("names in patterns, and in values of sentences")
  func patterns() throws {
    #expect(
      try dependencies(
        "let (a, b): (Int, Int) = (1, 2), c = 3\nlet m = memo(\"m\") { b }\nlet x = c")
        == ["let (a, b): (Int, Int) = (1, 2), c = 3"])
    let chapter = try ChapterParser.parse(
      SourceFile(
        path: "01.md",
        text: """
          ---
          title: T
          ---
          ```swift run
          let model = Model()
          ```

          It is `{swift} model.next()`, and `{swift} 1 + 1`.

          ```swift run
          let m = memo("m") { model.value }
          ```

          It is `{swift} model.last()`.
          """))
    let memo = try #require(try MemoReader.memos(of: chapter).first)
    #expect(memo.cell == 1)
    #expect(memo.dependencies.contains("model.next()"))
    #expect(!memo.dependencies.contains("1 + 1"))
    #expect(!memo.dependencies.contains("model.last()"))
  }

  @Test(
    "a memo is the one value of a constant at the top of a block",
    arguments: [
      "memo(\"m\") { 1 }", "var a = memo(\"m\") { 1 }", "let a = memo(\"m\") { 1 } + 1",
      "let a = 1 + memo(\"m\") { 1 }", "let a = [memo(\"m\") { 1 }]", "let a = memo(\"m\", f)",
      "for i in 0..<2 { let a = memo(\"m\") { i } }", "func f() -> Int { memo(\"m\") { 1 } }",
      "let a = memo(\"m n\") { 1 }", "let a = memo(\"\\(1)\") { 1 }", "let a = memo(name) { 1 }",
      "let a = memo(\"../m\") { 1 }", "let a = memo(\"\") { 1 }", "let a = memo(\"m\", 2) { 1 }",
      "let a = try? memo(\"m\") { 1 }", "let a = memo(\".m\") { 1 }",
    ])
  func misplaced(_ code: String) throws {
    let faults = try faults(code)
    #expect(faults.count == 1)
    #expect(faults.allSatisfy { $0.hasSuffix("misplaced-memo") })
  }

  @Test(
    "what is a memo, and what only looks like one",
    arguments: [
      "let a = memo(\"m\") { 1 }", "let a: Int = try memo(\"m-1.x\") {\n  1\n} // so",
      "let memo = 1",
      "let a = memo ( \"m\" )\n{ 1 }", "// memo(1)\nlet a = 1", "let a = \"memo(1)\"",
      "let a = memo(\"m\") { 1 }\n[a, a]", "let a = x.memo(1)",
      "let (a, b) = memo(\"m\") { (1, 2) }",
    ])
  func placed(_ code: String) throws {
    #expect(try faults(code) == [])
  }

  @Test("a name is given once")
  func twice() throws {
    #expect(
      try faults("let a = memo(\"m\") { 1 }\nlet b = memo(\"m\") { 2 }") == ["6:14 duplicate-memo"])
  }

  @Test(
    "what gives another value each time, or what code outside may change, is refused at its place",
    arguments: [
      ("let a = memo(\"m\") { Double.random(in: 0..<1) }", ["5:28 undecided-memo"]),
      ("let a = memo(\"m\") { [1, 2].shuffled() }", ["5:28 undecided-memo"]),
      ("let r = Date()\nlet a = memo(\"m\") { r }", ["5:9 undecided-memo"]),
      ("func f() -> Int { Int(clock()) }\nlet a = memo(\"m\") { f() }", ["5:23 undecided-memo"]),
      ("let a = memo(\"m\") { getenv(\"X\") == nil }", ["5:21 undecided-memo"]),
      ("let a = memo(\"m\") { String(contentsOfFile: \"x\") }", ["5:28 undecided-memo"]),
      ("var s = 1\nlet a = memo(\"m\") { s += 1; return s }", ["6:21 undecided-memo"]),
      ("var g = G()\nlet a = memo(\"m\") { draw(&g) }", ["6:27 undecided-memo"]),
      ("var s = 1\nfunc f() { s += 1 }\nlet a = memo(\"m\") { f() }", ["6:12 undecided-memo"]),
      ("var s = 1\nlet f = { s += 1 }\nlet a = memo(\"m\") { f() }", ["6:11 undecided-memo"]),
    ] as [(String, [String])])
  func undecided(_ code: String, _ expected: [String]) throws {
    #expect(try faults(code) == expected)
  }

  @Test(
    "what is seeded, constant or elsewhere is not refused",
    arguments: [
      "let a = memo(\"m\") { var g = SeededGenerator(seed: 1); return Double.random(in: 0..<1, using: &g) }",
      "let t = Date()\nlet a = memo(\"m\") { 1 }",
      "var s = 1\ns += 1\nlet c = s\nlet a = memo(\"m\") { c }",
      "func time() -> Int { 1 }\nlet a = memo(\"m\") { time() }",
      "var step = 1\nlet a = memo(\"m\") { f(step: 2).step }",
      "var g = G()\nlet xs = draw(using: &g)\nlet a = memo(\"m\") { xs.count }",
    ])
  func decided(_ code: String) throws {
    #expect(try faults(code) == [])
  }
}
