import Foundation
import Testing

/// For each thing that can change a result, changing it causes a run; for each that cannot, it does
/// not; and the pages are those of a build that runs everything.
@Suite("What is run again")
struct CacheMatrixTests {
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout CachedBook) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout CachedBook) throws -> Void) {
      testDescription = name
      self.apply = apply
    }

    /// A part of the chapter is replaced.
    init(_ name: String, _ old: String, _ new: String) {
      self.init(name) { try $0.write([(old, new)]) }
    }
  }

  static let running: [Change] = [
    Change("a number in a block", "let total = 2", "let total = 3"),
    Change("a comment in a block, which may be part of its value", "{ $0 } }", "{ $0 } } // x"),
    Change(
      "the expression of a value in a sentence", "sum is `{swift} total`",
      "sum is `{swift} total + 1`"),
    Change(
      "the expression of a value in a caption", "of `{swift} total`", "of `{swift} total + 1`"),
    Change(
      "a block that is not run any more", "//| depends:", "//| eval: false\n//| depends:"),
    Change(
      "figures that stand side by side", "//| label: fig-line",
      "//| layout-ncol: 2\n//| label: fig-line"),
    Change("code in two blocks") { book in
      try book.write([
        ("let total = 2", "let total = 2; let a = 1"),
        ("print(text(\"data", "let b = 2; print(text(\"data"),
      ])
    },
    Change("a block that is meant to fail", "meant \\(total)", "meant it"),
    Change("a file that a block declares") { try $0.book.write("more", to: "book/data/x.csv") },
    Change("a declared file, its size and time as before") { book in
      let file = book.book.folder.appendingPathComponent("book/data/x.csv")
      let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
      try Data("DATA".utf8).write(to: file)
      try FileManager.default.setAttributes([.modificationDate: time!], ofItemAtPath: file.path)
    },
    Change("a variable that a block declares") { $0.environment["LIMIT"] = "8" },
    Change("a declared variable that is gone") { $0.environment["LIMIT"] = nil },
    Change("a file that a block opened") { try $0.book.write("other", to: "outside/seen.txt") },
    Change("an opened file that is gone") { book in
      try FileManager.default.removeItem(
        at: book.book.folder.appendingPathComponent("outside/seen.txt"))
    },
    Change("a file that was looked for and is there now") { book in
      try book.book.write("new", to: "outside/new.txt")
    },
    Change("a limit") { try $0.writeConfiguration("limits:\n  memory-mib: 2048\n") },
    Change("the modules that blocks import") { book in
      try book.writeConfiguration(imports: ["SVGCharts", "GANMath"])
    },
    Change("the compiler") { book in
      let real = try TestBook.run("/bin/sh", ["-c", "command -v swiftc"], in: book.book.folder)
      let path = real.output.trimmingCharacters(in: .whitespacesAndNewlines)
      try book.book.write("#!/bin/sh\nexec \(path) \"$@\"\n", to: "bin/swiftc")
      let wrapper = book.book.folder.appendingPathComponent("bin/swiftc").path
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: wrapper)
      book.environment["PATH"] =
        book.book.folder.path + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    },
    Change("what stands between blocks and the machine") { $0.trust = [] },
    Change("litgan itself") { try $0.install(changing: "litgan") },
    Change("the module that a program links") { try $0.install(changing: "libNotebook.so") },
  ]

  static let resting: [Change] = [
    Change("nothing") { _ in },
    Change("prose", "The sum is", "What it comes to is, with $x$ and more lines,\n\n"),
    Change("the words of a caption", "A line of", "The line of"),
    Change("an alternative text", "//| alt: A line", "//| alt: The line"),
    Change("whether code is shown", "//| echo: true", "//| echo: false"),
    Change("whether code is folded", "//| echo: true", "//| code-fold: true"),
    Change("how wide a figure is shown", "//| alt: A line", "//| alt: A line\n//| width: 60%"),
    Change("a label", "//| label: fig-line", "//| label: fig-other"),
    Change("whether output is shown", "//| echo: true", "//| output: false"),
    Change("the order of options") { book in
      try book.write([
        ("//| alt: A line\n", ""), ("//| label: fig-line", "//| alt: A line\n//| label: fig-line"),
      ])
    },
    Change("the place of a block: in a list") { book in
      try book.write([
        (
          "```swift run\n//| label: meant\n//| error: true\nfatalError(\"meant \\(total)\")\n```",
          "- ```swift run\n  //| label: meant\n  //| error: true\n  fatalError(\"meant \\(total)\")\n  ```"
        )
      ])
    },
    Change("the title", "title: T", "title: Another"),
    Change("another chapter") { book in
      try book.book.write("---\ntitle: U\n---\nMore.\n", to: "book/02.md")
      try book.writeConfiguration()
    },
    Change("the book's title, author and macros") { book in
      try book.writeConfiguration("author: Me\nmacros:\n  '\\R': '\\mathbb{R}'\n")
    },
    Change("the name of the book's folder") { book in
      let root = book.book.folder
      try FileManager.default.moveItem(
        at: root.appendingPathComponent("book"), to: root.appendingPathComponent("other"))
      book.folder = "other"
    },
    Change("the time of a declared file") { book in
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
        ofItemAtPath: book.book.folder.path + "/book/data/x.csv")
    },
    Change("the time of a file that was opened") { book in
      try FileManager.default.setAttributes(
        [.modificationDate: Date()], ofItemAtPath: book.book.folder.path + "/outside/seen.txt")
    },
    Change("a page of the site, written by hand") { book in
      try book.book.write("Another page.", to: "site/01.html")
    },
    Change("a font of the site that is gone") { book in
      let fonts = book.book.folder.appendingPathComponent("site/assets/fonts")
      let name = try #require(FileManager.default.contentsOfDirectory(atPath: fonts.path).first)
      try FileManager.default.removeItem(at: fonts.appendingPathComponent(name))
    },
    Change("the place of the site") { book in
      let root = book.book.folder
      try FileManager.default.moveItem(
        at: root.appendingPathComponent("site"), to: root.appendingPathComponent("away"))
    },
    Change("another KaTeX") { book in
      let katex = book.book.folder.appendingPathComponent("katex")
      try FileManager.default.createDirectory(at: katex, withIntermediateDirectories: true)
      for name in ["katex.js", "katex.css", "fonts"] {
        let file = URL(fileURLWithPath: "/usr/share/javascript/katex/" + name)
        try FileManager.default.copyItem(
          at: file.resolvingSymlinksInPath(), to: katex.appendingPathComponent(name))
      }
      let style = katex.appendingPathComponent("katex.css")
      try (String(contentsOf: style, encoding: .utf8) + "\n.katex{color:red}\n")
        .write(to: style, atomically: true, encoding: .utf8)
      book.environment["LITGAN_KATEX"] = katex.path
    },
    Change("a variable that no block declares") { $0.environment["OTHER"] = "1" },
    Change("the author's language and time zone") { book in
      book.environment["LANG"] = "de_DE.UTF-8"
      book.environment["TZ"] = "Asia/Tokyo"
    },
  ]

  private func check(_ change: Change, runs: Bool) async throws {
    var book = try CachedBook()
    let first = try book.build()
    #expect(first.output.contains("; 1 ran, 0 from the cache"), "\(first)")
    // A build of which nothing can have changed unseen is told of at once from then on.
    try await Task.sleep(for: .seconds(2.5))
    #expect(try book.build().output.contains(" 0 files written, "))
    #expect(book.entries("unchanged").count == 1)
    try change.apply(&book)
    let second = try book.build()
    #expect(second.errors == "")
    #expect(
      second.output.contains(runs ? "; 1 ran, 0 from the cache" : "; 0 ran, 1 from the cache"),
      "\(second)")
    let pages = book.book.site()
    let forced = try book.build("--force", "01")
    #expect(forced.output.contains("; 1 ran, 0 from the cache"), "\(forced)")
    #expect(forced.output.contains(" 0 files written, "), "other bytes: \(forced.output)")
    #expect(book.book.site() == pages)
  }

  @Test("what can change a result causes a run", arguments: running)
  func runs(_ change: Change) async throws {
    try await check(change, runs: true)
  }

  @Test("what cannot change a result causes none", arguments: resting)
  func rests(_ change: Change) async throws {
    try await check(change, runs: false)
  }

  @Test("it does not matter from where the book is built")
  func workingFolder() throws {
    let book = try CachedBook()
    _ = try book.build()
    let pages = book.book.site()
    #expect(try book.build(from: "outside").output.contains("; 0 ran, 1 from the cache"))
    #expect(book.book.site() == pages)
  }

  @Test("files are seen in whichever way Foundation looks at them")
  func foundation() throws {
    let book = try TestBook([:])
    let place = book.folder.path + "/outside/"
    try book.write("1", to: "outside/a.txt")
    try book.write("1", to: "outside/b.txt")
    try book.write("1", to: "outside/folder/one")
    try book.write("title: T\nchapters:\n  - 01.md\n", to: "book/book.yml")
    try book.writeChapter(
      """
      ```swift run
      import Foundation
      print(try String(contentsOfFile: "\(place)a.txt", encoding: .utf8))
      print(try Data(contentsOf: URL(fileURLWithPath: "\(place)b.txt")).count)
      print(FileManager.default.contents(atPath: "\(place)c.txt")?.count ?? -1)
      print(FileManager.default.fileExists(atPath: "\(place)d.txt"))
      print(try FileManager.default.contentsOfDirectory(atPath: "\(place)folder").count)
      print(FileHandle(forReadingAtPath: "\(place)e.txt") == nil)
      ```

      """, to: "01.md")
    #expect(try book.build("--trust").output.contains("; 1 ran, 0 from the cache"))
    #expect(try book.build("--trust").output.contains("; 0 ran, 1 from the cache"))
    for name in ["a.txt", "b.txt", "c.txt", "d.txt", "folder/two", "e.txt"] {
      try book.write("more", to: "outside/" + name)
      #expect(try book.build("--trust").output.contains("; 1 ran, 0 from the cache"), "\(name)")
    }
  }

  @Test("what changes back is found again")
  func back() throws {
    let book = try CachedBook()
    _ = try book.build()
    let pages = book.book.site()
    try book.book.write("other", to: "outside/seen.txt")
    #expect(try book.build().output.contains("; 1 ran"))
    #expect(book.book.site() != pages)
    try book.book.write("seen", to: "outside/seen.txt")
    #expect(try book.build().output.contains("; 0 ran"))
    #expect(book.book.site() == pages)
  }
}

extension CachedBook {
  /// Another installation of litgan, in which one file has a byte more.
  mutating func install(changing name: String) throws {
    let source = URL(fileURLWithPath: executable).deletingLastPathComponent()
    let target = book.folder.appendingPathComponent("installed")
    let files = FileManager.default
    try files.createDirectory(at: target, withIntermediateDirectories: true)
    for file in try files.contentsOfDirectory(atPath: source.path) {
      let place = target.appendingPathComponent(file)
      if file == "litgan" || file == name {
        try files.copyItem(at: source.appendingPathComponent(file), to: place)
      } else {
        try files.createSymbolicLink(
          at: place, withDestinationURL: source.appendingPathComponent(file))
      }
    }
    let changed = try FileHandle(forWritingTo: target.appendingPathComponent(name))
    try changed.seekToEnd()
    try changed.write(contentsOf: Data([0]))
    try changed.close()
    executable = target.appendingPathComponent("litgan").path
  }
}
