import Book
import Execution
import Foundation
import Packaging
import Tangling

/// The programs of a book's chapters as packages.
struct ChapterPackages: Sendable {
  private let modules: CompressedModules
  private let imports: [String]
  private let book: String
  private let dependencies: [ChapterPackage.Dependency]

  /// - Parameter packages: The book's own.
  /// - Throws: That the sources of the modules are not beside litgan.
  init(
    of configuration: BookConfiguration, in book: String, _ packages: BuiltPackages?
  ) throws(Diagnostics) {
    let sources = packages?.sources ?? []
    // Packages name one another by paths: they keep their places as seen from one another.
    let parents = sources.map { $0.folder.split(separator: "/").dropLast() }
    let shared = parents.dropFirst().reduce(parents.first ?? []) { shared, parent in
      zip(shared, parent).prefix { $0 == $1 }.map(\.0)[...]
    }
    dependencies = sources.map { source in
      ChapterPackage.Dependency(
        folder: source.folder.split(separator: "/").dropFirst(shared.count).joined(separator: "/"),
        products: source.products, files: source.files)
    }
    modules = CompressedModules(
      try ModuleSources(beside: Bundle.main.executablePath ?? CommandLine.arguments[0]))
    imports = configuration.imports.map(\.name)
    self.book = book
  }

  /// A chapter's package, or nil when the chapter runs nothing.
  func package(of chapter: Chapter) -> ChapterPackage? {
    Tangler.readableProgram(of: chapter, imports: imports, book: book).map {
      ChapterPackage(slug: chapter.slug, main: $0, modules: modules, dependencies: dependencies)
    }
  }
}
