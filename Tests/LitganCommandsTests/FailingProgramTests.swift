import Foundation
import Testing

@Suite("Programs that fail", .serialized)
struct FailingProgramTests: FailingBuild {
  @Test("a compile error, in a list after wide characters")
  func compileError() throws {
    try expectChapter(
      """
      - ```swift run
        let 分布 = [0.5]; let b = cots
        ```

      ```swift run
      b + 1
      ```
      """,
      fails: """
        book/01.md:5:27: error: cannot find 'cots' in scope [compile-error]
          5 |   let 分布 = [0.5]; let b = cots
            |                             ^~~~

        """)
  }

  @Test("a variable that has no value yet is named wherever it would be read")
  func earlyValues() throws {
    try expectChapter(
      """
      数学: `{swift} later` and `{swift} second`.

      ```swift run
      let doubled = later * 2; func raised() -> Int { base + 1 }
      var area: Int { side * side }
      let listed = [1, 2].map { $0 * scale }
      raised()
      ```

      ```swift run
      let later = 21, base = 4, side = 2
      let (first, second) = (1, 2)
      let grown = S().m()
      let scale = 3; let offset = 1
      struct S { var k = 1; func m() -> Int { k + offset } }
      ```
      """,
      fails: """
        book/01.md:4:14: error: 'later' has no value yet: a block further down defines it [early-value]
          4 | 数学: `{swift} later` and `{swift} second`.
            |                ^~~~~
          help: move the block before the sentence; 'echo: false' hides its code
        book/01.md:4:34: error: 'second' has no value yet: a block further down defines it [early-value]
          4 | 数学: `{swift} later` and `{swift} second`.
            |                                    ^~~~~~
          help: move the block before the sentence; 'echo: false' hides its code
        book/01.md:9:32: error: 'scale' has no value yet: a block further down defines it [early-value]
          9 | let listed = [1, 2].map { $0 * scale }
            |                                ^~~~~
          help: define 'scale' before this line
        book/01.md:10:1: error: 'raised' uses 'base', which has no value yet: a block further down defines it [early-value]
          10 | raised()
             | ^~~~~~
          help: define 'base' before this line
        book/01.md:16:17: error: 'm' uses 'offset', which has no value yet: a line further down defines it [early-value]
          16 | let grown = S().m()
             |                 ^
          help: define 'offset' before this line

        """)
  }

  @Test("a closure or a function that is used at once reads what is there at once")
  func earlyClosures() throws {
    try expectChapter(
      """
      ```swift run
      let moved = [1, 2].map({ $0 + shift })
      let kept = [1, 2]
        .filter { $0 > 0 }
        .filter { $0 < bound }
      func raised(_ x: Int) -> Int { x + base }
      let all = [1, 2].map(raised)
      protocol Priced { func cost() -> Int }
      struct Item: Priced { func cost() -> Int { price } }
      func item() -> any Priced { Item() }
      print(item().cost())
      ```

      ```swift run
      let shift = 1, bound = 2, base = 3, price = 4
      ```
      """,
      fails: """
        book/01.md:5:31: error: 'shift' has no value yet: a block further down defines it [early-value]
          5 | let moved = [1, 2].map({ $0 + shift })
            |                               ^~~~~
          help: define 'shift' before this line
        book/01.md:8:18: error: 'bound' has no value yet: a block further down defines it [early-value]
          8 |   .filter { $0 < bound }
            |                  ^~~~~
          help: define 'bound' before this line
        book/01.md:10:22: error: 'raised' uses 'base', which has no value yet: a block further down defines it [early-value]
          10 | let all = [1, 2].map(raised)
             |                      ^~~~~~
          help: define 'base' before this line
        book/01.md:14:14: error: 'cost' uses 'price', which has no value yet: a block further down defines it [early-value]
          14 | print(item().cost())
             |              ^~~~
          help: define 'price' before this line

        """)
  }

  @Test("what is called later may name what is defined in between")
  func lateCalls() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      func raised() -> Int { base + 1 }
      let scaled = { (x: Int) in x * base }
      var area: Int { base * base }
      struct S { func m() -> Int { base } }
      let list: [(Int) -> Int] = [{ $0 + base }]
      let named = ["a": { base }]
      struct Holder { var run: () -> Int }
      let holder = Holder(run: { base })
      let optional: (() -> Int)? = { base }
      var changed = { (x: Int) in x }
      changed = { $0 + base }
      let lazily = [1].lazy.map { $0 + base }
      let nested = [1].map { n in { n + base } }
      let pair = (raised, 1)
      func given(_ body: @escaping () -> Int) -> () -> Int { body }
      let later = given { base }
      ```

      ```swift run
      let base = 4
      [raised(), scaled(2), area, S().m(), list[0](1), named["a"]!(), holder.run(), optional!()]
      ```

      ```swift run
      [changed(1), lazily[0], nested[0](), pair.0(), later()]
      ```
      """
    ])
    #expect(try book.build().errors == "")
    #expect(book.page("01.html").contains("[5, 8, 16, 4, 5, 4, 4, 4]"))
    #expect(book.page("01.html").contains("[5, 5, 5, 5, 4]"))
  }

  @Test("an error is not repeated by what uses its value")
  func cascade() throws {
    try expectChapter(
      """
      ```swift run
      let a = cots
      ```

      ```swift run
      let b = a + 1
      ```

      So `{swift} a.formatted(.significantDigits(3))` and `{swift} b`.
      """,
      fails: """
        book/01.md:5:9: error: cannot find 'cots' in scope [compile-error]
          5 | let a = cots
            |         ^~~~

        """)
  }

  @Test("a brace that is never closed is reported where it was opened")
  func unclosedBrace() throws {
    try expectChapter(
      "```swift run\nfunc f() {\n```\n\n```swift run\nlet a = 1\n```\n",
      fails: """
        book/01.md:5:10: error: expected '}' at end of brace statement [compile-error]
          5 | func f() {
            |          ^
          help: to match this opening '{'

        """)
  }

  @Test("what the linker misses is told in its words")
  func linking() throws {
    try expectChapter(
      """
      ```swift run
      @_silgen_name("nowhere_to_be_found") func nowhere()
      nowhere()
      ```
      """,
      fails: """
        book/01.md: error: undefined symbol: nowhere_to_be_found [compile-error]

        """)
  }

  @Test("a crash names the line of the chapter's own code")
  func crash() throws {
    try expectChapter(
      """
      ```swift run
      func last(_ values: [Int]) -> Int {
        values[values.count]
      }
      ```

      ```swift run
      print("before")
      last([1, 2])
      ```
      """,
      fails: """
        book/01.md:6:9: error: the block crashed: Index out of range [crash]
          6 |   values[values.count]
            |         ^

        """)
  }

  @Test("a fatal error tells its message")
  func fatalError() throws {
    try expectChapter(
      "```swift run\nlet a = 1\nfatalError(\"no way: \\(a)\")\n```\n",
      fails: """
        book/01.md:6:1: error: the block crashed: no way: 1 [crash]
          6 | fatalError("no way: \\(a)")
            | ^~~~~~~~~~

        """)
  }

