import Book
import Records

/// Puts into words which claims of a chapter do not hold, and which are checked where no block runs.
struct ClaimReport {
  let file: SourceFile
  let places: CodeMap

  /// An error for each claim that is checked for a value in prose, which shows no claims.
  func misplaced(in records: [Record]) -> [Diagnostic] {
    var isInBlock = false
    var diagnostics: [Diagnostic] = []
    for record in records {
      switch record {
      case .cellStarted: isInBlock = true
      case .cellEnded: isInBlock = false
      case .claim(let claim) where !isInBlock:
        let message = "the claim '\(claim.statement)' is checked for a value in prose"
        let help = ["check it in a block, which shows it"]
        diagnostics.append(
          call(claim).map {
            Diagnostic("misplaced-claim", message, in: file, at: $0, help: help)
          } ?? Diagnostic("misplaced-claim", message, path: file.path, help: help))
      default: break
      }
    }
    return diagnostics
  }

  /// An error for each claim that does not hold, with the values that say so.
  ///
  /// A check in a loop is told once, for the first case in which it failed.
  func failures(in records: [Record]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var told: Set<Int> = []
    for case .claim(let claim) in records where !claim.holds {
      let values = claim.values.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
      let message = "the claim '\(claim.statement)' does not hold: \(values)"
      guard let range = call(claim) else {
        // A check in code that only looks as if it stood in the chapter.
        diagnostics.append(
          Diagnostic("claim-failed", message, path: file.path, help: help(for: claim)))
        continue
      }
      guard told.insert(range.lowerBound).inserted else { continue }
      diagnostics.append(
        Diagnostic("claim-failed", message, in: file, at: range, help: help(for: claim)))
    }
    return diagnostics
  }

  private func call(_ claim: ClaimRecord) -> Range<Int>? {
    places.call(line: claim.place.line, utf8Column: claim.place.column, in: file)
  }

  private func help(for claim: ClaimRecord) -> [String] {
    switch claim.basis {
    case .exact, .cited: []
    case .tolerance(let allowed): ["the difference may be \(allowed)"]
    case .sampled(let seed, _): ["the cases are those of seed \(seed)"]
    }
  }
}
