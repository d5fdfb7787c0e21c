import Foundation
import Testing

@Suite("litgan check", .serialized)
struct CheckTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("the book's own chapters are clean, strictly, and nothing is written")
  func chapters() throws {
    let site = Self.root.appendingPathComponent("site").path
    let before = try FileManager.default.contentsOfDirectory(atPath: site).sorted()
    let result = try TestBook.run(TestBook.executable, ["check", "--strict"], in: Self.root)
    #expect(result.errors == "")
    #expect(result.output == "4 chapters, 1 appendix and 2 pages: nothing is wrong\n")
    #expect(result.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site).sorted() == before)
  }

  /// The book of the language with chapters beside it in which `▸` stands where something is wrong:
  /// what cannot be read is not run, so there is one chapter for each stage.
  @Test("all faults that were planted are found in one run, each at its place, and nothing else")
  func planted() throws {
    let book = try TestBook([:])
    let folder = book.folder.appendingPathComponent("book")
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.copyItem(
      at: Self.root.appendingPathComponent("docs/language"), to: folder)
    let planted = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Planted")
    var marked: Set<String> = []
    var configuration = try String(
      contentsOf: folder.appendingPathComponent("book.yml"), encoding: .utf8)
    for name in try FileManager.default.contentsOfDirectory(atPath: planted.path).sorted() {
      let text = try String(contentsOf: planted.appendingPathComponent(name), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        var column = 1
        for scalar in line.unicodeScalars {
          if scalar == "▸" {
            marked.insert("book/\(name):\(number + 1):\(column)")
          } else {
            column += 1
          }
        }
      }
      try book.write(text.filter { $0 != "▸" }, to: "book/\(name)")
      configuration.replace("chapters:\n", with: "chapters:\n  - \(name)\n", maxReplacements: 1)
    }
    try book.write(configuration, to: "book/book.yml")
    try book.write("x\n", to: "book/part.md")
    try book.write("x\n", to: "book/picture.png")

    let result = try book.litgan("check", "book", "--json")
    #expect(result.status == 1)
    var found: Set<String> = []
    var kinds: Set<String> = []
    for line in result.output.split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let place =
        "\(object["path"] ?? "?"):\(object["line"] ?? "?"):\(object["column"] ?? "?")"
      #expect(found.insert(place).inserted, "told twice: \(line)")
      kinds.insert("\(object["identifier"] ?? "?")")
    }
    #expect(found.subtracting(marked).sorted() == [])
    #expect(marked.subtracting(found).sorted() == [])
    #expect(kinds.count >= 30, "\(kinds.sorted())")
  }

  @Test("links that leave the site are listed with their places")
  func external() throws {
    let book = try TestBook([
      "01.md": "数 <https://a.org> and [b](mailto:b@a.org).\n", "02.md": "[c](https://c.org/d)\n",
    ])
    let result = try book.litgan("check", "book", "--external")
    #expect(result.status == 0)
    #expect(
      result.output == """
        book/01.md:4:4: https://a.org
        book/01.md:4:27: mailto:b@a.org
        book/02.md:4:5: https://c.org/d

        """)
  }
}