  @Test("shapes that do not fit are told with their numbers, of data and of an operator")
  func shapes() throws {
    try expectChapter(
      "```swift run\nlet a = try Matrix([[1, 2], [3]])\n```\n",
      fails: """
        book/01.md:5:1: error: the block crashed: Error raised at top level: \
        GANMath.LinearAlgebraError.raggedRow(index: 1, expected: 2, found: 1) [crash]
          5 | let a = try Matrix([[1, 2], [3]])
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
    try expectChapter(
      "```swift run\nlet a: Matrix = [[1, 2]]\nlet b = a * a\n```\n",
      fails: """
        book/01.md:6:11: error: the block crashed: no product of 1 × 2 and 1 × 2 [crash]
          6 | let b = a * a
            |           ^

        """)
  }

  @Test("an error that nobody catches tells which")
  func uncaughtError() throws {
    try expectChapter(
      """
      ```swift run
      let p = try jensenShannonDivergence([0.5, 0.5], [1])
      ```
      """,
      fails: """
        book/01.md:5:1: error: the block crashed: Error raised at top level: \
        GANMath.DivergenceError.sizeMismatch(first: 2, second: 1) [crash]
          5 | let p = try jensenShannonDivergence([0.5, 0.5], [1])
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("endless recursion")
  func recursion() throws {
    try expectChapter(
      "```swift run\nfunc f(_ n: Int) -> Int { n == -1 ? 0 : f(n + 1) + 1 }\nf(0)\n```\n",
      fails: """
        book/01.md:5:1: error: the block crashed: invalid memory access (endless recursion?) [crash]
          5 | func f(_ n: Int) -> Int { n == -1 ? 0 : f(n + 1) + 1 }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test("a program that ends itself")
  func exit() throws {
    try expectChapter(
      "```swift run\nlet a = 1\n```\n\n```swift run\nimport Glibc\nexit(3)\n```\n",
      fails: """
        book/01.md:10:1: error: the block ended the program with status 3 [early-exit]
          10 | exit(3)
             | ^~~~~~~
          help: a chapter's program ends by itself after its last block

        """)
  }

  @Test("an end before the chapter's end, with status 0")
  func earlyExit() throws {
    try expectChapter(
      "```swift run\nimport Glibc\nexit(0)\n```\n",
      fails: """
        book/01.md:6:1: error: the block ended the program before the chapter's end [early-exit]
          6 | exit(0)
            | ^~~~~~~
          help: a chapter's program ends by itself after its last block

        """)
  }

  @Test("an endless loop is ended at its limit, and its line named")
  func endlessLoop() throws {
    try expectChapter(
      "```swift run\nvar n = 0\nwhile n >= 0 { n = (n + 1) % 7 }\n```\n",
      fails: """
        book/01.md:6:1: error: the chapter was still running after 1 s [time-limit]
          6 | while n >= 0 { n = (n + 1) % 7 }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: mend an endless loop, or raise 'seconds' under 'limits' in book.yml

        """, configuration: "limits:\n  seconds: 1\n")
  }

  @Test("runaway memory")
  func memory() throws {
    try expectChapter(
      "```swift run\nvar all: [[Int]] = []\nwhile true { all.append(Array(repeating: 1, count: 1 << 20)) }\n```\n",
      fails: """
        book/01.md:6:1: error: the chapter needed more than 256 MiB of memory [memory-limit]
          6 | while true { all.append(Array(repeating: 1, count: 1 << 20)) }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: use less, or raise 'memory-mib' under 'limits' in book.yml

        """, configuration: "limits:\n  memory-mib: 256\n")
  }

  @Test("runaway output")
  func output() throws {
    try expectChapter(
      "```swift run\nlet a = 1\n```\n\n```swift run\nwhile true { print(\"again and again\") }\n```\n",
      fails: """
        book/01.md:9:1: error: the chapter printed more than 1 MiB [output-limit]
          9 | while true { print("again and again") }
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          help: print less, or raise 'output-mib' under 'limits' in book.yml

        """, configuration: "limits:\n  output-mib: 1\n")
  }
}
