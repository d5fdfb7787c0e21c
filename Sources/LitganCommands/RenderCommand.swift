import ArgumentParser
import Book
import CrossReferencing
import Foundation
import Parsing
import Weaving

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Turns one Markdown text into HTML on standard output.",
    discussion: """
      Plain texts are CommonMark 0.30 with formulas between dollars. With '--from litgan' the text is \
      a chapter or a part of one, with all that chapters may hold. Nothing is run: blocks and \
      values are shown as code, and what only a run gives cannot be referred to.
      """)

  /// Pandoc's name for the language that a text is written in.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case commonmark, litgan
  }

  @Argument(help: "A Markdown file, or - for standard input.")
  var file: String

  @Option(name: [.short, .long], help: "The language of the text.")
  var from = Format.commonmark

  @Option(help: "Works that the text cites, CSL-YAML or CSL-JSON; only with '--from litgan'.")
  var bibliography: String?

  @OptionGroup var reporting: Reporting

  func validate() throws {
    if bibliography != nil, from == .commonmark {
      throw ValidationError("'--bibliography' needs '--from litgan': CommonMark cites nothing")
    }
  }

  func run() async throws {
    do throws(Diagnostics) {
      let source =
        file == "-"
        ? SourceFile(
          path: "<stdin>", bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
        : try BookReader.text(path: file)
      let libraries = ScriptLibraries(environment: ProcessInfo.processInfo.environment)
      let html = try html(source, Typesetter(libraries: libraries))
      FileHandle.standardOutput.write(Data(html.utf8))
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  private func html(
    _ source: SourceFile, _ typesetter: Typesetter
  ) throws(Diagnostics) -> String {
    let text = try ChapterParser.parseText(source, isExtended: from == .litgan)
    guard from == .litgan else {
      return try BookWeaver.fragment(text, typesetter: typesetter)
    }
    var works: Bibliography?
    if let bibliography { works = try BookReader.bibliography(path: bibliography) }
    let nothing = Outcome(cells: [], inlineValues: [])
    let faults =
      LabelCheck.diagnostics(of: [text], works) + ClaimCheck.diagnostics(of: [text], [nothing])
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return try BookWeaver.fragment(
      text, references: Numbering.references(of: [text], [nothing]), bibliography: works,
      typesetter: typesetter)
  }
}
