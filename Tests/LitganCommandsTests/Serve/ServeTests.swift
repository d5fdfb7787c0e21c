import Foundation
import Testing

@Suite("Serving a book", .serialized)
struct ServeTests {
  private static let text = "Some prose.\n\n```swift run\nlet x = 2 + 3\nx\n```\n"

  @Test("a saved change is served, and no site is written")
  func change() throws {
    let served = try ServedBook(try TestBook(["01.md": Self.text]))
    try served.wait(for: "Some prose.", at: "/01.html")
    let page = try served.get("/01.html")
    #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(page.contains("Content-Type: text/html; charset=utf-8\r\n"))
    #expect(page.contains("Cache-Control: no-store\r\n"))
    #expect(page.contains("<script src=\"/.litgan/live.js\" data-litgan="))
    try served.book.writeChapter(Self.text.replacing("prose", with: "verse"), to: "01.md")
    try served.wait(for: "Some verse.", at: "/01.html")
    #expect(served.book.site().isEmpty)
    #expect(try served.interrupt() == 0)
    #expect(served.told == "")
    #expect(served.printed.hasPrefix("\(served.address)/ shows book until Ctrl-C\n1 chapter, "))
  }

  @Test("a head has the length of its page and no body")
  func head() throws {
    let served = try ServedBook(try TestBook(["01.md": "Text.\n"]))
    try served.wait(for: "Text.", at: "/01.html")
    let page = try served.get("/01.html")
    let body = try #require(page.firstRange(of: "\r\n\r\n")).upperBound
    let head = try served.send(
      "HEAD /01.html HTTP/1.1\r\nHost: localhost:\(served.port)\r\nConnection: close\r\n\r\n")
    #expect(head == String(page[..<body]))
    #expect(head.contains("Content-Length: \(page[body...].utf8.count)\r\n"))
  }

  @Test("requests that mean harm get nothing, and the server goes on")
  func hostile() throws {
    let book = try TestBook(["01.md": "Text.\n"])
    try book.write("top secret", to: "secret.txt")
    let served = try ServedBook(book)
    try served.wait(for: "Text.", at: "/01.html")
    let host = "Host: 127.0.0.1:\(served.port)\r\n"
    let long = String(repeating: "a", count: 200_000)
    for request in [
      "GET /../secret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET /%2e%2e/secret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET /..%2fsecret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET /assets/../../secret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET \(book.folder.path)/secret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET //\(book.folder.path)/secret.txt HTTP/1.1\r\n\(host)\r\n",
      "GET /01.html%00.txt HTTP/1.1\r\n\(host)\r\n",
      "GET /01\0.html HTTP/1.1\r\n\(host)\r\n",
      "GET /01.html HTTP/1.1\r\nHost: evil.example\r\n\r\n",
      "GET /01.html HTTP/1.1\r\nHost: evil.example:\(served.port)\r\n\r\n",
      "GET /01.html HTTP/1.1\r\n\r\n",
      "GET http://evil.example/01.html HTTP/1.1\r\n\(host)\r\n",
      "GET /.litgan/events HTTP/1.1\r\nHost: evil.example\r\n\r\n",
      "POST /01.html HTTP/1.1\r\n\(host)Content-Length: 3\r\n\r\nabc",
      "DELETE /01.html HTTP/1.1\r\n\(host)\r\n",
      "CONNECT evil.example:443 HTTP/1.1\r\n\(host)\r\n",
      "GET /\(long) HTTP/1.1\r\n\(host)\r\n",
      "GET / HTTP/1.1\r\nX: \(long)\r\nHost: evil.example\r\n\r\n",
      "POST / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\n\(host)Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "\0\u{1}\u{2}\r\n\r\n", "\r\n\r\n", "GET\r\n\r\n",
    ] {
      let answer = try served.send(
        request.replacing("\r\n\(host)", with: "\r\nConnection: close\r\n\(host)"))
      let shown = request.prefix(60)
      #expect(!answer.contains("secret\r") && !answer.contains("top secret"), "\(shown)")
      #expect(!answer.contains("Text."), "\(shown)")
      #expect(!answer.hasPrefix("HTTP/1.1 200"), "\(shown)")
    }
    #expect(try served.get("/01.html").contains("Text."))
  }

