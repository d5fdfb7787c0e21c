import Foundation
import Testing

/// A book that is edited while a browser shows it. `make test` installs Playwright and Chromium; a
/// test fails when they are missing.
@Suite("A served page in a browser", .serialized)
struct BrowserTests {
  private static let chapter = """
    ---
    title: Served
    ---

    ## Why

    A first sentence.

    ```swift run
    let count = 3
    ```

    <details><summary>More</summary>Folded text.</details>

    ```swift run
    //| label: fig-line
    //| caption: A line.
    //| alt: A line that rises.
    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { x in x * Double(count) } }
    ```

    \(String(repeating: "A paragraph that takes room, with $x^2$ in it.\n\n", count: 40))
    ## Last {#sec-last}

    The count is `{swift} count`.

    \(String(repeating: "More paragraphs, so that the last heading can be scrolled to.\n\n", count: 20))
    """

  /// Runs the script on a served book and gives what it prints.
  private func run(_ mode: String, _ book: TestBook) throws -> Data {
    let served = try ServedBook(book)
    try served.wait(for: "A first sentence.", at: "/01.html")
    let python = BuiltBook.root.appendingPathComponent(".build/validators/bin/python")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "no \(python.path): make install-test puts it there")
    let result = try TestBook.run(
      python.path,
      [
        BuiltBook.root.appendingPathComponent("Tests/LitganCommandsTests/Browser/serve.py").path,
        mode, "/usr/bin/chromium-headless-shell", "\(served.address)/01.html",
        book.folder.appendingPathComponent("book/01.md").path,
      ], in: book.folder)
    try #require(result.status == 0, "\(result.errors)\(served.told)")
    return Data(result.output.utf8)
  }

  private struct Seen: Decodable {
    struct State: Decodable {
      /// Not loaded anew.
      var same: Bool
      var scroll: Double
      /// Where the heading that was scrolled to stands in the window.
      var top: Double
      /// Whether what the reader has opened still is.
      var open: Bool
    }
    struct Mended: Decodable {
      var overlay: String?
      var same: Bool
    }

    var start, prose, code, caption, broken: State
    var title, heading, overlay, under, away: String
    var mended: Mended
    /// Whether each of the page's styles is loaded, after one was replaced.
    var styles: [Bool]
    var back: Bool
  }

  @Test("edits show without loading the page anew, and what is wrong shows over it and goes")
  func editing() throws {
    let book = try TestBook(["01.md": Self.chapter])
    let seen = try JSONDecoder().decode(Seen.self, from: try run("check", book))
    #expect(seen.start.scroll > 500)
    for state in [seen.prose, seen.code, seen.caption, seen.broken] {
      #expect(state.same)
      #expect(state.open)
      #expect(abs(state.top - seen.start.top) <= 1)
    }
    #expect(seen.title == "Renamed · A test")
    #expect(seen.heading == "Renamed")
    #expect(seen.overlay.hasPrefix("1 fault: the page is as it last was"))
    #expect(seen.overlay.contains("book/01.md:7:10: error: Undefined control sequence: \\foo"))
    #expect(seen.under.contains("Whence"))
    #expect(seen.mended.overlay == nil)
    #expect(seen.mended.same)
    #expect(seen.styles == [true, true])
    #expect(seen.away.contains("[missing-chapter]"))
    #expect(seen.back)
  }

  @Test(
    "from save to paint",
    .enabled(if: ProcessInfo.processInfo.environment["LITGAN_TEST_LATENCY"] != nil))
  func latency() throws {
    let book = try TestBook(["01.md": Self.chapter, "02.md": "Another chapter.\n"])
    let times = try JSONDecoder().decode([String: [Double]].self, from: try run("time", book))
    print("From save to paint, ms: median of 20, and the fastest and slowest")
    for (kind, times) in times.sorted(by: { $0.key < $1.key }) {
      try #require(times.count == 20)
      let sorted = times.sorted()
      let median = (sorted[9] + sorted[10]) / 2
      print("\(kind): \(Int(median)) (\(Int(sorted[0])) to \(Int(sorted[19])))")
      // What would be a page that loads anew, or one that waits for the next poll.
      #expect(median < 5000)
    }
  }
}
