import Foundation
import Testing

/// The book of the language in `docs/language`, built once for all tests that look at it.
enum LanguageBook {
  static let folder = BuiltBook.root.appendingPathComponent("docs/language")
  static let built = Result { try BuiltBook.build("docs/language") }

  static func pages() throws -> [URL] { BuiltBook.pages(of: try built.get().site) }

  /// The texts of the chapters, by their files' names.
  static func chapters() throws -> [String: String] {
    try texts(in: folder).filter { $0.key.hasSuffix(".md") }
  }

  /// The examples, by their files' names; those with an underscore are parts of others.
  static func examples() throws -> [String: String] {
    try texts(in: folder.appendingPathComponent("examples"))
  }

  /// An example that is not shown live: a book's own files, which no chapter can hold.
  static func isFile(_ name: String) -> Bool {
    name.hasSuffix(".yml") || name == "front-matter.md" || name.hasPrefix("_")
  }

  private static func texts(in folder: URL) throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".md") || name.hasSuffix(".yml") {
      texts[name] = try String(
        contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return texts
  }
}
