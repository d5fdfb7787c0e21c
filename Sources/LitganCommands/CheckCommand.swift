import ArgumentParser
import Book
import Foundation
import Publishing

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Does all that build does, and writes no site.",
    discussion: """
      Everything wrong is told in one run: the texts, the blocks and their claims, references, \
      citations, links, files, alternative texts, headings, labels that nothing refers to. \
      Exit status: 0 when nothing is wrong, 1 for errors in the book, 64 for wrong usage.
      """)

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Flag(help: "Warnings are errors.")
  var strict = false

  @Flag(help: "List the links that leave the site, with their places; none is followed.")
  var external = false

  @OptionGroup var running: RunOptions
  @OptionGroup var reporting: Reporting

  func run() async throws {
    try await Interruption.cancelling { try await self.check() }
  }

  private func check() async throws {
    let progress = ProgressLine(isQuiet: reporting.isQuiet)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-check-\(UUID().uuidString)")
    // The pages are looked at and thrown away; what cannot be removed is litter, not a wrong answer.
    defer { try? FileManager.default.removeItem(at: folder) }
    do throws(Diagnostics) {
      let report = try await Build(
        book: book, jobs: running.jobs, isTrusted: running.isTrusted, isStrict: strict,
        keepsTexts: external, warnsOfLabels: true
      ).weave(to: Publication(to: folder.path), progress)
      progress.end()
      reporting.report(report.warnings)
      if external { list(report) } else { summarise(report) }
    } catch {
      progress.end()
      // What was cancelled is at fault in nothing.
      if Task.isCancelled { return }
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  private func list(_ report: Build.Report) {
    for (destination, path, location) in report.external {
      print("\(path):\(location.line):\(location.column): \(destination)")
    }
  }

  private func summarise(_ report: Build.Report) {
    let warnings = report.warnings.count
    reporting.print(
      warnings == 0
        ? "\(report.contents): nothing is wrong"
        : "\(report.contents): \(counted(warnings, "warning", "warnings")), no error")
  }
}
