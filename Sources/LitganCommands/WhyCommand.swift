import ArgumentParser
import Book
import Caching
import Execution
import Foundation
import Parsing
import Tangling

struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Says whether a build would run a chapter, and why.",
    discussion: """
      Nothing is run. What can change the result is compared with the last build: the code, files \
      that blocks declare or were seen to open, modules, the compiler, litgan itself.
      """)

  @Argument(
    help: ArgumentHelp(
      "A chapter, by its file's name without .md, or a block of it.",
      valueName: "chapter[:label]"))
  var part: ChapterPart

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Flag(name: .customLong("trust"), help: "As a build would run it with '--trust'.")
  var isTrusted = false

  @OptionGroup var reporting: Reporting

  func run() async throws {
    do throws(Diagnostics) {
      let configuration = try BookReader.configuration(of: book)
      let (chapter, cell) = try part.find(
        in: try BookReader.chapters(
          0..<configuration.textCount, of: configuration, in: book), configuration)
      let workshop = Workshop()
      let toolchain = try await workshop.toolchain(for: configuration, in: book) {}
      let executor = workshop.executor(
        for: configuration, in: book, toolchain, isTrusted: isTrusted)
      let program = Tangler.tangle(chapter, imports: configuration.imports.map(\.name))
      let standings = try await executor.standing(of: program)
      reporting.report(workshop.store.warnings)
      for standing in standings where isAsked(standing, cell, in: chapter) {
        reporting.print(text(standing, chapter))
      }
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  /// A block that is meant to fail has a program of its own; all others share one.
  private func isAsked(_ standing: Executor.Standing, _ cell: Int?, in chapter: Chapter) -> Bool {
    guard let cell else { return true }
    return standing.cell == (chapter.cells[cell].runs ? nil : cell)
  }

  private func text(_ standing: Executor.Standing, _ chapter: Chapter) -> String {
    var name = chapter.source.path
    if let cell = standing.cell {
      let label = chapter.cells[cell].label.map { "'\($0)'" } ?? "\(cell + 1)"
      name += ", block \(label), which is meant to fail"
    }
    guard standing.reasons.isEmpty else {
      return standing.reasons.map { "\(name): \($0)" }.joined(separator: "\n")
    }
    var text = "\(name): nothing: it comes from the cache"
    for reason in standing.lastReasons { text += "\n  the last build ran it: \(reason)" }
    return text
  }
}
