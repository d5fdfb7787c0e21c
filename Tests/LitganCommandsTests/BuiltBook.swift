import Foundation
import Testing

/// The repository's own book, built once for all tests that look at its site.
enum BuiltBook {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let site: Result<URL, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-site-\(ProcessInfo.processInfo.processIdentifier)")
    let result = try TestBook.run(
      TestBook.executable, ["build", "chapters", "--output", folder.path], in: root)
    try #require(result.status == 0, "\(result.errors)")
    return folder
  }

  /// All pages, in the order of their names.
  static func pages() throws -> [URL] {
    let site = try site.get()
    let names = FileManager.default.enumerator(atPath: site.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".html") }.sorted().map { site.appendingPathComponent($0) }
  }
}
