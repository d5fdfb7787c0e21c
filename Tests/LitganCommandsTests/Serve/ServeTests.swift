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
    #expect(try served.interrupt() == 0)
  }

  @Test("connections that say nothing keep nobody waiting")
  func silent() throws {
    let served = try ServedBook(try TestBook(["01.md": "Text.\n"]))
    try served.wait(for: "Text.", at: "/01.html")
    var connections: [RawConnection] = []
    for number in 0..<60 {
      connections.append(try RawConnection(port: served.port))
      if number % 2 == 0 { connections[number].send("GET /01.html HT") }
    }
    #expect(try served.get("/01.html").contains("Text."))
    #expect(try served.interrupt() == 0)
  }

  @Test("a book that is broken from the start shows what is wrong, and then its pages")
  func broken() throws {
    let served = try ServedBook(try TestBook(["01.md": "Wrong: $\\foo$\n"]))
    try served.wait(for: "01.md:4:9: error: Undefined control sequence: \\foo", at: "/01.html")
    #expect(try served.get("/").hasPrefix("HTTP/1.1 503 "))
    // The page is there before the terminal has it.
    try served.wait("the report") { served.told.contains("[tex-error]") }
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
    try served.wait("end of the block's program") { served.children().isEmpty }
    #expect(served.told == "")
    let left = try FileManager.default.contentsOfDirectory(atPath: served.book.folder.path)
    #expect(left.filter { $0.hasPrefix("litgan-") } == [])
  }

  @Test("pages that listen are told of a change, and of what is wrong")
  func events() throws {
    let served = try ServedBook(try TestBook(["01.md": "One.\n", "02.md": "Two.\n"]))
    try served.wait(for: "One.", at: "/01.html")
    let connection = try RawConnection(port: served.port)
    connection.send("GET /.litgan/events HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n")
    let start = connection.received(until: "\"faults\":[]")
    #expect(start.contains("Content-Type: text/event-stream"))
    try served.book.writeChapter("Uno.\n", to: "01.md")
    #expect(connection.received(until: "01.html").contains("\"changed\":[\"01.html\"]"))
    try served.book.writeChapter("Uno $\\foo$.\n", to: "01.md")
    #expect(connection.received(until: "[tex-error]").contains("[tex-error]"))
  }

  @Test("code that is changed while it runs is given up; prose that is changed waits for the run")
  func running() throws {
    func text(_ prose: String, _ seconds: Double) -> String {
      "\(prose)\n\n```swift run\nimport Foundation\nThread.sleep(forTimeInterval: \(seconds))\n```\n"
    }
    let served = try ServedBook(try TestBook(["01.md": text("First.", 100)]))
    func isRunning() -> Bool { served.children().contains { $0.contains("/program") } }
    try served.wait("the block's program") { isRunning() }
    try served.book.writeChapter(text("Second.", 6), to: "01.md")
    // Far less than the first run would take.
    try served.wait("the end of the first run", seconds: 30) { !isRunning() }
    try served.wait("the second run") { isRunning() }
    try served.book.writeChapter(text("Third.", 6), to: "01.md")
    try served.wait(for: "Third.", at: "/01.html")
    #expect(served.told == "")
    // `1 chapter, 1 file changed, 80 ms`: a version that ran the block takes its six seconds.
    func times() -> [Int] {
      served.printed.split(separator: "\n").filter { $0.hasPrefix("1 chapter, ") }
        .compactMap { $0.split(separator: " ").dropLast().last.flatMap { Int($0) } }
    }
    try served.wait("the second version's time") { times().count > 1 }
    let times = times()
    #expect(times.count == 2)
    #expect(times.first ?? 0 > 6_000 && times.last ?? 6_000 < 6_000, "\(times)")
  }

  @Test("a file that a block depends on is watched, and one of a package")
  func dependencies() throws {
    let block = """
      ```swift run
      //| depends: numbers.txt
      import Foundation
      let text = try String(contentsOfFile: "numbers.txt", encoding: .utf8)
      print(text, dice())
      ```

      """
    let book = try TestBook(["01.md": block], configuration: "  - Dice\npackages: [../Dice]\n")
    try book.write("first", to: "book/numbers.txt")
    try book.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(
        name: "Dice", products: [.library(name: "Dice", targets: ["Dice"])],
        targets: [.target(name: "Dice")])

      """, to: "Dice/Package.swift")
    let source = "Dice/Sources/Dice/Dice.swift"
    try book.write("public func dice() -> Int { 41 }\n", to: source)
    let served = try ServedBook(book)
    try served.wait(for: "first 41", at: "/01.html")
    try book.write("second", to: "book/numbers.txt")
    try served.wait(for: "second 41", at: "/01.html")
    try book.write("public func dice() -> Int { 42 }\n", to: source)
    try served.wait(for: "second 42", at: "/01.html")
  }

  @Test("after many changes the pages are those of a build, byte by byte")
  func sameBytes() throws {
    let texts = [
      "A formula: $x^2$.\n", "A set: $\\mathcal{F}$ and `{swift} 1 + 1`.\n",
      "## A heading {#sec-a}\n\n```swift run\nlet y = [1, 2]\ny\n```\n", "$\\foo$\n",
      "See @sec-b and $\\mathbb{R}$.\n\n## Here {#sec-b}\n",
    ]
    let book = try TestBook(
      ["01.md": texts[0], "02.md": texts[0]], configuration: "reference: [GANMath]\n")
    let served = try ServedBook(book)
    try served.wait(for: "A formula", at: "/01.html")
    try served.wait("the first version's line") { served.printed.contains(" changed, ") }
    for (number, text) in (texts + texts[1...]).enumerated() {
      let before = served.printed.count + served.told.count
      try book.writeChapter(
        text + "\nText \(Character(UnicodeScalar(UInt8(97 + number)))).\n", to: "01.md")
      try served.wait("an answer to change \(number)") {
        served.printed.count + served.told.count > before
      }
    }
    #expect(try book.build().errors == "")
    let folder = try #require(
      try FileManager.default.contentsOfDirectory(atPath: book.folder.path)
        .first { $0.hasPrefix("litgan-serve-") })
    let (shown, built) = (book.site(folder), book.site())
    #expect(Set(shown.keys) == Set(built.keys))
    // While a book is served, its search is that of the first version.
    let others = built.filter { shown[$0.key] != $0.value }.keys.sorted()
    #expect(others.filter { !$0.hasPrefix("assets/search-") } == [])
    #expect(built.count > 40)
  }
}
