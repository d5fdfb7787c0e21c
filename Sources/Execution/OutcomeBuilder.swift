import Book
import Records

/// Sorts a program's records by block.
struct OutcomeBuilder {
  private(set) var outcome: Outcome

  /// - Parameters:
  ///   - records: Those of a run, as far as it came.
  ///   - places: Lead from the records' places to the chapter.
  ///   - printed: All that the program printed.
  ///   - names: What its code names.
  init(
    _ program: Program, _ places: CodeMap, records: [Record], printed: [UInt8],
    names: [IndexedName] = []
  ) {
    outcome = Outcome(
      cells: Array(repeating: CellOutcome(), count: program.cells.count),
      inlineValues: Array(repeating: "", count: program.inlineValues.count))
    var start = 0
    var running: Int?
    var values: [Record.Place: ValueRecord] = [:]
    func text(to end: Int) -> String {
      let range = min(start, printed.count)..<min(max(start, end), printed.count)
      return String(decoding: printed[range], as: UTF8.self)
    }
    for record in records {
      switch record {
      case .cellStarted(let cell, let offset):
        start = offset
        running = cell
      case .cellEnded(let cell, let offset):
        outcome.cells[cell].output = text(to: offset)
        running = nil
      case .display(let cell, let display, _):
        outcome.cells[cell].displays.append(display)
      case .value(let value):
        values[value.place] = value
      case .claim(let claim):
        guard let running else { break }
        let call = places.call(
          line: claim.place.line, utf8Column: claim.place.column, in: program.chapter)
        outcome.cells[running].claims.append(CheckedClaim(record: claim, call: call))
      case .inlineValue(let number, let text):
        outcome.inlineValues[number] = text
      case .inlineStarted, .displayFailed, .finished:
        break
      }
    }
    if let running { outcome.cells[running].output = text(to: printed.count) }
    for value in values.values { add(value, program, places) }
    for name in names { add(name, program, places) }
    for cell in outcome.cells.indices { outcome.cells[cell].values.sort { $0.offset < $1.offset } }
  }

  /// Gives values to the block whose code the statement is part of: a function of one block may be
  /// called from another.
  private mutating func add(_ value: ValueRecord, _ program: Program, _ places: CodeMap) {
    guard let (cell, offset) = cell(value.place, program, places) else { return }
    outcome.cells[cell].values.append(StatementValue(record: value, offset: offset))
  }

  private mutating func add(_ name: IndexedName, _ program: Program, _ places: CodeMap) {
    guard let (cell, offset) = cell(name.place, program, places) else { return }
    outcome.cells[cell].names.append(SymbolName(usr: name.usr, offset: offset))
  }

  /// The block that a place is part of, and the place in the chapter.
  private func cell(
    _ place: Record.Place, _ program: Program, _ places: CodeMap
  ) -> (cell: Int, offset: Int)? {
    let offset = places.offset(
      line: place.line, utf8Column: place.column, in: program.chapter)
    guard let offset, let cell = program.cells.firstIndex(where: { $0.contains(offset) }) else {
      return nil
    }
    return (cell, offset)
  }
}
