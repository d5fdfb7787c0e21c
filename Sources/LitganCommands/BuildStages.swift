import Book
import Execution
import Publishing
import Weaving

/// The stages of a build that take time, and run while others do.
extension Build {
  /// Runs the programs, `jobs` at a time; the results are in the programs' order.
  func execute(
    _ programs: [Program], _ configuration: BookConfiguration, _ progress: ProgressLine
  ) async -> [Result<Outcome, Diagnostics>] {
    guard programs.contains(where: { !$0.isEmpty }) else {
      return programs.map { _ in .success(Outcome(cells: [], inlineValues: [])) }
    }
    let executor = workshop.executor(for: configuration)
    return await concurrently(programs.indices, jobs: jobs) { index in
      let program = programs[index]
      if program.isEmpty { return .success(Outcome(cells: [], inlineValues: [])) }
      defer { progress.finish(program.slug) }
      do throws(Diagnostics) {
        return .success(
          try await executor.execute(program) { stage in
            progress.show(program.slug, stage.rawValue)
          })
      } catch {
        return .failure(error)
      }
    }
  }

  /// The reference pages of the modules that the book names.
  func reference(
    _ configuration: BookConfiguration, _ chapters: [Chapter], _ weaver: BookWeaver
  ) async -> Result<[Page], Diagnostics> {
    do throws(Diagnostics) {
      let modules = try await workshop.modules(of: configuration)
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
