import Book
import Records

/// Puts into words which claims of a chapter do not hold.
struct ClaimReport {
  let file: SourceFile

  /// An error for each claim that does not hold, with the values that say so.
  ///
  /// A check in a loop is told once, for the first case in which it failed.
  func failures(in records: [Record]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var told: Set<Int> = []
    for case .claim(let claim) in records where !claim.holds {
      guard let range = statement(at: claim.place), told.insert(range.lowerBound).inserted else {
        continue
      }
      let values = claim.values.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          "claim-failed", "the claim '\(claim.statement)' does not hold: \(values)", in: file,
          at: range, help: help(for: claim)))
    }
    return diagnostics
  }

  private func help(for claim: ClaimRecord) -> [String] {
    switch claim.basis {
    case .exact, .cited: []
    case .tolerance(let allowed): ["the difference may be \(allowed)"]
    case .sampled(let seed, _): ["the cases are those of seed \(seed)"]
    }
  }

  /// The code of the check's first line, from where the compiler says that it begins.
  private func statement(at place: Record.Place) -> Range<Int>? {
    guard (1...file.lineStarts.count).contains(place.line) else { return nil }
    let line = file.lineRange(place.line)
    let bytes = file.bytes[line]
    let lead = bytes.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    return (line.lowerBound + lead)..<line.upperBound
  }
}
