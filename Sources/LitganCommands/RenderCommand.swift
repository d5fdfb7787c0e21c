import ArgumentParser
import Book
import Foundation
import Parsing
import Weaving

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Turns one Markdown text into HTML on standard output.",
    discussion: "CommonMark 0.30, and formulas between dollars. Nothing is run.")

  @Argument(help: "A Markdown file, or - for standard input.")
  var file: String

  func run() async throws {
    do throws(Diagnostics) {
      let source =
        file == "-"
        ? SourceFile(
          path: "<stdin>", bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
        : try BookReader.text(path: file)
      let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
      let html = try BookWeaver.fragment(
        try ChapterParser.parseText(source), typesetter: Typesetter(libraries: libraries))
      FileHandle.standardOutput.write(Data(html.utf8))
    } catch {
      report(error)
      throw ExitCode(1)
    }
  }
}
