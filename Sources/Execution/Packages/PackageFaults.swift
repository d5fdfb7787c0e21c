import Book
import Foundation

/// Puts into words what `swift build` says of a book's packages.
struct PackageFaults {
  let configuration: BookConfiguration
  /// Where `book.yml` names the package.
  let item: BookConfiguration.Item

  /// The errors at their places in the packages' files; or one in `book.yml` when none has a place.
  func faults(in output: String) -> Diagnostics {
    var told: Set<String> = []
    let placed = CompilerMessages(output).errors.compactMap { error -> Diagnostic? in
      guard told.insert("\(error.file):\(error.line):\(error.column)").inserted,
        let bytes = FileManager.default.contents(atPath: error.file)
      else { return nil }
      let file = SourceFile(path: Self.relative(error.file), bytes: Array(bytes))
      guard error.line >= 1, error.line <= file.lineStarts.count else { return nil }
      let start = file.offset(line: error.line, utf8Column: error.column)
      let word = file.bytes[start...].prefix(while: Self.isInWord).count
      return Diagnostic(
        "compile-error", error.text, in: file, at: start..<(start + max(word, 1)),
        help: error.notes.prefix(1).map(\.text))
    }
    guard placed.isEmpty else { return Diagnostics(placed) }
    let line = output.split(separator: "\n").first { $0.hasPrefix("error: ") }
    let reason =
      line.map { String($0.dropFirst(7)) }
      ?? output.split(separator: "\n").last.map(String.init) ?? "it says nothing"
    return Diagnostics([
      Diagnostic(
        "package-failed", "'swift build' fails: \(reason)", in: configuration.source,
        at: item.range)
    ])
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte)
      || (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// A path as seen from where litgan was started, when the file lies beneath it.
  private static func relative(_ path: String) -> String {
    let folder =
      URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
      .resolvingSymlinksInPath().path + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
