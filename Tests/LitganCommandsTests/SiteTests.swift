import Foundation
import Testing

/// The repository's own book, built and opened as a reader would.
@Suite("The book's site", .serialized)
struct SiteTests {
  private func pages() throws -> [URL] { try BuiltBook.pages() }

  @Test("every link, image, stylesheet and font is a file of the site, and every anchor exists")
  func references() throws {
    let site = try BuiltBook.site.get()
    var checked = 0
    for page in try pages() {
      let html = try String(contentsOf: page, encoding: .utf8)
      for match in html.matches(of: /(?:href|src)="([^"]*)"/) {
        let target = String(match.output.1)
        // Sources may be cited by their address; nothing may be loaded from one.
        if target.hasPrefix("https://"), html[match.range].hasPrefix("href"),
          html[..<match.range.lowerBound].hasSuffix("<a ")
        {
          continue
        }
        if target == "data:," { continue }
        checked += 1
        #expect(
          !target.contains(":") && !target.hasPrefix("/"), "\(page.lastPathComponent): \(target)")
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].removingPercentEncoding ?? ""
        let file =
          path.isEmpty ? page : page.deletingLastPathComponent().appendingPathComponent(path)
        guard let content = FileManager.default.contents(atPath: file.path) else {
          Issue.record("\(page.lastPathComponent) names \(target), which is not there")
          continue
        }
        if parts.count == 2 {
          let anchor = parts[1].removingPercentEncoding ?? ""
          #expect(
            String(decoding: content, as: UTF8.self).contains("id=\"\(anchor)\""),
            "\(page.lastPathComponent) names \(target)")
        }
      }
    }
    for sheet in ["litgan.css", "katex.css"] {
      let css = try String(
        contentsOf: site.appendingPathComponent("assets/" + sheet), encoding: .utf8)
      #expect(!css.contains("@import"))
      for match in css.matches(of: /url\(([^)]*)\)/) {
        checked += 1
        let path = site.appendingPathComponent("assets/" + match.output.1).path
        #expect(FileManager.default.fileExists(atPath: path), "\(match.output.1)")
      }
    }
    #expect(checked > 20)
  }

  @Test("ids are unique in every page, and scripts are its own files that it does not wait for")
  func identifiers() throws {
    for page in try pages() {
      let html = try String(contentsOf: page, encoding: .utf8)
      let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
      #expect(Set(ids).count == ids.count, "\(page.lastPathComponent)")
      for tag in html.matches(of: /<script[^>]*>/) {
        #expect(
          tag.0.wholeMatch(of: /<script src="assets\/[a-z]+\.js" defer>/) != nil,
          "\(page.lastPathComponent): \(tag.0)")
      }
    }
  }

  /// What a page does in a browser without a network.
  private struct Visit {
    var dom: String
    var console: [String]
    /// Addresses that the page asked for, other than files.
    var requests: [String]
  }

  private func visit(_ page: URL, width: Int = 1280, isDark: Bool = false) throws -> Visit {
    let folder = FileManager.default.temporaryDirectory
    let log = folder.appendingPathComponent("litgan-net-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: log) }
    let result = try TestBook.run(
      "/usr/bin/chromium-headless-shell",
      [
        "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--log-net-log=\(log.path)",
        "--window-size=\(width),900", "--virtual-time-budget=2000", "--dump-dom",
        "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", page.absoluteString,
      ], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let requests = String(
      decoding: FileManager.default.contents(atPath: log.path) ?? Data(), as: UTF8.self)
    try #require(requests.contains("\"constants\""), "no log of requests was written")
    return Visit(
      dom: result.output,
      console: result.errors.split(separator: "\n").map(String.init).filter {
        $0.contains("CONSOLE")
      },
      requests: requests.matches(of: /"url":"([a-z]+:[^"]*)"/).map { String($0.output.1) }
        .filter { !$0.hasPrefix("file:") })
  }

  @Test(
    "pages open in a browser without a console message or a request outside the folder",
    arguments: [1280, 390], [false, true])
  func browser(width: Int, isDark: Bool) throws {
    // Pages of the reference are alike: every sixteenth is opened, all of them when asked.
    let all = try pages()
    let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil
    let chosen = all.enumerated().filter { index, page in
      isWhole || !page.path.contains("/reference/") || index % 16 == 0
    }.map(\.element)
    #expect(chosen.count >= 5 + all.count / 16)
    for page in chosen {
      let visit = try visit(page, width: width, isDark: isDark)
      #expect(visit.dom.contains("<main"), "\(page.lastPathComponent) was not loaded")
      #expect(visit.console == [], "\(page.lastPathComponent)")
      #expect(visit.requests == [], "\(page.lastPathComponent)")
    }
  }

  @Test("the visit sees messages and requests when there are some")
  func visitSees() throws {
    let book = try TestBook(["01.md": "One.\n"])
    try book.write(
      """
      <!DOCTYPE html><main><img src="http://example.invalid/a.png"></main>
      <script>nothing()</script>
      """, to: "bad.html")
    let visit = try visit(book.folder.appendingPathComponent("bad.html"))
    #expect(visit.console.contains { $0.contains("nothing is not defined") })
    #expect(visit.requests.contains("http://example.invalid/a.png"))
  }
}
