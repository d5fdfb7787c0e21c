import ArgumentParser
import Book
import Foundation
import Packaging
import Parsing
import Publishing
import Tangling

struct TangleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tangle", abstract: "Writes the programs of a book's chapters as Swift packages.",
    discussion: """
      Each becomes a folder that needs nothing but Swift: 'swift run' in it prints the values that \
      the chapter's page shows and writes its figures to files. Nothing is run. What stands there \
      already and was not written by litgan is left alone.
      """)

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Option(
    help: ArgumentHelp("Only this chapter: its file's name, without .md.", valueName: "name"))
  var chapter: String?

  @Option(help: ArgumentHelp("The folder to write the packages' folders to.", valueName: "dir"))
  var output: String

  @OptionGroup var reporting: Reporting

  func run() async throws {
    do throws(Diagnostics) {
      for package in try await packages() {
        let folder = output + "/" + package.name
        let summary = try Publisher.publish(package.files, to: folder)
        reporting.print(
          "\(folder): \(summary.written.count) files written, \(summary.unchanged) unchanged")
      }
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  /// The packages of all chapters that run something, or of the one that is asked for.
  private func packages() async throws(Diagnostics) -> [ChapterPackage] {
    let configuration = try BookReader.configuration(of: book)
    let chapters = try BookReader.chapters(
      numbers(in: configuration), of: configuration, in: book)
    let toolchain = try await Workshop().toolchain(for: configuration, in: book) {}
    let packages = try ChapterPackages(of: configuration, in: book, toolchain.packages)
    let made = chapters.compactMap { packages.package(of: $0) }
    guard !made.isEmpty else {
      let path = chapter == nil ? configuration.source.path : chapters[0].source.path
      throw Diagnostics([
        Diagnostic(
          "no-program",
          chapter == nil
            ? "no chapter of the book runs anything" : "the chapter runs nothing",
          path: path, help: ["what runs is a fence of 'swift run', or an inline `{swift} value`"])
      ])
    }
    return made
  }

  /// The places in the book of the chapters that are asked for.
  private func numbers(in configuration: BookConfiguration) throws(Diagnostics) -> [Int] {
    let names = configuration.texts.map { ChapterParser.slug(of: $0.file.name) }
    guard let chapter else { return Array(names.indices) }
    if let number = names.firstIndex(of: chapter) { return [number] }
    throw Diagnostics([
      Diagnostic(
        "unknown-chapter", "the book has no chapter '\(chapter)'", path: configuration.source.path,
        help: Diagnostic.suggestion(for: chapter, among: names))
    ])
  }
}
