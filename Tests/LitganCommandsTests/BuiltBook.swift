import Foundation
import Testing

/// The repository's own book, built once for all tests that look at its site.
enum BuiltBook {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let site = Result { try build("chapters").site }

  /// The site of one of the repository's books, and what the build said on standard error.
  static func build(_ book: String) throws -> (site: URL, errors: String) {
    let name = book.replacing("/", with: "-")
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-\(name)-\(ProcessInfo.processInfo.processIdentifier)")
    let result = try TestBook.run(
      TestBook.executable, ["build", book, "--output", folder.path], in: root)
    try #require(result.status == 0, "\(result.errors)")
    return (folder, result.errors)
  }

  /// All pages, in the order of their names.
  static func pages() throws -> [URL] { pages(of: try site.get()) }

  static func pages(of site: URL) -> [URL] {
    let names = FileManager.default.enumerator(atPath: site.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".html") }.sorted().map { site.appendingPathComponent($0) }
  }
}
