import Book
import CrossReferencing
import Execution
import Foundation
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

  /// - Returns: One line that says what was done.
  /// - Throws: All that is wrong with the book; the site is then as it was.
  func run(_ progress: ProgressLine) async throws(Diagnostics) -> String {
    let configuration = try BookReader.configuration(of: book)
    let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
    let typesetter = Typesetter(libraries: libraries, macros: configuration.macros)
    let macroFaults = try typesetter.faults(of: configuration.macros, in: configuration.source)
    guard macroFaults.isEmpty else { throw Diagnostics(macroFaults) }
    let (chapters, bibliography) = try read(configuration)
    let terms = TermIndex(chapters)
    let mislabelled =
      LabelCheck.diagnostics(of: chapters, bibliography) + terms.diagnostics(of: chapters)
    guard mislabelled.isEmpty else { throw Diagnostics(Self.sorted(mislabelled, chapters)) }
    let imports = configuration.imports.map { item in
      Tangler.Import(
        name: item.name, path: configuration.source.path,
        line: configuration.source.location(of: item.range.lowerBound).line)
    }
    let programs = chapters.map { Tangler.tangle($0, imports: imports) }

    // Formulas are set while the compiler works; weaving finds them done.
    async let formulas = Self.setFormulas(chapters, typesetter)
    let weaver = try BookWeaver(configuration, typesetter: typesetter, libraries: libraries)
    async let reference = Self.reference(configuration, chapters, weaver)
    let outcomes = await execute(programs, configuration, progress)
    let faults = await formulas
    let referencePages = await reference
    let diagnostics = faults + referencePages.failures + outcomes.flatMap(\.failures)
    guard diagnostics.isEmpty else { throw Diagnostics(Self.sorted(diagnostics, chapters)) }

    progress.show("weaving")
    var results: [Outcome] = []
    for (chapter, outcome) in zip(chapters, outcomes.compactMap { try? $0.get() }) {
      results.append(try PrintedMarkdown.read(chapter, outcome))
    }
    let pages = try weaver.weave(
      chapters, results, references: Numbering.references(of: chapters, results),
      bibliography: bibliography, terms: terms.terms, reference: try referencePages.get())
    progress.show("publishing")
    let summary = try Publisher.publish(pages, to: output)
    return Self.describe(summary, chapters: chapters.count, output: output)
  }

  /// The chapters and the works that they may cite.
  ///
  /// - Throws: All that is wrong with the one or the other.
  private func read(
    _ configuration: BookConfiguration
  ) throws(Diagnostics) -> ([Chapter], Bibliography?) {
    let works = Result { () throws(Diagnostics) in
      try BookReader.bibliography(of: configuration, in: book)
    }
    let chapters = Result { () throws(Diagnostics) in
      try BookReader.chapters(of: configuration, in: book)
    }
    let diagnostics = works.failures + chapters.failures
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return (try chapters.get(), try works.get())
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
    return await withTaskGroup(of: (Int, Result<Outcome, Diagnostics>).self) { group in
      var results = [Result<Outcome, Diagnostics>?](repeating: nil, count: programs.count)
      var waiting = programs.enumerated().makeIterator()
      func startNext() {
        guard let (index, program) = waiting.next() else { return }
        group.addTask {
          if program.isEmpty {
            return (index, .success(Outcome(cells: [], inlineValues: [])))
          }
          defer { progress.finish(program.slug) }
          do throws(Diagnostics) {
            let outcome = try await executor.execute(program) { stage in
              progress.show(program.slug, stage.rawValue)
            }
            return (index, .success(outcome))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<jobs { startNext() }
      for await (index, result) in group {
        results[index] = result
        startNext()
      }
      return results.map { $0! }
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

extension Result where Failure == Diagnostics {
  /// What went wrong; nothing for a success.
  fileprivate var failures: [Diagnostic] {
    if case .failure(let error) = self { error.all } else { [] }
  }
}
