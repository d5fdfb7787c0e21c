import Book
import Foundation
import Records

/// Puts into words what kept a program from its end, at the place in the chapter where it happened.
struct FailureReport {
  let program: Program
  /// The file that names the imports: `book.yml`.
  let imports: SourceFile
  let limits: BookConfiguration.Limits
  /// What blocks may import that is not the system's.
  let modules: [String]

  private var file: SourceFile { program.chapter }

  // MARK: Compilation

  /// The compiler's errors: the first of each block and inline value, for what follows it there is
  /// mostly its consequence.
  func compilation(_ output: String) -> Diagnostics {
    let errors = CompilerMessages(output).errors
    var diagnostics: [Diagnostic] = []
    var told: Set<Int> = []
    for error in errors {
      if error.file == imports.path {
        diagnostics.append(importFailure(error))
        break
      }
      guard let offset = chapterOffset(error.file, error.line, error.column) else { continue }
      // What the compiler says of `value.formatted(.…)` when the value's own block is in error.
      if !diagnostics.isEmpty, error.text.hasPrefix("cannot infer contextual base") { continue }
      let part = part(at: offset)
      if told.insert(part).inserted {
        diagnostics.append(
          Diagnostic(
            "compile-error", error.text, in: file, at: token(at: offset),
            help: nearestModule(error.text) ?? help(error.notes)))
      }
    }
    if diagnostics.isEmpty {
      diagnostics.append(unplaced(errors, output))
    }
    return Diagnostics(diagnostics.sorted { ($0.location ?? start) < ($1.location ?? start) })
  }

  private var start: SourceLocation { SourceLocation(line: 1, column: 1) }

  private func importFailure(_ error: CompilerMessages.Message) -> Diagnostic {
    let line = imports.lineRange(min(max(error.line, 1), imports.lineStarts.count))
    let text = imports.text(line)
    let name = text.drop { " -\t'\"".contains($0) }.prefix { !" #'\"".contains($0) }
    let lead = text.utf8.count - text.drop { " -\t'\"".contains($0) }.utf8.count
    let range = (line.lowerBound + lead)..<(line.lowerBound + lead + name.utf8.count)
    return Diagnostic(
      "compile-error", error.text, in: imports, at: range,
      help: Diagnostic.suggestion(for: String(name), among: modules))
  }

  /// An error that the compiler places after the last block, such as a brace never closed: a note
  /// says where it began.
  private func unplaced(_ errors: [CompilerMessages.Message], _ output: String) -> Diagnostic {
    for error in errors {
      for note in error.notes {
        if let offset = chapterOffset(note.file, note.line, note.column) {
          return Diagnostic(
            "compile-error", error.text, in: file, at: token(at: offset), help: [note.text])
        }
      }
    }
    let message = errors.first?.text ?? output.split(separator: "\n").last.map(String.init)
    return Diagnostic(
      "compile-error", message ?? "the Swift compiler failed without a message",
      path: file.path)
  }

  /// The module that was meant by an import of one that is not there.
  private func nearestModule(_ message: String) -> [String]? {
    guard message.hasPrefix("no such module '") else { return nil }
    let name = message.dropFirst("no such module '".count).prefix { $0 != "'" }
    return Diagnostic.suggestion(for: String(name), among: modules)
  }

  private func help(_ notes: [CompilerMessages.Note]) -> [String] {
    guard let note = notes.first else { return [] }
    guard let offset = chapterOffset(note.file, note.line, note.column) else { return [note.text] }
    return ["\(note.text) (\(file.lineName(of: offset)))"]
  }

  // MARK: Running

