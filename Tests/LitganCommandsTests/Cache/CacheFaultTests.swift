import Foundation
import Testing

@Suite("A cache that is damaged, shared or not to be had")
struct CacheFaultTests {
  private func check(_ damage: (inout Data) -> Void) throws {
    let book = try CachedBook()
    _ = try book.build()
    let pages = book.book.site()
    let entries = book.entries("runs")
    // The chapter's program and that of the block that is meant to fail.
    #expect(entries.count == 2)
    for entry in entries {
      var bytes = try Data(contentsOf: entry)
      damage(&bytes)
      try bytes.write(to: entry)
    }
    let second = try book.build()
    #expect(second.status == 0)
    #expect(second.output.contains("; 1 ran, 0 from the cache"))
    let cache = book.book.folder.appendingPathComponent(".cache").path
    #expect(
      second.errors == """
        litgan: warning: an entry of the cache '\(cache)' is damaged and made anew [damaged-cache]
          help: the pages are right; a failing disk may be the cause

        """)
    #expect(book.book.site() == pages)
    let third = try book.build("--strict")
    #expect(third.errors == "")
    #expect(third.output.contains("; 0 ran, 1 from the cache"))
    #expect(book.book.site() == pages)
  }

  @Test("an entry with one flipped bit is told, and made anew")
  func flippedBit() throws {
    try check { $0[$0.count - 3] ^= 4 }
  }

  @Test("an entry that was cut off is told, and made anew")
  func truncated() throws {
    try check { $0.removeLast($0.count / 2) }
  }

  @Test("where nothing can be kept a warning says so, and the pages are right")
  func unwritable() throws {
    let book = try TestBook(["01.md": "Two is `{swift} 1 + 1`.\n"])
    for _ in 0..<2 {
      let result = try book.build("--strict", environment: ["LITGAN_CACHE": "/proc/nowhere"])
      #expect(result.status == 0)
      #expect(result.output.contains("; 1 ran, 0 from the cache"))
      #expect(
        result.errors == """
          litgan: warning: nothing is kept in the cache '/proc/nowhere': No such file or directory \
          [unusable-cache]
            help: set LITGAN_CACHE to a folder with room in it where you may read and write

          """)
      #expect(book.page("01.html").contains("Two is"))
    }
  }

  @Test("two builds at once share a cache, and write what one alone writes")
  func together() throws {
    let book = try CachedBook()
    _ = try book.build()
    let pages = book.book.site()
    for round in 0..<3 {
      try FileManager.default.removeItem(at: book.book.folder.appendingPathComponent(".cache"))
      let results = Results()
      DispatchQueue.concurrentPerform(iterations: 3) { number in
        results.add(
          Result {
            try TestBook.run(
              book.executable, ["build", "book", "--trust", "--output", "site-\(number)"],
              in: book.book.folder, environment: book.environment)
          })
      }
      for result in results.all {
        let result = try result.get()
        #expect(result.status == 0 && result.errors == "", "round \(round): \(result)")
      }
      for number in 0..<3 { #expect(book.book.site("site-\(number)") == pages) }
      #expect(try book.build().output.contains("; 0 ran, 1 from the cache"))
    }
  }

  /// What processes that run side by side gave.
  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [Result<TestBook.Result, any Error>] = []

    func add(_ result: Result<TestBook.Result, any Error>) {
      lock.withLock { all.append(result) }
    }
  }

  @Test("the cache is made as small as book.yml says")
  func size() throws {
    let book = try TestBook(
      ["01.md": "```swift run\nprint(String(repeating: \"word \", count: 300_000))\n```\n"],
      configuration: "cache:\n  size-mib: 1\n")
    #expect(try book.build().status == 0)
    // 1.5 MB of output do not fit.
    #expect(try book.build().output.contains("; 1 ran, 0 from the cache"))
    try book.write(
      "title: A test\nchapters:\n  - 01.md\ncache:\n  size-mib: 8\n", to: "book/book.yml")
    #expect(try book.build().output.contains("; 1 ran, 0 from the cache"))
    #expect(try book.build().output.contains("; 0 ran, 1 from the cache"))
  }

  @Test("what writes outside its folder, connects or starts a program is run each time")
  func obstacles() throws {
    let book = try TestBook([:])
    let codes = [
      "let f = fopen(\"\(book.folder.path)/written\", \"w\")!; fclose(f)": "writes to",
      "let s = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0); close(s)": "opens a connection",
      "var p: pid_t = 0; posix_spawn(&p, \"/bin/true\", nil, nil, [nil], [nil])":
        "starts another one",
    ]
    for (code, reason) in codes {
      try book.writeChapter("```swift run\nimport Glibc\n\(code)\n```\n", to: "01.md")
      try book.write("title: T\nchapters:\n  - 01.md\n", to: "book/book.yml")
      for _ in 0..<2 {
        let result = try book.build("--trust")
        #expect(result.output.contains("; 1 ran, 0 from the cache"), "\(code): \(result)")
      }
      #expect(try book.litgan("why", "01", "book", "--trust").output.contains(reason))
    }
  }
}
