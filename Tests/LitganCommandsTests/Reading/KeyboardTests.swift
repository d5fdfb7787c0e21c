import Foundation
import Testing

/// A reader without a mouse: Chromium with nothing but its keyboard, driven by Playwright.
@Suite("A site by keyboard")
struct KeyboardTests {
  private static let text = """
    ---
    title: Piles
    ---

    ## Costs

    \(String(repeating: "A paragraph that takes room on the page.\n\n", count: 30))
    ## Prices

    A haulier names prices for loading and unloading.

    \(String(repeating: "Another paragraph that takes room on the page.\n\n", count: 30))
    ::: {.exercise name="Who"}
    Who carries the earth?

    ::: solution
    The haulier carries it.
    :::
    :::

    ## Ends

    \(String(repeating: "A last paragraph that takes room on the page.\n\n", count: 30))
    """

  private struct Focus: Decodable {
    var text: String
    var visible: Bool
  }
  private struct Target: Decodable, Equatable {
    var id: String
    var visible, marked: Bool
  }
  private struct Seen: Decodable {
    var messages, requests, current, results: [String]
    var skip, first: Focus
    var section, place: Target
    var skipped, slip, found, role, address, back, again, nothing, plain: String
    var folded, unfolded: Bool
    var scripts: [Bool]
  }

  @Test("contents, a folded solution and the search are used by keyboard, from a folder")
  func walk() throws {
    let book = try TestBook(["01.md": Self.text, "02.md": "Nothing of the kind.\n"])
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    let python = BuiltBook.root.appendingPathComponent(".build/validators/bin/python")
    let walk = try TestBook.run(
      python.path,
      [
        BuiltBook.root.appendingPathComponent("Tests/LitganCommandsTests/Browser/walk.py").path,
        "/usr/bin/chromium-headless-shell", book.folder.path + "/site", "01.html",
      ], in: book.folder)
    try #require(walk.status == 0, "\(walk.errors)")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(walk.output.utf8))

    #expect(seen.messages == [])
    #expect(seen.requests == [])
    #expect(seen.skip.text == "Skip to the text")
    #expect(seen.skip.visible)
    #expect(seen.skipped == "#main")
    #expect(seen.section == Target(id: "prices", visible: true, marked: true))
    #expect(seen.current == ["1.2 Prices"])
    #expect(!seen.folded)
    #expect(seen.unfolded)
    #expect(!seen.scripts.contains(false))
    #expect(seen.role == "status")
    #expect(seen.slip == "1 place for “haulir”.")
    #expect(seen.found == "1 place for “hauliers xyzzy”.")
    #expect(seen.results.count == 1)
    #expect(seen.results.allSatisfy { $0.contains("Chapter 1 · Piles") && $0.contains("haulier") })
    #expect(seen.address == "?q=hauliers%20xyzzy")
    #expect(seen.first.visible)
    #expect(seen.back == "query")
    #expect(seen.place.visible)
    #expect(seen.again == seen.found)
    #expect(seen.nothing == "Nothing found for “qqqq”.")
    #expect(seen.plain.contains("To search, this page needs a script."))
    #expect(seen.plain.contains("Chapter 1 · Piles"))
  }
}
