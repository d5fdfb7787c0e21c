import Book
import CrossReferencing
import Execution
import Foundation
import Linking
import Parsing
import Publishing
import Reference
import Tangling
import Weaving

/// A build from a book's folder to its site: the stages in their order.
struct Build {
  let book: String
  let output: String
  let jobs: Int
  /// Whether warnings are errors.
  let isStrict: Bool

  /// What a build came to.
  struct Report {
    /// One line that says what was done.
    var summary: String
    var warnings: [Diagnostic]
  }

  /// - Throws: All that is wrong with the book; the site is then as it was.
  func run(_ progress: ProgressLine) async throws(Diagnostics) -> Report {
    let configuration = try BookReader.configuration(of: book)
    let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
    let typesetter = Typesetter(libraries: libraries, macros: configuration.macros)
    let macroFaults = try typesetter.faults(of: configuration.macros, in: configuration.source)
    guard macroFaults.isEmpty else { throw Diagnostics(macroFaults) }
    let weaver = try BookWeaver(configuration, typesetter: typesetter, libraries: libraries)
    let publication = Publication(to: output)
    let works = Result { () throws(Diagnostics) in
      try BookReader.bibliography(of: configuration, in: book)
    }
    var reading = FirstReading(configuration, in: book, jobs: jobs, weaver, publication)
    await reading.read(progress)
    let misread = works.failures + reading.faults
    guard misread.isEmpty else { throw Diagnostics(misread) }
    let chapters = reading.chapters
    let bibliography = try works.get()
    let terms = TermIndex(chapters)
    let mislabelled =
      LabelCheck.diagnostics(of: chapters, bibliography) + terms.diagnostics(of: chapters)
    guard mislabelled.isEmpty else { throw Diagnostics(Self.sorted(mislabelled, chapters)) }
    let links = try LinkCheck.links(of: chapters, in: book) {
      FileManager.default.fileExists(atPath: $0)
    }
    let imports = configuration.tanglerImports
    let programs = reading.remaining.map { Tangler.tangle(chapters[$0], imports: imports) }

    // Formulas are set while the compiler works, and packages made; weaving finds them done.
    async let formulas = Self.setFormulas(chapters, typesetter)
    async let downloads = result { () throws(Diagnostics) in
      try Self.downloads(of: chapters, configuration, in: book, publication)
    }
    async let reference = Self.reference(configuration, chapters, weaver)
    let executed = await execute(programs, configuration, progress)
    let faults = await formulas
    let packed = await downloads
    let referencePages = await reference
    let warnings = Self.sorted(chapters.flatMap(\.warnings), chapters)
    let diagnostics =
      reading.weavingFaults + faults + referencePages.failures + packed.failures
      + executed.flatMap(\.failures)
      + (isStrict ? warnings.map(\.asError) : [])
    guard diagnostics.isEmpty else { throw Diagnostics(Self.sorted(diagnostics, chapters)) }

    progress.show("weaving")
    var outcomes = chapters.map { _ in Outcome(cells: [], inlineValues: []) }
    for (index, outcome) in zip(reading.remaining, executed.compactMap { try? $0.get() }) {
      outcomes[index] = try ClaimReading.read(
        chapters[index], try PrintedMarkdown.read(chapters[index], outcome))
    }
    let misclaimed = ClaimCheck.diagnostics(of: chapters, outcomes)
    guard misclaimed.isEmpty else { throw Diagnostics(Self.sorted(misclaimed, chapters)) }
    let text = try weaver.text(
      chapters, outcomes, references: Numbering.references(of: chapters, outcomes), links: links,
      bibliography: bibliography, terms: terms.terms, downloads: try packed.get())
    let claimUses = try await weave(reading.remaining, of: text, weaver, publication)
    for page in try referencePages.get() { try publication.add(page) }
    for page in try weaver.commonPages(text, claimUses) { try publication.add(page) }
    for path in links.files { try publication.add(try Self.file(path, of: book)) }
    let dead = try LinkCheck.dead(links, in: chapters, pages: publication.paths) {
      (page) throws(Diagnostics) in
      PageIDs.ids(in: String(decoding: try publication.contents(page) ?? [], as: UTF8.self))
    }
    guard dead.isEmpty else { throw Diagnostics(Self.sorted(dead, chapters)) }
    progress.show("publishing")
    let summary = try publication.publish()
    return Report(
      summary: Self.describe(summary, chapters: chapters.count, output: output),
      warnings: warnings)
  }

  /// - Returns: The places of each chapter's text that claims bear.
  private func weave(
    _ numbers: [Int], of text: BookText, _ weaver: BookWeaver, _ publication: Publication
  ) async throws(Diagnostics) -> [[ClaimUse]] {
    let results = await concurrently(numbers.indices, jobs: jobs) { place in
      result { () throws(Diagnostics) in
        let woven = try weaver.chapter(numbers[place], of: text)
        for page in woven.pages { try publication.add(page) }
        return woven.claimUses
      }
    }
    let diagnostics = results.flatMap(\.failures)
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    var uses = text.chapters.map { _ in [ClaimUse]() }
    for (number, result) in zip(numbers, results) { uses[number] = (try? result.get()) ?? [] }
    return uses
  }

  /// Runs the programs, `jobs` at a time; the results are in the programs' order.
  private func execute(
    _ programs: [Program], _ configuration: BookConfiguration, _ progress: ProgressLine
  ) async -> [Result<Outcome, Diagnostics>] {
    guard programs.contains(where: { !$0.isEmpty }) else {
      return programs.map { _ in .success(Outcome(cells: [], inlineValues: [])) }
    }
    let executor = Executor(
      toolchain: .beside(executable: Self.executable), configuration: configuration)
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
  private static func reference(
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
  private static func downloads(
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

  private static func setFormulas(
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

  /// A file of the book that becomes one of the site.
  private static func file(_ path: String, of book: String) throws(Diagnostics) -> Page {
    Page(path: path, content: try BookReader.text(path: resolvedPath(path, from: book + "/")).bytes)
  }

  /// Diagnostics by chapter, then by place, the same one told once.
  private static func sorted(_ diagnostics: [Diagnostic], _ chapters: [Chapter]) -> [Diagnostic] {
    let order = Dictionary(
      chapters.enumerated().map { ($1.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    let start = SourceLocation(line: 0, column: 0)
    var unique: [Diagnostic] = []
    for diagnostic in diagnostics where !unique.contains(diagnostic) { unique.append(diagnostic) }
    return unique.sorted {
      let a = $0.path.flatMap { order[$0] } ?? -1
      let b = $1.path.flatMap { order[$0] } ?? -1
      return a != b ? a < b : ($0.location ?? start) < ($1.location ?? start)
    }
  }

  private static var executable: String {
    Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  private static func describe(
    _ summary: Publisher.Summary, chapters: Int, output: String
  ) -> String {
    var text = "\(chapters) \(chapters == 1 ? "chapter" : "chapters") in \(output): "
    text += "\(summary.written.count) files written, \(summary.unchanged) unchanged"
    if !summary.removed.isEmpty { text += ", \(summary.removed.count) removed" }
    return text
  }
}

extension Diagnostic {
  /// The same as an error.
  fileprivate var asError: Diagnostic {
    var diagnostic = self
    diagnostic.severity = .error
    return diagnostic
  }
}

extension Result where Failure == Diagnostics {
  /// What went wrong; nothing for a success.
  fileprivate var failures: [Diagnostic] {
    if case .failure(let error) = self { error.all } else { [] }
  }
}
