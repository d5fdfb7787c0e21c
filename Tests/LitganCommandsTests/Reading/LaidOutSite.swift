import Foundation
import Testing

/// The book and that of the language as a browser lays them out at several widths, once for all
/// tests that look at them. `make test` installs Playwright and Chromium; they fail when it is missing.
enum LaidOutSite {
  struct Seen: Decodable {
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
    struct Unstyled: Decodable {
      var page: String
      /// Of rules that the page's formulas ask for and do not find.
      var selectors: [String]
    }
    struct Load: Decodable {
      var page: String
      /// The paths of all files that the browser asked for, the page first.
      var files: [String]
    }
    var pages: Int
    var loads: [Load]
    var overflows: [Overflow]
    var lines: [Lines]
    var captions: [Caption]
    var unstyled: [Unstyled]
  }

  static let seen = Result { () throws -> Seen in
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
        "/usr/bin/chromium-headless-shell", "/usr/share/javascript/katex/katex.css",
      ] + (pages + language).map(\.path), in: site)
    try #require(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Seen.self, from: Data(result.output.utf8))
  }
}
