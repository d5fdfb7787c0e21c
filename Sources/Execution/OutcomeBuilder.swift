import Book
import Records

/// Sorts a program's records by block.
struct OutcomeBuilder {
  private(set) var outcome: Outcome

  /// - Parameters:
  ///   - records: Those of a run, as far as it came.
  ///   - places: Lead from the records' places to the chapter.
  ///   - printed: All that the program printed.
  init(_ program: Program, _ places: CodeMap, records: [Record], printed: [UInt8]) {
    outcome = Outcome(
      cells: Array(repeating: CellOutcome(), count: program.cells.count),
      inlineValues: Array(repeating: "", count: program.inlineValues.count))
    var start = 0
    var running: Int?
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
      case .variable(let cell, let variable):
        outcome.cells[cell].variables.append(variable)
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
  }
}
