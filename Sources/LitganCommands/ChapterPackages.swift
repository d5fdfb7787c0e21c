import Book
import Foundation
import Packaging
import Tangling

/// The programs of a book's chapters as packages.
struct ChapterPackages: Sendable {
  private let modules: CompressedModules
  private let imports: [String]
  private let book: String

  /// - Throws: That the sources of the modules are not beside litgan.
  init(of configuration: BookConfiguration, in book: String) throws(Diagnostics) {
    modules = CompressedModules(
      try ModuleSources(beside: Bundle.main.executablePath ?? CommandLine.arguments[0]))
    imports = configuration.imports.map(\.name)
    self.book = book
  }

  /// A chapter's package, or nil when the chapter runs nothing.
  func package(of chapter: Chapter) -> ChapterPackage? {
    Tangler.readableProgram(of: chapter, imports: imports, book: book).map {
      ChapterPackage(slug: chapter.slug, main: $0, modules: modules)
    }
  }
}