  /// Why a run did not reach its end, or nil when it did.
  func failure(
    of result: ChildProcess.Result, records: [Record], in scratch: Scratch
  ) -> Diagnostic? {
    for case .displayFailed(_, let reason, let end) in records {
      let range = lineRange(end.line)
      let stop = file.offset(line: end.line, utf8Column: end.column)
      return Diagnostic(
        "cannot-display", "the block's value cannot be shown: \(reason)", in: file,
        at: trimmed(range.lowerBound..<max(range.lowerBound, stop)))
    }
    if result.excess == nil, result.ending == .exited(0), records.last == .finished { return nil }

    let block = runningPart(records)
    let crash = CrashReport(Data(scratch.bytes("crash.json")), in: file.path)
    let place = crash?.place.flatMap { chapterOffset(file.path, $0.line, $0.column) }
    let position = RunPosition(scratch.bytes("position"))
    let range =
      place.map(token(at:)) ?? code(after: position, in: block) ?? firstLine(of: block)
    let stderr = scratch.text("stderr")
    if let excess = LimitReport(limits).excess(of: result, in: scratch) {
      // Where in the line a limit was reached is chance.
      let line = trimmed(lineRange(file.location(of: range.lowerBound).line))
      return Diagnostic(
        excess.identifier, excess.message, in: file, at: excess.isOfLine ? line : range,
        help: [excess.help])
    }
    switch result.ending {
    case .signalled(let signal):
      let message = CrashReport.fatalError(in: stderr)
      if let message, message.hasPrefix("failed to allocate") || message.contains("memory") {
        let excess = LimitReport(limits).memory
        return Diagnostic(
          excess.identifier, excess.message, in: file, at: range, help: [excess.help])
      }
      // Where exactly the stack ran out is chance; the line is not.
      let whole = trimmed(lineRange(file.location(of: range.lowerBound).line))
      return Diagnostic(
        "crash", "the block crashed: \(message ?? name(ofSignal: signal))", in: file,
        at: message == nil ? whole : range)
    case .exited(let status):
      let how = status == 0 ? "before the chapter's end" : "with status \(status)"
      return Diagnostic(
        "early-exit", "the block ended the program \(how)", in: file, at: range,
        help: ["a chapter's program ends by itself after its last block"])
    }
  }

  private func name(ofSignal signal: Int) -> String {
    switch Int32(signal) {
    case SIGSEGV: "invalid memory access (endless recursion?)"
    case SIGILL, SIGTRAP: "the Swift runtime stopped it"
    case SIGKILL: "it was killed"
    default: "signal \(signal)"
    }
  }

  /// Offsets of the code that ran last.
  private func runningPart(_ records: [Record]) -> Range<Int> {
    for record in records.reversed() {
      switch record {
      case .cellStarted(let cell, _), .cellEnded(let cell, _): return program.cells[cell]
      case .inlineStarted(let number), .inlineValue(let number, _):
        return program.inlineValues[number]
      default: continue
      }
    }
    return program.cells.first ?? program.inlineValues.first ?? 0..<0
  }

  // MARK: Places

  /// The code that ran when the program stopped: in a loop the statement that gave a value last,
  /// else the line after it.
  private func code(after position: RunPosition?, in block: Range<Int>) -> Range<Int>? {
    guard let position, position.place.line <= file.lineStarts.count else { return nil }
    let line = position.place.line
    if position.isRepeated { return trimmed(lineRange(line)) }
    let next = (line + 1...max(line + 1, file.lineStarts.count)).first { candidate in
      candidate <= file.lineStarts.count && block.contains(file.lineRange(candidate).lowerBound)
        && !file.bytes[file.lineRange(candidate)].allSatisfy { $0 == 32 || $0 == 9 }
    }
    return trimmed(lineRange(next ?? line))
  }

  /// The offset of a place that the compiler named, when it is in the chapter's code.
  private func chapterOffset(_ name: String, _ line: Int, _ column: Int) -> Int? {
    guard name == file.path, line >= 1, line <= file.lineStarts.count else { return nil }
    return file.offset(line: line, utf8Column: column)
  }

  /// The number of the block or inline value around an offset.
  private func part(at offset: Int) -> Int {
    if let cell = program.cells.firstIndex(where: { $0.contains(offset) || $0.upperBound == offset }
    ) {
      return cell
    }
    let value = program.inlineValues.firstIndex { $0.contains(offset) || $0.upperBound == offset }
    return program.cells.count + (value ?? program.inlineValues.count)
  }

  private func lineRange(_ line: Int) -> Range<Int> {
    file.lineRange(min(max(line, 1), file.lineStarts.count))
  }

  private func firstLine(of range: Range<Int>) -> Range<Int> {
    let line = lineRange(file.location(of: range.lowerBound).line)
    return trimmed(range.lowerBound..<min(max(range.lowerBound, line.upperBound), range.upperBound))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let lead = file.bytes[range].prefix { $0 == 32 || $0 == 9 }.count
    return (range.lowerBound + lead)..<range.upperBound
  }

  /// The word or number at an offset, or the one character.
  private func token(at offset: Int) -> Range<Int> {
    let line = lineRange(file.location(of: offset).line)
    let isWord: (UInt8) -> Bool = {
      $0 >= 0x80 || $0 == UInt8(ascii: "_") || (48...57).contains($0) || (65...90).contains($0)
        || (97...122).contains($0)
    }
    guard offset < line.upperBound else { return offset..<offset }
    let word = file.bytes[offset..<line.upperBound].prefix(while: isWord)
    return offset..<max(offset + 1, word.endIndex)
  }
}
