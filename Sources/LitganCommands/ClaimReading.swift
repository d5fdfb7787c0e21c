import Book
import Parsing
import Records

/// The claims that blocks checked, their sentences read as text.
enum ClaimReading {
  /// The outcome of a chapter with its claims.
  ///
  /// Checks of one place with one sentence are one claim: those of a loop.
  ///
  /// - Throws: Sentences that are none, at the claims that say them.
  static func read(_ chapter: Chapter, _ outcome: Outcome) throws(Diagnostics) -> Outcome {
    var claims: [Claim] = []
    var faults: [Diagnostic] = []
    var known: [Key: Int] = [:]
    for (number, cell) in outcome.cells.enumerated() {
      for claim in cell.claims {
        let record = claim.record
        let code = claim.call ?? chapter.cells[number].fence
        let key = Key(
          offset: code.lowerBound, cell: number, statement: record.statement, label: record.label)
        if let index = known[key], claims[index].record.basis == record.basis {
          claims[index].checks.append(record.values)
          continue
        }
        do throws(Diagnostics) {
          let statement = try statement(record, at: code, in: chapter.source)
          known[key] = claims.count
          claims.append(
            Claim(
              record: record, checks: [record.values], cell: number, code: code,
              statement: statement))
        } catch {
          faults += error.all
        }
      }
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
    var outcome = outcome
    outcome.claims = claims
    return outcome
  }

  private struct Key: Hashable {
    var offset: Int
    var cell: Int
    var statement: String
    var label: String?
  }

  private static func statement(
    _ record: ClaimRecord, at code: Range<Int>, in file: SourceFile
  ) throws(Diagnostics) -> Chapter {
    let text = try ChapterParser.parseText(SourceFile(path: file.path, text: record.statement))
    guard text.document.children.count == 1, text.document.children[0].kind == .paragraph else {
      throw Diagnostics([
        Diagnostic(
          "invalid-claim", "a claim's sentence is one paragraph, not '\(record.statement)'",
          in: file, at: code,
          help: ["it has words and cannot begin like a list, a heading or a quotation"])
      ])
    }
    return text
  }
}
