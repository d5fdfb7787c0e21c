import Book
import Caching
import Catalogue
import Execution
import Foundation
import Parsing
import Reference
import Synchronization
import Weaving

/// What is costly to make and serves more than one build: the engines that set formulas, with what
/// they have set, the theme, the compiler's plan, the symbols of modules.
///
/// Each part is made when a build first asks for it, and again when `book.yml` says otherwise.
/// One build at a time works with it.
final class Workshop: Sendable {
  private struct Made {
    var configuration: BookConfiguration?
    var typesetter: Typesetter?
    var weaver: BookWeaver?
    var executor: (Executor, packages: BuiltPackages?, isTrusted: Bool)?
    var modules: [String: ReferenceModule] = [:]
  }

  private let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
  let ownToolchain = Toolchain.beside(
    executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
  private let made = Mutex(Made())
  /// Keeps what was costly to make.
  let store = Store(folder: Store.folder(environment: ProcessInfo.processInfo.environment))
  /// What earlier runs gave.
  let kept: KeptRuns

  init() {
    kept = KeptRuns(in: store, version: Litgan.version)
  }

  /// What weaves the pages of one version of a book.
  ///
  /// - Throws: What is wrong with the book's macros, or that the theme or KaTeX cannot be read.
  func weaver(
    for configuration: BookConfiguration, in book: String
  ) throws(Diagnostics) -> BookWeaver {
    let known = made.withLock { made in
      if made.configuration?.macros != configuration.macros { made.typesetter = nil }
      if made.configuration != configuration {
        made.weaver = nil
        made.executor = nil
      }
      made.configuration = configuration
      return (weaver: made.weaver, typesetter: made.typesetter)
    }
    let typesetter =
      if let typesetter = known.typesetter { typesetter } else {
        try newTypesetter(for: configuration, in: book)
      }
    let weaver =
      if let weaver = known.weaver { weaver } else {
        try BookWeaver(configuration, typesetter: typesetter, libraries: libraries)
      }
    made.withLock {
      $0.typesetter = typesetter
      $0.weaver = weaver
    }
    return weaver.anew()
  }

  private func newTypesetter(
    for configuration: BookConfiguration, in book: String
  ) throws(Diagnostics) -> Typesetter {
    let typesetter = Typesetter(
      libraries: libraries, macros: configuration.macros, keptIn: store,
      for: URL(fileURLWithPath: book).standardizedFileURL.path)
    let faults = try typesetter.faults(of: configuration.macros, in: configuration.source)
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return typesetter
  }

  /// The compiler with the modules that blocks import: litgan's own, and those of the book's
  /// packages, which are built when they have changed.
  ///
  /// - Throws: What is wrong with the packages.
  func toolchain(
    for configuration: BookConfiguration, in book: String, progress: () -> Void
  ) async throws(Diagnostics) -> Toolchain {
    var toolchain = ownToolchain
    let builder = PackageBuilder(toolchain: toolchain, cache: store.folder)
    for package in configuration.packages {
      BookReader.willRead(folder: resolvedPath(package.name, from: book + "/"))
    }
    toolchain.packages = try await builder.packages(
      of: configuration, in: book, progress: progress)
    for file in toolchain.packages?.files ?? [] { _ = BookReader.exists(file) }
    return toolchain
  }

  /// What compiles and runs a book's programs.
  func executor(
    for configuration: BookConfiguration, in book: String, _ toolchain: Toolchain,
    isTrusted: Bool
  ) -> Executor {
    made.withLock { made in
      if let (known, packages, wasTrusted) = made.executor,
        packages == toolchain.packages, wasTrusted == isTrusted
      {
        var executor = known
        executor.beginBuild()
        return executor
      }
      let executor = Executor(
        toolchain: toolchain, configuration: configuration, isTrusted: isTrusted, book: book,
        kept: kept)
      made.executor = (executor, toolchain.packages, isTrusted)
      return executor
    }
  }

  /// litgan's own files and those of its libraries, which every build reads.
  var files: [String] {
    ownToolchain.files + libraries.files
  }

  /// Ends a build: what was made is kept, as much as there is room for.
  func keep(upTo limit: Int) {
    made.withLock { $0.typesetter }?.keep()
    kept.close(limit: limit)
  }

  /// The symbols of the modules that get reference pages.
  ///
  /// - Throws: That there is no such module, or that its symbols cannot be had.
  func modules(
    of configuration: BookConfiguration, _ toolchain: Toolchain
  ) async throws(Diagnostics) -> [ReferenceModule] {
    let graphs = SymbolGraphs(toolchain: toolchain, configuration: configuration)
    var modules: [ReferenceModule] = []
    for item in configuration.reference {
      // Those of the book's own packages change while litgan runs.
      let key = "\(item.name) \(toolchain.packages?.contentHash ?? "")"
      let known = made.withLock { $0.modules[key] }
      let module = if let known { known } else { try await graphs.module(item) }
      made.withLock { $0.modules[key] = module }
      modules.append(module)
    }
    return modules
  }

  /// The page of all that litgan may find wrong.
  ///
  /// - Throws: That the explanations cannot be read: they stand beside the executable.
  func diagnostics(_ weaver: BookWeaver) throws(Diagnostics) -> Page {
    let entries: [Entry]
    do {
      entries = try Catalogue.identifiers().map { try Catalogue.entry($0) }
    } catch {
      throw Diagnostics([
        Diagnostic(
          "missing-theme", "cannot read the explanations of diagnostics: \(error)", path: nil,
          help: ["build litgan again: its resources stand beside the executable"])
      ])
    }
    return try weaver.diagnostics(entries) { (text) throws(Diagnostics) in
      try ChapterParser.parseText(SourceFile(path: "explanation", text: text))
    }
  }
}
