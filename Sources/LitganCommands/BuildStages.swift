import Book
import Execution
import Publishing
import Weaving

/// The stages of a build that take time, and run while others do.
extension Build {
  /// The compiler with the modules that blocks import: litgan's own, and those of the book's
  /// packages, which are built when they have changed.
  func toolchain(
    _ configuration: BookConfiguration, _ progress: ProgressLine
  ) async -> Result<Toolchain, Diagnostics> {
    do throws(Diagnostics) {
      return .success(
        try await workshop.toolchain(for: configuration, in: book) {
          progress.show(.buildingPackages)
        })
    } catch {
      return .failure(error)
    }
  }

  /// Runs the programs, `jobs` at a time.
  ///
  /// - Parameter toolchain: nil when the packages cannot be built that programs may need: none is
  ///   run then, and nothing more is said.
  /// - Returns: What came of them, in their order, and a warning when they could not be isolated.
  func execute(
    _ programs: [Program], _ forcing: [String: Executor.Forcing],
    _ configuration: BookConfiguration, _ toolchain: Toolchain?, _ progress: ProgressLine
  ) async -> (results: [Result<Executor.Execution, Diagnostics>], warnings: [Diagnostic]) {
    guard programs.contains(where: { !$0.isEmpty }) else {
      return (programs.map { _ in .success(.nothing) }, [])
    }
    guard let toolchain else {
      return (programs.map { $0.isEmpty ? .success(.nothing) : .failure(Diagnostics([])) }, [])
    }
    let executor = workshop.executor(
      for: configuration, in: book, toolchain, isTrusted: isTrusted)
    let results: [Result<Executor.Execution, Diagnostics>] = await concurrently(
      programs.indices, jobs: jobs
    ) {
      index in
      let program = programs[index]
      if program.isEmpty { return .success(.nothing) }
      defer { progress.finishRunning(program.slug) }
      do throws(Diagnostics) {
        return .success(
          try await executor.execute(program, forcing: forcing[program.slug] ?? .nothing) { stage in
            progress.show(stage == .compiling ? .compiling : .running, of: program.slug)
          })
      } catch {
        return .failure(error)
      }
    }
    return (results, await executor.isolationWarning.map { [$0] } ?? [])
  }

  /// The reference pages of the modules that the book names, and where symbols stand on them.
  func reference(
    _ configuration: BookConfiguration, _ chapters: [Chapter], _ weaver: BookWeaver,
    _ toolchain: Toolchain?
  ) async -> Result<(pages: [Page], symbols: SymbolAddresses), Diagnostics> {
    guard let toolchain else { return .success(([], SymbolAddresses())) }
    do throws(Diagnostics) {
      let modules = try await workshop.modules(of: configuration, toolchain)
      let pages = try weaver.reference(modules, chapters: chapters)
      return .success((pages, SymbolAddresses(modules)))
    } catch {
      return .failure(error)
    }
  }

  /// Adds the archives of the chapters' programs to the site.
  ///
  /// - Returns: What each chapter's page offers.
  static func downloads(
    of chapters: [Chapter], _ configuration: BookConfiguration, in book: String,
    _ packages: BuiltPackages?, _ publication: Publication
  ) throws(Diagnostics) -> [Download?] {
    guard chapters.contains(where: \.hasProgram) else { return chapters.map { _ in nil } }
    let packages = try ChapterPackages(of: configuration, in: book, packages)
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
}
