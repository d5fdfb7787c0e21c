import Book
import Foundation
import Records

/// Puts into words what kept a program from its end, at the place in the chapter where it happened.
struct FailureReport {
  let program: Program
  let places: CodeMap
  let configuration: BookConfiguration
  /// What blocks may import that is not the system's.
  let modules: [String]
  /// What stood between the program and the machine.
  let isolation: Isolation

  private var file: SourceFile { program.chapter }
  private var limits: BookConfiguration.Limits { configuration.limits }

  // MARK: Compilation

  /// The compiler's errors: the first of each block and inline value, for what follows it there is
  /// mostly its consequence.
  func compilation(_ output: String) -> Diagnostics {
    let errors = CompilerMessages(output).errors
    var diagnostics: [Diagnostic] = []
    var told: Set<Int> = []
    for error in errors {
      if error.file == CodeMap.importsFile, let module = module(at: error.line) {
        diagnostics.append(importFailure(error.text, of: module))
        break
      }
      guard let offset = offset(error.file, error.line, error.column) else { continue }
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

  private func module(at line: Int) -> BookConfiguration.Item? {
    configuration.imports.indices.contains(line - 1) ? configuration.imports[line - 1] : nil
  }

  private func importFailure(_ message: String, of module: BookConfiguration.Item) -> Diagnostic {
    Diagnostic(
      "compile-error", message, in: configuration.source, at: module.range,
      help: Diagnostic.suggestion(for: module.name, among: modules))
  }

  /// An error that the compiler places after the last block, such as a brace never closed: a note
  /// says where it began.
  private func unplaced(_ errors: [CompilerMessages.Message], _ output: String) -> Diagnostic {
    for error in errors {
      for note in error.notes {
        if let offset = offset(note.file, note.line, note.column) {
          return Diagnostic(
            "compile-error", error.text, in: file, at: token(at: offset), help: [note.text])
        }
      }
    }
    // The linker names the place of an error in the object file after it.
    let lines = output.split(separator: "\n")
    let linking = lines.lazy.compactMap { line in
      line.range(of: "ld.lld: error: ").map { String(line[$0.upperBound...]) }
    }
    let message = errors.first?.text ?? linking.first ?? lines.last.map(String.init)
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
    guard let offset = offset(note.file, note.line, note.column) else { return [note.text] }
    return ["\(note.text) (\(file.lineName(of: offset)))"]
  }

  // MARK: Running

  /// Why a run did not reach its end, or nil when it did.
  func failure(of run: ProgramRun, records: [Record]) -> Diagnostic? {
    for case .displayFailed(_, let reason, let end) in records {
      let stop = offset(of: end) ?? 0
      return Diagnostic(
        "cannot-display", "the block's value cannot be shown: \(reason)", in: file,
        at: trimmed(line(around: stop).lowerBound..<stop))
    }
    if run.hasEndedWell, records.last == .finished { return nil }

    let block = runningPart(records)
    let range =
      run.crash.flatMap(offset(of:)).map(token(at:)) ?? code(after: run.position, in: block)
      ?? firstLine(of: block)
    if let excess = LimitReport(limits).excess(of: run) {
      // Where in the line a limit was reached is chance.
      return Diagnostic(
        excess.identifier, excess.message, in: file,
        at: excess.isOfLine ? trimmed(line(around: range.lowerBound)) : range,
        help: [excess.help])
    }
    switch run.ending {
    case .signalled(let signal):
      let message = run.fatalError
      if let message, message.hasPrefix("failed to allocate") || message.contains("memory") {
        let excess = LimitReport(limits).memory
        return Diagnostic(
          excess.identifier, excess.message, in: file, at: range, help: [excess.help])
      }
      // Where exactly the stack ran out is chance; the line is not.
      let whole = trimmed(line(around: range.lowerBound))
      return Diagnostic(
        "crash", "the block crashed: \(message ?? name(ofSignal: signal))", in: file,
        at: message == nil ? whole : range,
        help: isolation == .sandbox ? message.map(Sandbox.help(forCrash:)) ?? [] : [])
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
    guard let position, let last = offset(of: position.place) else { return nil }
    if position.isRepeated { return trimmed(line(around: last)) }
    let number = file.location(of: last).line
    let next = (number + 1...max(number + 1, file.lineStarts.count)).first { candidate in
      candidate <= file.lineStarts.count && block.contains(file.lineRange(candidate).lowerBound)
        && !file.bytes[file.lineRange(candidate)].allSatisfy { $0 == 32 || $0 == 9 }
    }
    return trimmed(file.lineRange(next ?? number))
  }

  private func offset(of place: Record.Place) -> Int? {
    places.offset(line: place.line, utf8Column: place.column, in: file)
  }

  /// The offset of a place that the compiler named, when it is in the chapter's code.
  private func offset(_ name: String, _ line: Int, _ column: Int) -> Int? {
    guard name == CodeMap.file else { return nil }
    return places.offset(line: line, utf8Column: column, in: file)
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

  private func line(around offset: Int) -> Range<Int> {
    file.lineRange(file.location(of: offset).line)
  }

  /// The first line of code in which something can happen.
  private func firstLine(of range: Range<Int>) -> Range<Int> {
    let first = file.location(of: range.lowerBound).line
    let last = file.location(of: max(range.lowerBound, range.upperBound - 1)).line
    let number = (first...last).first { number in
      let text = file.text(trimmed(file.lineRange(number)))
      return !text.isEmpty && !text.hasPrefix("import ") && !text.hasPrefix("//")
    }
    let line = file.lineRange(number ?? first)
    if let number, number > first {
      return trimmed(line.lowerBound..<min(line.upperBound, range.upperBound))
    }
    return trimmed(range.lowerBound..<min(max(range.lowerBound, line.upperBound), range.upperBound))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let lead = file.bytes[range].prefix { $0 == 32 || $0 == 9 }.count
    return (range.lowerBound + lead)..<range.upperBound
  }

  /// The word or number at an offset, or the one character.
  private func token(at offset: Int) -> Range<Int> {
    let line = line(around: offset)
    let isWord: (UInt8) -> Bool = {
      $0 >= 0x80 || $0 == UInt8(ascii: "_") || (48...57).contains($0) || (65...90).contains($0)
        || (97...122).contains($0)
    }
    guard offset < line.upperBound else { return offset..<offset }
    let word = file.bytes[offset..<line.upperBound].prefix(while: isWord)
    return offset..<max(offset + 1, word.endIndex)
  }
}
