import Foundation
import Testing

/// What pages tell of the values of lines, from books that the built executable makes.
@Suite("Values of lines")
struct ValuesTests {
  /// The words beside each block's lines, by line, block after block.
  private func values(_ chapter: String, configuration: String = "") throws -> [[Int: String]] {
    let book = try TestBook(["01.md": chapter], configuration: configuration)
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    return Self.values(in: book.page("01.html"))
  }

  static func values(in page: String) -> [[Int: String]] {
    page.matches(of: /(?s)<fieldset class="values">.*?<\/fieldset>/).map { group in
      var lines: [Int: String] = [:]
      for label in String(group.0).matches(of: /(?s)<label style="--line:(\d+)">(.*?)<\/label>/) {
        let line = Int(label.1)!
        // A reader who hears the page is told the line.
        #expect(label.2.contains("<span class=\"where\">Line \(line): </span>"))
        lines[line] = String(label.2).replacing(/<span class="where">[^<]*<\/span>/, with: "")
          .replacing(/(?s)<svg.*?<\/svg>/, with: "~").replacing(/<[^>]*>/, with: "")
      }
      return lines
    }
  }

  @Test("each statement tells its value at the line where it begins")
  func statements() throws {
    let found = try values(
      """
      ```swift run
      let a = 1; let b = 2.5
      let list = [1, 2, 3]
        .map { $0 * 2 }
      var sum = 0
      for n in list { sum += n }
      func half(_ x: Double) -> Double {
        let result = x / 2
        return result
      }
      let text = "tab\\there 😀"
      \tlet 名 = "🙂"; let after = half(3)
      ```
      """)
    #expect(
      found == [
        [
          1: "a = 1 b = 2.5", 2: "list = [2, 4, 6]", 3: "2, 4, 6", 4: "sum = 0",
          5: "sum = 2, 6, 12", 7: "result = 1.5", 8: "1.5", 10: "text = tab\there 😀",
          11: "名 = 🙂 after = 1.5",
        ]
      ])
  }

  @Test("a function tells the values of all its calls, also those by later blocks and itself")
  func calls() throws {
    let found = try values(
      """
      ```swift run
      func factorial(_ n: Int) -> Int {
        if n < 2 { return 1 }
        return n * factorial(n - 1)
      }
      let three = factorial(3)
      ```

      ```swift run
      let five = factorial(5)
      let closure = { (x: Int) -> Int in x + factorial(2) }
      let used = closure(1)
      ```
      """)
    #expect(found.count == 2)
    #expect(found[0][2] == "1, 1, 1")
    #expect(found[0][3] == "2, 6, 2, 6, … 2 ~7 values from 2 to 120")
    #expect(found[0][5] == "three = 6")
    #expect(found[1] == [1: "five = 120", 2: "3", 3: "used = 3"])
  }

  @Test("a line that runs a million times takes no more room than one that runs a hundred")
  func million() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      var x = 0.0
      for i in 1...1_000_000 { x += 1 / Double(i) }
      var y = 0.0
      for i in 1...100 { y += 1 / Double(i) }
      ```
      """
    ])
    #expect(try book.build().status == 0)
    let page = book.page("01.html")
    // H(n) of 10⁶ and of 100, from tables of the harmonic numbers.
    let lines = try #require(Self.values(in: page).first)
    #expect(
      lines[2]
        == "x = 1, 1.5, 1.833, 2.083, … 14.39 ~1\u{202F}000\u{202F}000 values from 1 to 14.39")
    #expect(lines[4] == "y = 1, 1.5, 1.833, 2.083, … 5.187 ~100 values from 1 to 5.187")
    let lengths = page.matches(of: /<path d="(M[^"]*)"/).map { $0.1.count }
    #expect(lengths.count == 2)
    for length in lengths { #expect(length < 300) }
  }

  @Test(
    "a value's HTML is text, a huge value is short, a description that computes is left in peace")
  func descriptions() throws {
    let found = try values(
      """
      ```swift run
      struct Tag: CustomStringConvertible {
        var name: String
        var description: String {
          let open = "<" + name
          return open + ">&"
        }
      }
      let tag = Tag(name: "script")
      let huge = Array(repeating: Array(repeating: 1, count: 1000), count: 1000)
      let none: Int? = nil
      ```
      """)
    #expect(found.count == 1)
    #expect(found[0][8] == "tag = &lt;script&gt;&amp;")
    // The description ran to tell the value; that it did is nothing the chapter says.
    #expect(found[0][4] == nil)
    #expect((found[0][9] ?? "").hasSuffix("…"))
    #expect((found[0][9] ?? "").count < 100)
    #expect(found[0][10] == "none = nil")
  }

  @Test("no line of a memo tells a value, whether it was computed or kept")
  func memos() throws {
    let text = """
      ```swift run
      func square(_ x: Double) -> Double { x * x }
      let costly = memo("costly") {
        let inner = square(3)
        return inner + 1
      }
      let last = 1
      ```
      """
    let book = try TestBook(["01.md": text])
    #expect(try book.build().status == 0)
    let computed = book.page("01.html")
    #expect(Self.values(in: computed) == [[2: "costly = 10.0", 6: "last = 1"]])
    // The memo is kept, and the program runs again.
    try book.writeChapter(text.replacing("last = 1", with: "last = 2"), to: "01.md")
    #expect(try book.build().status == 0)
    #expect(Self.values(in: book.page("01.html")) == [[2: "costly = 10.0", 6: "last = 2"]])
  }

  @Test("values stand at the lines as they are shown: after a fence, from a file, in a list")
  func places() throws {
    let book = try TestBook([
      "01.md": """
      ```swift run
      //| label: shown
      //| echo: fenced
      let a = 1

      let b = 2
      ```

      ```swift run
      //| file: Half.swift
      //| snippet: half
      ```

      - An item:

        ```swift run
        let c = half(3)
        ```

      ```swift run
      //| echo: false
      let hidden = 1
      ```
      """
    ])
    try book.write(
      """
      // snippet.half
      func half(_ x: Double) -> Double {
        return x / 2
      }
      // snippet.end

      """, to: "book/Half.swift")
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    #expect(
      Self.values(in: book.page("01.html")) == [
        [3: "a = 1", 5: "b = 2"], [2: "1.5"], [1: "c = 1.5"],
      ])
  }

  @Test("a block, a chapter and a book can leave values, links and copying out")
  func options() throws {
    let block = "```swift run\nlet a = sqrt(4.0)\n```\n"
    let front = "---\ntitle: T\ncode-values: false\n---\n"
    let book = try TestBook(
      [
        "01.md": block, "02.md": front + block,
        "03.md": "```swift run\n//| code-values: false\n//| code-copy: true\nlet a = 1\n```\n",
      ], configuration: "code-copy: false\n")
    #expect(try book.build().status == 0)
    #expect(Self.values(in: book.page("01.html")) == [[1: "a = 2.0"]])
    #expect(book.page("01.html").contains("<pre class=\"code uncopied\""))
    for page in ["02.html", "03.html"] { #expect(Self.values(in: book.page(page)) == []) }
    #expect(book.page("03.html").contains("<pre class=\"code\""))
    // How code is shown runs nothing.
    try book.writeChapter(block, to: "02.md")
    let result = try book.build()
    #expect(result.output.contains("3 from the cache"), "\(result.output)")
    #expect(Self.values(in: book.page("02.html")) == [[1: "a = 2.0"]])
  }

  @Test("an option that is neither true nor false is an error at its place")
  func invalid() throws {
    let book = try TestBook(["01.md": "```swift run\n//| code-values: hover\nlet a = 1\n```\n"])
    let result = try book.build()
    #expect(result.status == 1)
    #expect(
      result.errors.contains(
        "book/01.md:5:18: error: 'code-values' is true or false, not 'hover' [invalid-value]"),
      "\(result.errors)")
  }

  @Test("a page has the script when it has code, and not otherwise")
  func script() throws {
    let book = try TestBook(["01.md": "```swift\nlet a = 1\n```\n", "02.md": "Prose.\n"])
    #expect(try book.build().status == 0)
    #expect(book.page("01.html").contains("<script defer src=\"assets/code.js\"></script>"))
    #expect(!book.page("02.html").contains("<script"))
    #expect(book.site()["assets/code.js"].map { $0.count > 500 } ?? false)
  }
}
