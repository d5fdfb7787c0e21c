import Foundation
import Testing

/// What a reader's connection carries: each page of the book with all that it loads, compressed as
/// servers do it.
@Suite("The weight of pages")
struct WeightTests {
  /// Bytes of a file after gzip.
  private func weight(_ file: URL) throws -> Int {
    let result = try TestBook.run(
      "/bin/sh", ["-c", "gzip -9 -c \"$0\" | wc -c", file.path],
      in: file.deletingLastPathComponent())
    return try #require(
      Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(result.errors)")
  }

  @Test("a chapter is at most 150 KB with its styles, fonts, figures and scripts")
  func chapters() throws {
    let loads = try LaidOutSite.seen.get().loads.filter { load in
      let name = URL(fileURLWithPath: load.page).lastPathComponent
      return name.first?.isNumber == true || name.hasPrefix("appendix")
    }
    #expect(loads.count >= 5)
    for load in loads {
      // The page, two styles, and scripts, or fonts of formulas where it has some.
      #expect(load.files.count >= 5, "\(load)")
      let total = try load.files.reduce(0) { try $0 + weight(URL(fileURLWithPath: $1)) }
      #expect(total <= 150_000, "\(load.page): \(total) bytes")
    }
  }

  @Test("all scripts of a site, the search with them, are at most 15 KB")
  func scripts() throws {
    let assets = try BuiltBook.site.get().appendingPathComponent("assets")
    let scripts = try FileManager.default.contentsOfDirectory(atPath: assets.path)
      .filter { $0.hasSuffix(".js") && !["search-text.js", "search-reference.js"].contains($0) }
    #expect(scripts.count >= 3)
    let total = try scripts.reduce(0) { try $0 + weight(assets.appendingPathComponent($1)) }
    #expect(total <= 15_000, "\(total) bytes")
  }

  @Test("a font has the signs that formulas show, and is a new file when they change")
  func fonts() throws {
    let book = try TestBook(["01.md": "$x+y$\n"])
    #expect(try book.build().status == 0)
    let few = try font(of: book)
    // Of 16 KB.
    #expect(few.size < 4_000)
    try book.writeChapter("$x+y+\\gamma$\n", to: "01.md")
    #expect(try book.build().status == 0)
    let more = try font(of: book)
    #expect(more.name != few.name)
    #expect(more.size > few.size)
  }

  /// The one font of letters in formulas.
  private func font(of book: TestBook) throws -> (name: String, size: Int) {
    let fonts = book.site().filter { $0.key.contains("KaTeX_Math-Italic") }
    try #require(fonts.count == 1, "\(fonts.keys)")
    let (name, content) = try #require(fonts.first)
    return (name, content.count)
  }
}
