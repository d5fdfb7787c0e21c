import Book

/// Reads what a block declares by `//| depends: data/x.csv`, `//| depends: [data/x.csv, $LIMIT]`.
struct DependencyParser {
  let file: SourceFile
  let reading: FileReading

  /// Files of the folder that a program runs in which are litgan's own.
  private static let reserved: Set<String> = [
    "main.swift", "main.o", "program", "records", "position", "opened", "memos", "index", "stdout",
    "stderr",
    "crash.json", "compile.out", "compile.err",
  ]

  func dependencies(_ values: [YAMLMapping.Value], _ faults: inout Faults) -> [Dependency] {
    values.compactMap { value in
      do throws(Diagnostic) {
        return Dependency(try source(value), range: value.range)
      } catch {
        faults.add(error)
        return nil
      }
    }
  }

  private func source(_ value: YAMLMapping.Value) throws(Diagnostic) -> Dependency.Source {
    let name = value.text
    if name.hasPrefix("$") { return .variable(try variable(String(name.dropFirst()), at: value)) }
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.hasPrefix("/"), !steps.contains(".."), !steps.contains("."), !steps.contains("")
    else {
      throw invalid(
        "'\(name)' is no path below the chapter's folder", value,
        help: "write it from the chapter's file: depends: data/points.csv")
    }
    guard !Self.reserved.contains(name) else {
      throw invalid(
        "'\(name)' is a file of litgan's in the folder that blocks run in", value,
        help: "give the file another name, or a folder")
    }
    let chapter = file.place(of: value.range.lowerBound).path
    let path = resolvedPath(name, from: chapter)
    if case .failure(let reason) = reading.contents(path) {
      throw Diagnostic(
        "missing-dependency", "cannot read '\(path)': \(reason.message)", in: file,
        at: value.range, help: reading.suggestion(for: name, from: chapter))
    }
    return .file(name: name, path: path)
  }

  private func variable(
    _ name: String, at value: YAMLMapping.Value
  ) throws(Diagnostic) -> String {
    let isName =
      !name.isEmpty && !isDigit(name.utf8.first!)
      && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    guard isName else {
      throw invalid(
        "'\(value.text)' is no name of a variable", value,
        help: "letters, digits and '_' follow the dollar: depends: $LIMIT")
    }
    guard !Dependency.ownVariables.contains(name), !name.hasPrefix("LITGAN_") else {
      throw invalid(
        "'\(name)' is the same for every block, whatever it is outside", value,
        help: "blocks run with a PATH, a HOME and a language of their own")
    }
    return name
  }

  private func invalid(
    _ message: String, _ value: YAMLMapping.Value, help: String
  ) -> Diagnostic {
    Diagnostic("invalid-dependency", message, in: file, at: value.range, help: [help])
  }
}

extension Dependency {
  /// Variables that litgan sets for every program.
  fileprivate static let ownVariables: Set<String> = [
    "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "SWIFT_BACKTRACE",
    "SWIFT_DETERMINISTIC_HASHING",
  ]
}
