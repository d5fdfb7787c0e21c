import Foundation
import Testing

/// The values of lines in a browser. `make test` installs Playwright and Chromium; a test fails when
/// they are missing.
@Suite("Values of lines in a browser")
struct ValuesBrowserTests {
  private struct Seen: Decodable {
    struct Keyboard: Decodable {
      /// What the tab key leads to.
      var stops: [String]
      var first, second, third: Step
      var escaped, again, left: [String]
      /// Whether nothing of the page has moved.
      var still: Bool
    }

    /// What has the focus, and which values are to be seen.
    struct Step: Decodable {
      var focus: String
      var values: [String]

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        focus = try list.decode(String.self)
        values = try list.decode([String].self)
      }
    }

    struct Mouse: Decodable {
      var loop, sum, away, faults: [String]
      var still: Bool
      var button, copied: String
    }

    struct Finger: Decodable {
      var width: Int
      var tapped, away: [String]
      var box: [Bool]
    }

    var plain, scripted: Keyboard
    var mouse: Mouse
    var finger: Finger
  }

  private static let code = "var sum = 0\nfor n in 1...5 { sum += n }\nlet text = \"<b>\"\n"

  @Test(
    "the keyboard, a mouse and a finger find them; nothing moves; without scripts they are there")
  func inspected() throws {
    let book = try TestBook([
      "01.md": "```swift run\n\(Self.code)```\n\n```swift run\nlet later = 2\n```\n\nThe end.\n"
    ])
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    let python = BuiltBook.root.appendingPathComponent(".build/validators/bin/python")
    let run = try TestBook.run(
      python.path,
      [
        BuiltBook.root.appendingPathComponent("Tests/LitganCommandsTests/Browser/values.py").path,
        "/usr/bin/chromium-headless-shell", book.folder.appendingPathComponent("site/01.html").path,
      ], in: book.folder)
    try #require(run.status == 0, "\(run.errors)")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(run.output.utf8))

    let loop = "Line 2: sum = 1, 3, 6, 10, 15 5 values from 1 to 15"
    for keyboard in [seen.plain, seen.scripted] {
      #expect(keyboard.first.focus == "input:radio Line 1: sum = 0")
      #expect(keyboard.first.values == ["Line 1: sum = 0"])
      #expect(keyboard.second.focus == "input:radio \(loop)")
      #expect(keyboard.second.values == [loop])
      #expect(keyboard.third.values == ["Line 3: text = <b>"])
      #expect(keyboard.again == [loop])
      #expect(keyboard.still)
      #expect(keyboard.left == [])
      // Two blocks, of which one has three lines to look at, are two stops.
      #expect(
        keyboard.stops.filter { $0.hasPrefix("input:radio") }
          == ["input:radio Line 1: sum = 0", "input:radio Line 1: later = 2"])
    }
    #expect(seen.scripted.escaped == [])

    #expect(seen.mouse.loop == [loop])
    #expect(seen.mouse.sum == ["Line 1: sum = 0"])
    #expect(seen.mouse.away == [])
    #expect(seen.mouse.still)
    #expect(seen.mouse.button == "Copied")
    #expect(seen.mouse.copied == Self.code)
    #expect(seen.mouse.faults == [])

    #expect(seen.finger.width == 320)
    #expect(seen.finger.tapped == [loop])
    #expect(seen.finger.box == [true])
    #expect(seen.finger.away == [])
  }
}
