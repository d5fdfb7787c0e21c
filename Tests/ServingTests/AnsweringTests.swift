import Book
import Foundation
import Synchronization
import Testing

@testable import Serving

@Suite("What requests are answered")
struct AnsweringTests {
  /// A site with a page, a secret beside its folder, and links that lead out of it.
  private final class Site {
    let folder: String
    let preview = PreviewSite()

    init(_ paths: Set<String> = ["index.html", "a b.html", "é.html", "part/index.html"]) throws {
      folder =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("litgan-answer-\(UUID().uuidString)/site").path
      try FileManager.default.createDirectory(
        atPath: folder + "/part", withIntermediateDirectories: true)
      for path in paths { try Data("<head></head>\(path)".utf8).write(to: url(path)) }
      try Data("secret".utf8).write(to: url("../secret.txt"))
      try Data("own".utf8).write(to: url(".litgan-manifest"))
      preview.show(folder, paths: paths, changed: Array(paths))
    }

    deinit { try? FileManager.default.removeItem(at: url("..").standardizedFileURL) }

    func url(_ path: String) -> URL { URL(fileURLWithPath: folder + "/" + path) }

    func get(
      _ target: String, method: String = "GET", host: String? = "127.0.0.1:4000"
    ) -> (status: Int, text: String) {
      var request = Request(head: Array("GET / HTTP/1.1".utf8))!
      (request.method, request.target, request.host) = (method, target, host)
      let answer = Answering(site: preview, port: 4000).answer(request)
      guard case .bytes(let bytes) = answer.body else { return (answer.status, "events") }
      return (answer.status, String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("a page is found by its encoded name, and a folder's by the folder's")
  func pages() throws {
    let site = try Site()
    for (target, name) in [
      ("/", "index.html"), ("/index.html?x=1", "index.html"), ("/a%20b.html", "a b.html"),
      ("/%C3%A9.html", "é.html"), ("/part/", "part/index.html"), ("/%69ndex.html", "index.html"),
    ] {
      let (status, text) = site.get(target)
      #expect(status == 200, "\(target)")
      #expect(text.hasSuffix("</head>\(name)"), "\(target)")
      #expect(text.contains("<script src=\"/.litgan/live.js\""), "\(target)")
    }
    #expect(site.get("/part").status == 301)
  }

  @Test(
    "no form of a path leads to what is not a file of the site",
    arguments: [
      "/../secret.txt", "/%2e%2e/secret.txt", "/part/../../secret.txt", "/..%2fsecret.txt",
      "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/part/%2e%2e/%2e%2e/secret.txt",
      "/.litgan-manifest", "/./index.html", "//index.html", "/part//index.html",
      "/%252e%252e/secret.txt", "/index.html/", "/INDEX.HTML", "/link.txt", "/index.html%20",
      "/etc/passwd", "/part/../index.html",
    ])
  func outside(target: String) throws {
    let site = try Site()
    try FileManager.default.createSymbolicLink(
      at: site.url("link.txt"), withDestinationURL: site.url("../secret.txt"))
    let (status, text) = site.get(target)
    #expect(status == 404)
    #expect(!text.contains("secret\n") && !text.hasSuffix("secret") && !text.hasSuffix("own"))
  }

  @Test("a link in the place of a page is not followed")
  func link() throws {
    let site = try Site()
    try FileManager.default.removeItem(at: site.url("index.html"))
    try FileManager.default.createSymbolicLink(
      at: site.url("index.html"), withDestinationURL: site.url("../secret.txt"))
    #expect(site.get("/index.html").status == 500)
  }

  @Test(
    "what is no path is refused",
    arguments: [
      "index.html", "http://127.0.0.1:4000/index.html", "*", "/%", "/%4", "/%zz", "/%00",
      "/index.html%00.txt", "/%ff", "/%c0%ae%c0%ae/secret.txt", "",
    ])
  func malformed(target: String) throws {
    #expect(try Site().get(target).status == 400)
  }

  @Test(
    "only this computer's names for itself are answered",
    arguments: [
      nil, "", "evil.example", "evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "localhost",
      "localhost:4000.evil.example", "127.0.0.1:4000@evil.example", "192.168.0.1:4000",
      "[::1]:4000",
    ])
  func hosts(host: String?) throws {
    let site = try Site()
    let (status, text) = site.get("/index.html", host: host)
    #expect(status == 403)
    #expect(!text.contains("index.html"))
    #expect(site.get("/.litgan/events", host: host).status == 403)
  }

  @Test("both names of this computer are answered, however they are written")
  func knownHosts() throws {
    let site = try Site()
    for host in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000"] {
      #expect(site.get("/", host: host).status == 200)
    }
  }

  @Test(
    "nothing is done but to read", arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
  func methods(method: String) throws {
    #expect(try Site().get("/index.html", method: method).status == 405)
  }

  @Test("before there is a page, what is wrong stands in its place")
  func unbuilt() {
    let preview = PreviewSite()
    func text(_ target: String) -> String {
      let head = "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:1"
      let answer = Answering(site: preview, port: 1).answer(Request(head: Array(head.utf8))!)
      #expect(answer.status == 503)
      guard case .bytes(let bytes) = answer.body else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(text("/01.html").contains("The book is being built"))
    preview.show([Diagnostic("tex-error", "a < b", path: "01.md")])
    #expect(text("/").contains("<pre>01.md: error: a &lt; b [tex-error]"))
    #expect(text("/").contains("data-litgan="))
  }

  @Test("a missing page is named as text")
  func missing() throws {
    let (status, text) = try Site().get("/%3Cscript%3Ealert(1)%3C/script%3E")
    #expect(status == 404)
    #expect(text.contains("<code>&lt;script>alert(1)&lt;/script></code>"))
  }

  @Test("types are those of the files' names")
  func types() {
    for (path, type) in [
      ("a.html", "text/html; charset=utf-8"), ("a.b/c", "application/octet-stream"),
      ("assets/litgan.css", "text/css; charset=utf-8"), ("x.SVG", "image/svg+xml"),
      ("assets/fonts/K.woff2", "font/woff2"), ("code/01.zip", "application/zip"),
      ("data/fig.csv", "text/csv; charset=utf-8"), ("x", "application/octet-stream"),
    ] {
      #expect(ContentType.of(path) == type)
    }
  }
}

@Suite("Heads of requests")
struct RequestTests {
  private func read(_ head: String) -> Request? { Request(head: Array(head.utf8)) }

  @Test("the method, the target and the host are read, and nothing else")
  func parts() throws {
    let head = "GET /a?b HTTP/1.1\r\nAccept: */*\r\nHOST: \tlocalhost:1 \r\nX: Host: y"
    let request = try #require(read(head))
    #expect(request.method == "GET" && request.target == "/a?b")
    #expect(request.host == "localhost:1")
    #expect(read("GET / HTTP/1.0")?.host == nil)
  }

  @Test(
    "what is no request is none",
    arguments: [
      "", "GET", "GET /", "GET  / HTTP/1.1", "GET / x HTTP/1.1", "GET / HTTP/2", "GET / http/1.1",
      "GET / HTTP/1.1\r\nHost", "GET / HTTP/1.1\r\n: x", "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
      "GET /\0 HTTP/1.1", "GET / HTTP/1.1\r\nX: \u{7F}",
    ])
  func malformed(head: String) { #expect(read(head) == nil) }

  @Test("bytes that are no text are none")
  func encoding() { #expect(Request(head: [0x47, 0x20, 0xFF, 0x20, 0x48]) == nil) }
}

@Suite("What open pages are told")
struct MessageTests {
  private struct Message: Decodable {
    var version: String
    var previous: String?
    var changed: [String]
    var faults: [String]
    var faultCount: Int
  }

  /// An open page that keeps what it is told.
  private final class OpenPage: Sendable {
    let told = Mutex<[String]>([])
    let isClosed = Mutex(false)

    init(_ site: PreviewSite) {
      site.listen { message in
        self.told.withLock { $0.append(message) }
        return !self.isClosed.withLock { $0 }
      }
    }

    func last() throws -> Message {
      let text = try #require(told.withLock { $0.last })
      #expect(text.hasPrefix("data: ") && text.hasSuffix("\n\n"))
      return try JSONDecoder().decode(Message.self, from: Data(text.dropFirst(6).utf8))
    }
  }

  @Test("first how things stand, then each version and what is wrong with it")
  func order() throws {
    let site = PreviewSite()
    let page = OpenPage(site)
    let start = try page.last()
    #expect(start.changed == [] && start.faults == [])
    site.show("/x", paths: ["a.html"], changed: ["a.html"])
    let first = try page.last()
    #expect(first.previous == start.version && first.version != start.version)
    #expect(first.changed == ["a.html"])
    site.show([Diagnostic("tex-error", "wrong", path: "01.md")])
    let broken = try page.last()
    #expect(broken.version == first.version)
    #expect(broken.faults == ["01.md: error: wrong [tex-error]\n"])
    site.show("/x", paths: ["a.html"], changed: [])
    let mended = try page.last()
    #expect(mended.version == first.version && mended.faults == [])
    #expect(try OpenPage(site).last().version == first.version)
  }

  @Test("of many faults the first are told, and how many there are")
  func many() throws {
    let site = PreviewSite()
    let page = OpenPage(site)
    site.show((0..<1000).map { Diagnostic("tex-error", "wrong \($0)", path: "01.md") })
    #expect(try page.last().faults.count == 20)
    #expect(try page.last().faultCount == 1000)
  }

  @Test("a page that is gone is told nothing more")
  func gone() {
    let site = PreviewSite()
    let page = OpenPage(site)
    site.beat()
    #expect(page.told.withLock { $0.count } == 2)
    page.isClosed.withLock { $0 = true }
    site.beat()
    site.beat()
    #expect(page.told.withLock { $0.count } == 3)
  }
}
