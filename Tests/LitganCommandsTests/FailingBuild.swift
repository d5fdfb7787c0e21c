import Foundation
import Testing

/// Everything that can be wrong with a book: the diagnostic is printed whole, the status is 1, and
/// the site of before is there byte for byte.
protocol FailingBuild {}

extension FailingBuild {
  static var good: String { "Good: `{swift} 1 + 1`.\n" }

  /// Builds a good book, lets `spoil` break it, and builds again.
  func expect(
    _ printed: String, configuration: String = "", after spoil: (TestBook) throws -> Void,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let book = try TestBook(["01.md": Self.good], configuration: configuration)
    let first = try book.build()
    #expect(first.status == 0, "\(first.errors)", sourceLocation: location)
    let before = book.site()
    #expect(before["01.html"] != nil, sourceLocation: location)
    try spoil(book)
    let second = try book.build()
    #expect(second.errors == printed, sourceLocation: location)
    #expect(second.output == "", sourceLocation: location)
    #expect(second.status == 1, sourceLocation: location)
    #expect(book.site() == before, "the site was touched", sourceLocation: location)
  }

  /// A chapter that fails; its text begins at line 4 of the file.
  func expectChapter(
    _ text: String, fails printed: String, configuration: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(
      printed, configuration: configuration, after: { try $0.writeChapter(text, to: "01.md") },
      location)
  }
}