  @Test("a book that is broken from the start shows what is wrong, and then its pages")
  func broken() throws {
    let served = try ServedBook(try TestBook(["01.md": "Wrong: $\\foo$\n"]))
    try served.wait(for: "01.md:4:9: error: Undefined control sequence: \\foo", at: "/01.html")
    #expect(try served.get("/").hasPrefix("HTTP/1.1 503 "))
    #expect(served.told.hasPrefix("book/01.md:4:9: error: "))
    try served.book.writeChapter("Right: $x$\n", to: "01.md")
    try served.wait(for: "Right: ", at: "/01.html")
  }

  @Test("a fault leaves the last good version, and a file that comes mends it")
  func fault() throws {
    let served = try ServedBook(try TestBook(["01.md": "Good.\n"]))
    try served.wait(for: "Good.", at: "/01.html")
    try served.book.writeChapter("Next.\n\n{{< include _part.md >}}\n", to: "01.md")
    try served.wait("the fault") { served.told.contains("[missing-include]") }
    #expect(try served.get("/01.html").contains("Good."))
    try served.book.write("A part.\n", to: "book/_part.md")
    try served.wait(for: "A part.", at: "/01.html")
    #expect(try served.get("/01.html").contains("Next."))
  }

  @Test("a book without book.yml is waited for")
  func unconfigured() throws {
    let book = try TestBook(["01.md": "Text.\n"])
    let configuration = try String(
      contentsOf: book.folder.appendingPathComponent("book/book.yml"), encoding: .utf8)
    try FileManager.default.removeItem(at: book.folder.appendingPathComponent("book"))
    let served = try ServedBook(book)
    try served.wait(for: "[unreadable-book]", at: "/")
    try book.write("---\ntitle: T\n---\nText.\n", to: "book/01.md")
    try book.write(configuration, to: "book/book.yml")
    try served.wait(for: "Text.", at: "/01.html")
  }

  @Test("two servers show two books, or one, and neither disturbs the other")
  func two() throws {
    let book = try TestBook(["01.md": "One.\n"])
    let first = try ServedBook(book)
    let second = try ServedBook(book, "--poll")
    #expect(first.port != second.port)
    for served in [first, second] { try served.wait(for: "One.", at: "/01.html") }
    try book.writeChapter("Two.\n", to: "01.md")
    for served in [first, second] { try served.wait(for: "Two.", at: "/01.html") }
    #expect(try first.interrupt() == 0)
    #expect(try second.get("/01.html").contains("Two."))
  }

  @Test("a port that is taken is named")
  func taken() throws {
    let served = try ServedBook(try TestBook(["01.md": "One.\n"]))
    let result = try served.book.litgan("serve", "book", "--port", "\(served.port)")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        litgan: error: cannot serve on port \(served.port): another program uses it [cannot-listen]
          help: name another port with --port; 0 takes any that is free

        """)
  }

  @Test("Ctrl-C in the middle of a block ends all that was started, quietly and with status 0")
  func interruption() throws {
    let served = try ServedBook(
      try TestBook([
        "01.md": """
        ```swift run
        var sum = 0.0
        while sum >= 0 { sum += 1e-300 }
        ```
        """
      ]))
    try served.wait("the block's program") {
      served.children().contains { $0.contains("/program") }
    }
    #expect(try served.interrupt() == 0)
    try served.wait("end of the block's program", seconds: 5) { served.children().isEmpty }
    #expect(served.told == "")
    let left = try FileManager.default.contentsOfDirectory(atPath: served.book.folder.path)
    #expect(left.filter { $0.hasPrefix("litgan-") } == [])
  }

  @Test("pages that listen are told of a change, and of what is wrong")
  func events() throws {
    let served = try ServedBook(try TestBook(["01.md": "One.\n"]))
    try served.wait(for: "One.", at: "/01.html")
    let writing = Thread { [book = served.book] in
      usleep(300_000)
      try? book.writeChapter("Two.\n", to: "01.md")
      usleep(700_000)
      try? book.writeChapter("Two $\\foo$.\n", to: "01.md")
    }
    writing.start()
    let stream = try served.get("/.litgan/events")
    #expect(stream.contains("Content-Type: text/event-stream"))
    #expect(stream.contains("\"changed\":[\"01.html\"]") || stream.contains("01.html"))
    #expect(stream.contains("[tex-error]"))
  }
}
