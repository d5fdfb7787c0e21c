import ArgumentParser
import Book
import Foundation
import Publishing

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Runs the blocks of a book and writes its site.",
    discussion: """
      The site is written only when every chapter is well; otherwise it stays as it was. \
      Warnings keep no page from being written, unless --strict makes them errors. \
      Exit status: 0 when the site is written, 1 for errors in the book, 64 for wrong usage.
      """)

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Option(help: ArgumentHelp("The folder to write the site to.", valueName: "dir"))
  var output = "site"

  @Option(
    help: ArgumentHelp(
      "Run this chapter although its result is there, or the program that one block stands in.",
      valueName: "chapter[:label]"))
  var force: [ChapterPart] = []

  @Flag(help: "Warnings, such as of numbers typed into prose, are errors.")
  var strict = false

  @Option(
    help: ArgumentHelp("A page to write that says where the build's time went.", valueName: "file"))
  var timings: String?

  @OptionGroup var running: RunOptions
  @OptionGroup var reporting: Reporting

  func run() async throws {
    try await Interruption.cancelling { try await self.build() }
  }

  private func build() async throws {
    let workshop = Workshop()
    let unchanged = UnchangedBuild(
      of: workshop, isTrusted: running.isTrusted, options: [book, output, "\(strict)"])
    if force.isEmpty, timings == nil, let report = unchanged.report {
      return reporting.print(report)
    }
    let progress = ProgressLine(isQuiet: reporting.isQuiet)
    do throws(Diagnostics) {
      let publication = Publication(to: output)
      let report = try await unchanged.noting { () throws(Diagnostics) in
        try await Build(
          book: book, jobs: running.jobs, isTrusted: running.isTrusted, isStrict: strict,
          forced: force, workshop: workshop
        ).weave(to: publication, progress)
      }
      if Task.isCancelled { return progress.end() }
      progress.show(.publishing)
      let summary = try publication.publish()
      progress.end()
      if let timings {
        try TimingsFile(path: timings).write(progress.profile, of: report.title, jobs: running.jobs)
      }
      reporting.report(report.warnings)
      let told = describe(summary, of: report)
      if summary.changed == 0, report.ran == 0, report.warnings.isEmpty {
        unchanged.keep(told, of: publication)
      }
      reporting.print(told)
    } catch {
      progress.end()
      // What was cancelled is at fault in nothing.
      if Task.isCancelled { return }
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  private func describe(_ summary: Publisher.Summary, of report: Build.Report) -> String {
    var text = "\(report.contents) in \(output): "
    text += "\(summary.written.count) files written, \(summary.unchanged) unchanged"
    if !summary.removed.isEmpty { text += ", \(summary.removed.count) removed" }
    if report.ran + report.kept > 0 { text += "; \(report.ran) ran, \(report.kept) from the cache" }
    if let isolation = report.isolation { text += "; \(isolation.report)" }
    return text
  }
}
