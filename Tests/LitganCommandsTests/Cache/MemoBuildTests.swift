import Foundation
import Testing

/// The place of something in memory is another one in each run: where two pages show the same one, the
/// value was taken.
@Suite("Memos in a book")
struct MemoBuildTests {
  private static let text = """
    ```swift run
    struct Trained: Codable { var place: UInt; var loss: Double }
    let rate = 0.5
    let other = 1
    ```

    ```swift run
    //| label: training
    let trained = memo("train") {
      Trained(place: UInt(bitPattern: UnsafeMutablePointer<Int>.allocate(capacity: 1)), loss: rate)
    }
    ```

    ```swift run
    let sum = Double(other) + trained.loss
    ```

    At [`{swift} String(trained.place)`]{.given} with `{swift} sum`.

    """

  /// The place of what was trained, as the page shows it.
  private func place(_ book: TestBook) throws -> String {
    let match = try #require(book.page("01.html").firstMatch(of: /At <[^>]*>([0-9]+)</))
    return String(match.output.1)
  }

  @Test("an edit of another block takes the value; one of what it is computed from does not")
  func taken() throws {
    let book = try TestBook(["01.md": Self.text])
    func build(_ old: String = "", _ new: String = "", _ arguments: String...) throws -> String {
      try book.writeChapter(
        old.isEmpty ? Self.text : Self.text.replacing(old, with: new), to: "01.md")
      let result = try TestBook.run(
        TestBook.executable, ["build", "book"] + arguments, in: book.folder)
      #expect(result.status == 0 && result.errors == "", "\(result)")
      #expect(result.output.contains("; 1 ran, 0 from the cache"), "\(result)")
      return try place(book)
    }
    let first = try build()
    #expect(try build("let other = 1", "let other = 2") == first)
    #expect(book.page("01.html").contains("2.5"))
    #expect(try build("Double(other)", "2 * Double(other)") == first)
    #expect(try build("```swift run\nlet sum", "```swift run\nprint(rate)\nlet sum") == first)
    let rate = try build("let rate = 0.5", "let rate = 0.25")
    #expect(rate != first)
    let type = try build("var loss: Double }", "var loss: Double; var x = 1 }")
    #expect(type != first && type != rate)
    #expect(try build("loss: rate)", "loss: 2 * rate)") != first)
    // What it was computed from is back.
    #expect(try build("let other = 1", "let other = 3") == first)
    #expect(try build("let other = 1", "let other = 4", "--force", "01:training") != first)
    let forced = try build("let other = 1", "let other = 5")
    #expect(forced != first)
    #expect(try build("let other = 1", "let other = 6", "--force", "01") != forced)
  }

  @Test("it outlives a later block that fails")
  func failing() throws {
    let book = try TestBook(["01.md": Self.text])
    try book.writeChapter(
      Self.text.replacing("let sum", with: "precondition(other > 1)\nlet sum"), to: "01.md")
    #expect(try book.build().status == 1)
    let entries = try FileManager.default.contentsOfDirectory(
      atPath: book.folder.appendingPathComponent(".cache/memos").path)
    #expect(entries.count == 1)
    try book.writeChapter(Self.text, to: "01.md")
    #expect(try book.build().status == 0)
    let first = try place(book)
    try book.writeChapter(
      Self.text.replacing("let other = 1", with: "let other = 2"), to: "01.md")
    _ = try book.build()
    #expect(try place(book) == first)
  }

  @Test("a memo that prints, displays or claims is told")
  func traces() throws {
    for line in ["print(1)", "display(1)", "claim(\"one\", 1, equals: 1)"] {
      let book = try TestBook([
        "01.md": "```swift run\nlet a = memo(\"m\") { () -> Int in\n  \(line)\n  return 1\n}\n```\n"
      ])
      let result = try book.build()
      #expect(
        result.errors == """
          book/01.md:5:9: error: the block crashed: the memo 'm' prints, displays or claims \
          something, which a value that is kept would not [crash]
            5 | let a = memo("m") { () -> Int in
              |         ^~~~

          """)
    }
  }
}
