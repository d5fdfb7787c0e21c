import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The content of each fence that opens with a line.
  private func blocks(_ opening: String, in text: String) -> [String] {
    let fence = opening.prefix { $0 == "`" }
    return text.components(separatedBy: "\n\(opening)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n\(fence)\n").first.map { $0 + "\n" }
    }
  }

  @Test("its chapter builds under its book.yml and says what the README says")
  func example() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let chapter = try #require(blocks("````markdown", in: readme).first)
    let configuration = try #require(blocks("```yaml", in: readme).first)
    let book = try TestBook(["01-first.md": chapter])
    try book.write(configuration, to: "book/book.yml")
    let result = try book.build()
    #expect(result.errors == "")
    #expect(book.page("01-first.html").contains("</span> 0.693147, and stays there."))
    #expect(book.page("01-first.html").contains("gives 0.51986."))
  }

  @Test("its mistake is reported as it shows")
  func mistake() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let shown = try #require(blocks("```", in: readme).first { $0.contains("capton") })
    var lines = Array(repeating: "", count: 39)
    lines[0...2] = ["---", "title: T", "---"]
    lines += ["```swift run", "//| capton: Power iteration against the SVD", "1", "```", ""]
    let book = try TestBook(["03-spectral-norm.md": lines.joined(separator: "\n")])
    try FileManager.default.moveItem(
      at: book.folder.appendingPathComponent("book"),
      to: book.folder.appendingPathComponent("chapters"))
    #expect(try book.litgan("build").errors == shown)
  }

  @Test("the picture and the files that it names are there")
  func links() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    for match in readme.matches(of: /\]\(([^):]+)\)/) {
      let path = Self.root.appendingPathComponent(String(match.output.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.output.1)")
    }
  }
}
