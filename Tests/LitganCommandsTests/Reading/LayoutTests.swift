import Foundation
import Testing

/// Where things stand on pages, as a browser lays them out.
@Suite("The layout of pages")
struct LayoutTests {
  private struct Seen: Decodable {
    struct Overflow: Decodable {
      var page: String
      var width, needed: Int
      var elements: [String]
    }
    struct Lines: Decodable {
      var page: String
      /// The characters of each line of prose but a paragraph's last.
      var counts: [Int]
    }
    struct Caption: Decodable {
      var page: String
      var width: Int
      /// Whether it stands to the right of its figure.
      var beside: Bool
    }
    var pages: Int
    var overflows: [Overflow]
    var lines: [Lines]
    var captions: [Caption]
  }

  private static let seen = Result { () throws -> Seen in
    let site = try BuiltBook.site.get()
    let language = try LanguageBook.pages()
    // Pages of the reference are alike: every sixteenth is looked at, all of them when asked.
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    let pages = try BuiltBook.pages().enumerated().filter { index, page in
      isWhole || !page.path.contains("/reference/") || index % 16 == 0
    }.map(\.element)
    let result = try TestBook.run(
      BuiltBook.root.appendingPathComponent(".build/validators/bin/python").path,
      [
        BuiltBook.root.appendingPathComponent("Tests/LitganCommandsTests/Browser/layout.py").path,
        "/usr/bin/chromium-headless-shell",
      ] + (pages + language).map(\.path), in: site)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Seen.self, from: Data(result.output.utf8))
  }

  @Test("no page is wider than its window, from 320 px on, with all that is folded opened")
  func overflow() throws {
    let seen = try Self.seen.get()
    #expect(seen.pages > 20)
    for finding in seen.overflows {
      Issue.record(
        "\(finding.page) needs \(finding.needed) px of \(finding.width): \(finding.elements)")
    }
  }

  @Test("a line of prose has 65 to 75 characters on a wide page")
  func measure() throws {
    let seen = try Self.seen.get()
    let counts = seen.lines.flatMap(\.counts).sorted()
    #expect(counts.count > 50)
    let median = counts[counts.count / 2]
    #expect((65...75).contains(median), "\(median)")
  }

  @Test("captions stand beside their figures on wide pages and under them on narrow ones")
  func captions() throws {
    let captions = try Self.seen.get().captions
    #expect(captions.count > 40)
    for caption in captions {
      #expect(caption.beside == (caption.width >= 1400), "\(caption)")
    }
  }
}
