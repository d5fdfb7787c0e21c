import Book
import Caching
import Catalogue
import Execution
import Foundation
import Parsing
import Publishing
import Reference
import Weaving

/// The stages of a build that take time, and run while others do.
extension Build {
  /// Runs the programs, `jobs` at a time; the results are in the programs' order.
  func execute(
    _ programs: [Program], _ forcing: [String: Executor.Forcing],
    _ configuration: BookConfiguration, _ progress: ProgressLine
  ) async -> [Result<Executor.Execution, Diagnostics>] {
    guard programs.contains(where: { !$0.isEmpty }) else {
      return programs.map { _ in .success(.nothing) }
    }
    let kept = KeptRuns(in: store, version: Litgan.version)
    defer { kept.close(limit: configuration.cacheSize << 20) }
    let executor = Executor(
      toolchain: .beside(executable: Self.executable), configuration: configuration, book: book,
      kept: kept)
    return await concurrently(programs.indices, jobs: jobs) { index in
      let program = programs[index]
      if program.isEmpty { return .success(.nothing) }
      defer { progress.finish(program.slug) }
      do throws(Diagnostics) {
        return .success(
          try await executor.execute(program, forcing: forcing[program.slug] ?? .nothing) { stage in
            progress.show(program.slug, stage.rawValue)
          })
      } catch {
        return .failure(error)
      }
    }
  }

  /// The reference pages of the modules that the book names.
  static func reference(
    _ configuration: BookConfiguration, _ chapters: [Chapter], _ weaver: BookWeaver
  ) async -> Result<[Page], Diagnostics> {
    let graphs = SymbolGraphs(
      toolchain: .beside(executable: executable), configuration: configuration)
    do throws(Diagnostics) {
      var modules: [ReferenceModule] = []
      for item in configuration.reference { modules.append(try await graphs.module(item)) }
      return .success(try weaver.reference(modules, chapters: chapters))
    } catch {
      return .failure(error)
    }
  }

  /// Adds the archives of the chapters' programs to the site.
  ///
  /// - Returns: What each chapter's page offers.
  static func downloads(
    of chapters: [Chapter], _ configuration: BookConfiguration, in book: String,
    _ publication: Publication
  ) throws(Diagnostics) -> [Download?] {
    guard chapters.contains(where: \.hasProgram) else { return chapters.map { _ in nil } }
    let packages = try ChapterPackages(of: configuration, in: book)
    var downloads: [Download?] = []
    for chapter in chapters {
      guard let package = packages.package(of: chapter) else {
        downloads.append(nil)
        continue
      }
      let page = Page(path: "code/\(package.name).zip", content: package.archive)
      try publication.add(page)
      downloads.append(Download(path: page.path, size: page.content.count))
    }
    return downloads
  }

  /// The page of all that litgan may find wrong.
  ///
  /// - Throws: That the explanations cannot be read: they stand beside the executable.
  static func diagnostics(_ weaver: BookWeaver) throws(Diagnostics) -> Page {
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
      try weaver.fragment(
        try ChapterParser.parseText(SourceFile(path: "explanation", text: text)))
    }
  }

  static func setFormulas(
    _ chapters: [Chapter], _ typesetter: Typesetter
  ) async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for chapter in chapters {
      // What refers to an equation has to wait for its number.
      for formula in chapter.formulas where formula.references.isEmpty {
        do throws(Diagnostics) {
          _ = try typesetter.html(formula, in: chapter.source)
        } catch {
          diagnostics += error.all
        }
      }
    }
    return diagnostics
  }

  static var executable: String {
    Bundle.main.executablePath ?? CommandLine.arguments[0]
  }
}
