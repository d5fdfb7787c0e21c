import ArgumentParser
import Book
import Foundation

/// How a command tells what is wrong: for a person on standard error, or with `--json` for an
/// editor on standard output.
struct Reporting: ParsableArguments {
  @Flag(
    name: .customLong("json"),
    help: "Print what is wrong as JSON on standard output, one object a line, and nothing else.")
  var isJSON = false

  @Flag(name: .customLong("quiet"), help: "Say only what is wrong.")
  var isQuiet = false

  func report(_ diagnostics: [Diagnostic]) {
    if isJSON {
      let text = diagnostics.map { DiagnosticJSON($0).line }.joined()
      FileHandle.standardOutput.write(Data(text.utf8))
    } else {
      let isColoured = Self.isColoured(
        environment: ProcessInfo.processInfo.environment, isTerminal: isatty(STDERR_FILENO) != 0)
      let text = diagnostics.map { isColoured ? $0.coloured : $0.rendered }.joined()
      FileHandle.standardError.write(Data(text.utf8))
    }
  }

  /// A command's result, which an editor does not ask for.
  func print(_ summary: String) {
    // At once, also where standard output is a pipe.
    if !isJSON, !isQuiet { FileHandle.standardOutput.write(Data((summary + "\n").utf8)) }
  }

  /// Colour is for terminals that know it, unless `NO_COLOR` says otherwise (no-color.org).
  static func isColoured(environment: [String: String], isTerminal: Bool) -> Bool {
    isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}
