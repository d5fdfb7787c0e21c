import Catalogue
import Foundation
import Testing

/// Every entry's example is run as it stands, and prints what the entry says.
@Suite("The catalogue of faults")
struct CatalogueTests {
  static let identifiers = (try? Catalogue.identifiers()) ?? []

  /// `litgan build` in a folder that holds an example.
  private func run(_ entry: Entry) throws -> TestBook.Result {
    let book = try TestBook([:])
    var commands = "litgan build book\n"
    try book.write(
      "title: Example\nchapters:\n  - 01.md\nimport:\n  - GANMath\n  - SVGCharts\n",
      to: "book/book.yml")
    try book.writeChapter("Text.\n", to: "01.md")
    for part in entry.parts {
      switch part {
      case .file(let path, let content):
        try book.write(content.filter { $0 != Entry.placeMark }, to: path)
      case .commands(let lines): commands = lines
      case .text, .printed: break
      }
    }
    let folder = URL(fileURLWithPath: TestBook.executable).deletingLastPathComponent().path
    return try TestBook.run(
      "/bin/bash",
      ["-c", "PATH=\"\(folder):$PATH\"; export LITGAN_CACHE=\"$PWD/cache\"\n" + commands],
      in: book.folder)
  }

  /// What no book can bring about: faults of an installation, of a module and of the system.
  private static let withoutExample = [
    "broken-template", "cannot-run", "damaged-symbol-graph", "docstring-formula", "missing-theme",
    "no-symbol-graph",
  ]

  private func printed(_ entry: Entry) -> String? {
    for case .printed(let text) in entry.parts { return text }
    return nil
  }

  @Test("an example prints what its entry says", arguments: identifiers)
  func prints(_ identifier: String) throws {
    let entry = try Catalogue.entry(identifier)
    guard !Self.withoutExample.contains(identifier) else { return }
    let result = try run(entry)
    let printed = try #require(self.printed(entry))
    #expect(result.errors == printed)
    #expect(printed.contains("[\(identifier)]"), "the example shows another fault")
    #expect(printed.contains(": error:") == (result.status == 1))
  }

  /// The marks are set by hand, whatever is printed.
  @Test("a report points to the mark in its example", arguments: identifiers)
  func places(_ identifier: String) throws {
    let entry = try Catalogue.entry(identifier)
    var marked: Set<String> = []
    // Commands write what no text file can hold.
    guard entry.parts.contains(where: { if case .file = $0 { true } else { false } }) else {
      return
    }
    for case .file(let path, let content) in entry.parts {
      let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        var column = 1
        for scalar in line.unicodeScalars {
          if Character(scalar) == Entry.placeMark {
            marked.insert("\(path):\(index + 1):\(column)")
          } else {
            column += 1
          }
        }
      }
    }
    let reports = try #require(printed(entry))
      .matches(of: /(?m)^(\S+?:\d+:\d+): (?:error|warning):/)
    #expect(Set(reports.map { String($0.output.1) }) == marked)
  }

  @Test("every entry has an explanation and one printed text, and no mark is shown")
  func form() throws {
    #expect(Self.identifiers.count >= 60)
    for identifier in Self.identifiers {
      let entry = try Catalogue.entry(identifier)
      #expect(entry.parts.contains { if case .text = $0 { true } else { false } }, "\(identifier)")
      #expect(!entry.plainText.contains(Entry.placeMark), "\(identifier)")
      #expect(!entry.title.hasSuffix("."), "\(identifier)")
    }
  }

  @Test("every identifier of the sources has an entry, and every entry is one of them")
  func completeness() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    var used: Set<String> = []
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let name = files?.nextObject() as? String {
      guard name.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      for match in text.matches(
        of: /(?:Diagnostic|[fF]ault|repeated)\(\s*(?:identifier: )?"([a-z0-9]+(?:-[a-z0-9]+)*)"\s*,/
      ) {
        used.insert(String(match.output.1))
      }
      for match in text.matches(of: /identifier: "([a-z0-9]+(?:-[a-z0-9]+)+)"/) {
        used.insert(String(match.output.1))
      }
      for match in text.matches(of: /\? "(unknown-[a-z]+)" : "(unknown-[a-z]+)"/) {
        used.formUnion([String(match.output.1), String(match.output.2)])
      }
    }
    #expect(used.count > 100)
    #expect(used.subtracting(Self.identifiers).sorted() == [])
    #expect(Set(Self.identifiers).subtracting(used).sorted() == [])
  }
}
