import Foundation
import Testing

/// Pages and figures before the validators: xmllint, the Nu Html Checker and axe-core.
///
/// `make test` installs them; a test fails when its validator is missing.
@Suite("Validity of pages and figures", .serialized)
struct ValidityTests {
  private static let tools = BuiltBook.root.appendingPathComponent(".build/validators")

  /// A file of the validators' virtual environment.
  private func tool(_ name: String) throws -> URL {
    let walk = FileManager.default.enumerator(atPath: Self.tools.path)
    while let path = walk?.nextObject() as? String {
      if path.hasSuffix("/" + name) { return Self.tools.appendingPathComponent(path) }
    }
    throw Missing(what: "\(name) is not in \(Self.tools.path): make install-test puts it there")
  }

  private struct Missing: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }

  @Test("every figure is well-formed XML")
  func wellFormed() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-svg-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for page in try BuiltBook.pages() {
      let html = try String(contentsOf: page, encoding: .utf8)
      for match in html.matches(of: /(?s)<svg viewBox.*?<\/svg>/) {
        let name = "\(page.lastPathComponent)-\(files.count).svg"
        let svg = html[match.range].replacing(
          "<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ", maxReplacements: 1)
        try Data(svg.utf8).write(to: folder.appendingPathComponent(name))
        files.append(name)
      }
    }
    #expect(files.count >= 15)
    let broken = "broken.svg"
    try Data("<svg><g></svg>".utf8).write(to: folder.appendingPathComponent(broken))
    let result = try TestBook.run("/usr/bin/xmllint", ["--noout"] + files, in: folder)
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(try TestBook.run("/usr/bin/xmllint", ["--noout", broken], in: folder).status != 0)
  }

  private func check(_ pages: [URL]) throws -> TestBook.Result {
    try TestBook.run(
      "/usr/bin/env",
      [
        "java", "-jar", try tool("vnu.jar").path, "--format", "gnu",
        // KaTeX writes the marks of some signs with characters of its own fonts.
        "--filterpattern", ".*Private Use Area.*",
      ] + pages.map(\.path), in: FileManager.default.temporaryDirectory)
  }

  @Test("the Nu Html Checker finds nothing in any page")
  func html() throws {
    let pages = try BuiltBook.pages() + LanguageBook.pages()
    let result = try check(pages)
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("the validators find nothing in the page for what is not there")
  func missingPage() throws {
    let book = try TestBook(
      ["01.md": "Text.\n"], configuration: "site-url: https://example.org/\n")
    #expect(try book.build().status == 0)
    // Its links begin at the server's root; from a folder they find their files here.
    let page = book.page("404.html").replacing("=\"/", with: "=\"")
    try book.write(page, to: "site/missing.html")
    let file = book.folder.appendingPathComponent("site/missing.html")
    let result = try check([book.folder.appendingPathComponent("site/404.html"), file])
    #expect(result.errors == "")
    #expect(result.status == 0)
    for finding in try findings([file]) {
      #expect(finding.violations.isEmpty, "\(finding.violations)")
    }
  }

  @Test("the Nu Html Checker finds what is wrong")
  func htmlFinds() throws {
    let book = try TestBook(["01.md": "<p align=middle id=a id=b>\n"])
    #expect(try book.build().status == 0)
    let result = try check([book.folder.appendingPathComponent("site/01.html")])
    #expect(result.status == 1)
    #expect(result.errors.contains("Duplicate attribute"))
  }

  /// What axe-core says of one page at one width and in one scheme.
  private struct Finding: Decodable {
    var page: String
    var width: Int
    var scheme: String
    var passes: Int
    var violations: [Violation]
    /// The smallest in a figure, in pixels.
    var text: Double?

    struct Violation: Decodable {
      var id: String
      var help: String
      var nodes: [String]
    }
  }

  private func findings(_ pages: [URL]) throws -> [Finding] {
    let script = BuiltBook.root.appendingPathComponent("Tests/LitganCommandsTests/Browser/axe.mjs")
    let result = try TestBook.run(
      "/usr/bin/env",
      ["node", script.path, "/usr/bin/chromium-headless-shell", try tool("axe.min.js").path]
        + pages.map(\.path), in: FileManager.default.temporaryDirectory)
    try #require(result.status == 0, "\(result.errors)")
    return try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
    }
  }

  @Test("axe-core finds no violation, and figures no text below 11 px, wide and narrow")
  func accessibility() throws {
    // Pages of the reference are alike: every sixteenth is looked at, all of them when asked.
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    let own = try BuiltBook.pages().enumerated().filter { index, page in
      isWhole || !page.path.contains("/reference/") || index % 16 == 0
    }.map(\.element)
    let chosen = try own + LanguageBook.pages()
    let findings = try findings(chosen)
    #expect(findings.count == 3 * chosen.count)
    #expect(findings.contains { $0.text != nil })
    for finding in findings {
      #expect(finding.passes >= (finding.scheme == "light" ? 15 : 1))
      #expect(finding.text ?? 11 >= 11, "\(finding.page), \(finding.width) px")
      for violation in finding.violations {
        Issue.record(
          """
          \(finding.page), \(finding.width) px, \(finding.scheme): \(violation.help) \
          [\(violation.id)] \(violation.nodes)
          """)
      }
    }
  }

  @Test("axe-core finds what is wrong")
  func accessibilityFinds() throws {
    let book = try TestBook(["01.md": "<img src=\"data:,\">\n"])
    #expect(try book.build().status == 0)
    let findings = try findings([book.folder.appendingPathComponent("site/01.html")])
    #expect(
      findings.filter { $0.scheme == "light" }
        .allSatisfy { $0.violations.contains { $0.id == "image-alt" } })
  }
}
