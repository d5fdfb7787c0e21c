import Book
import Foundation
import Packaging
import Testing

/// Packages are built and run as a reader would, and print what pages show.
@Suite("Chapters as packages", .serialized)
struct PackagedProgramTests {
  private static let isWhole = ProcessInfo.processInfo.environment["LITGAN_TEST_ALL"] != nil

  /// Builds a chapter's package, runs it, and compares with what litgan shows.
  private func expectSame(
    _ chapter: Chapter, of book: PackagedBook, _ configuration: String
  ) async throws {
    let package = try #require(book.package(of: chapter))
    let run = try book.run(package, configuration)
    try #require(run.status == 0, "\(run.printed)")
    let transcript = Transcript(run.printed)
    let outcome = try await book.outcome(of: chapter)

    #expect(transcript.values.count == outcome.inlineValues.count)
    for (number, value) in outcome.inlineValues.enumerated() {
      #expect(transcript.values[number] == value, "value \(number) of \(chapter.slug)")
    }
    var figures = 0
    var claims = 0
    for (number, cell) in outcome.cells.enumerated() where chapter.cells[number].runs {
      let name = chapter.cells[number].label ?? "block-\(number + 1)"
      var lines = cell.output.isEmpty ? [] : cell.output.components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      var count = 0
      for display in cell.displays {
        if case .figure(let figure) = display {
          count += 1
          let file = "figures/\(count == 1 ? name : "\(name)-\(count)").svg"
          let svg = try #require(run.figures[file], "\(file) of \(chapter.slug)")
          #expect(svg.contains(figure.body.replacing(figure.idToken, with: "")), "\(file)")
          lines += Transcript.lines(of: display, figure: file)
        } else {
          lines += Transcript.lines(of: display, figure: "")
        }
      }
      figures += count
      claims += cell.claims.count
      let printed = (transcript.blocks[name] ?? []).map(Transcript.collapsed)
      #expect(printed.filter { !$0.isEmpty } == lines.filter { !$0.isEmpty }, "\(name)")
      let sentences = transcript.claims[name] ?? []
      #expect(sentences.count == cell.claims.count, "\(name)")
      for (sentence, claim) in zip(sentences, cell.claims.map(\.record)) {
        #expect(sentence.hasSuffix("): " + claim.statement), "\(name)")
      }
    }
    #expect(run.figures.count == figures)
    if claims > 0 { #expect(run.printed.hasSuffix("\n[claims] \(claims) of \(claims) hold\n")) }
  }

  @Test("a book's packages print what its pages show")
  func chapters() async throws {
    let book = try PackagedBook(PackagedBook.root.path + "/chapters")
    let chapters = Self.isWhole ? book.chapters : Array(book.chapters.prefix(1))
    #expect(chapters.count >= 1)
    for chapter in chapters {
      for configuration in Self.isWhole ? ["debug", "release"] : ["debug"] {
        try await expectSame(chapter, of: book, configuration)
      }
    }
  }

  @Test("every kind of value is printed, and a claim that fails fails the program")
  func kinds() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write(
      "title: T\nchapters: [01.md]\nimport: [GANMath, SVGCharts, Foundation]\n", to: "book.yml")
    try write("let shared = [1.5, 2.5]\nshared.count\n", to: "code.swift")
    let text = #"""
      ---
      title: Sums
      ---
      Two: `{swift} 1 + 1`, `{swift} "分 😀"`.

      > 1. ```swift run
      >    //| label: fig-a
      >    //| caption: 'Of `{swift} names.count`'
      >    //| alt: [A line., A line.]
      >    //| layout-ncol: 2
      >    let names = ["分", "b"]; print("printed")
      >    display(Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } })
      >    Chart { LinePlot(x: "x", y: "y", domain: 0...1) { 1 - $0 } } // two
      >    // done
      >    ```

      ```swift run
      //| file: code.swift
      ```

      ```swift run
      //| error: true
      fatalError()
      ```

      ```swift run
      Table(shared) { TableColumn("a number") { $0 } ; TableColumn("twice") { 2 * $0 } }
      ```

      ```swift run
      claim("Two is two", 2.0, equals: 2)
      print("between")
      for k in 0..<2 { claim("k < 5", k, isLess: 5) }
      claim("Duality holds", cited: "Villani (2009)")
      try Matrix([[1, 2], [3, -4]])
      ```

      ```swift run
      struct Point { var x = 1.0 }
      Point()
      ```
      """#
    try write(text, to: "01.md")
    let book = try PackagedBook(folder.path)
    try await expectSame(book.chapters[0], of: book, "debug")

    try write(text + "\n```swift run\nclaim(\"One is two\", 1.0, equals: 2)\n```\n", to: "01.md")
    let wrong = try PackagedBook(folder.path)
    let run = try wrong.run(try #require(wrong.package(of: wrong.chapters[0])), "debug")
    #expect(run.status == 1)
    #expect(run.printed.contains("claim FAILS (exact): One is two\n  value 1.0\n  expected 2.0\n"))
    #expect(run.printed.hasSuffix("\n[claims] 4 of 5 hold\n"))
  }

  @Test("an archive holds the package's files, in a folder of its name, and is the same each time")
  func archive() throws {
    let modules = CompressedModules(try ModuleSources(beside: PackagedBook.litgan))
    let package = ChapterPackage(slug: "第一章 \"a\"", main: "print(1)\n", modules: modules)
    let again = ChapterPackage(slug: "第一章 \"a\"", main: "print(1)\n", modules: modules)
    #expect(package.archive == again.archive)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(package.archive).write(to: folder.appendingPathComponent("a.zip"))
    let unpacked = try PackagedBook.run(
      "/usr/bin/env", ["python3", "-m", "zipfile", "-e", "a.zip", "."], in: folder.path)
    #expect(unpacked.printed == "")
    #expect(unpacked.status == 0)
    let root = folder.appendingPathComponent(package.name)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    var files: [String: [UInt8]] = [:]
    for name in names {
      let path = root.appendingPathComponent(name).path
      if let bytes = FileManager.default.contents(atPath: path) { files[name] = Array(bytes) }
    }
    #expect(files == Dictionary(uniqueKeysWithValues: package.files.map { ($0.path, $0.content) }))
    #expect(files.keys.contains("Sources/Chapter/main.swift"))
    #expect(files.keys.contains("Sources/GANMath/Random/Uniform.swift"))
    #expect(package.archive.count < 400_000)
    #expect(
      String(decoding: files["Package.swift"] ?? [], as: UTF8.self).contains(
        "name: \"第一章 \\\"a\\\"\""))
  }
}
