public import Records

/// A sentence that a block of a chapter checks.
public struct Claim: Sendable, Equatable {
  /// The first check.
  public var record: ClaimRecord
  /// What each check compared; there are several when the claim stands in a loop.
  public var checks: [[ClaimRecord.Value]]
  /// The number of the block that ran it.
  public var cell: Int
  /// Offsets of the call in the chapter.
  public var code: Range<Int>
  /// The sentence as a text: one paragraph, formulas in it.
  public var statement: Chapter

  public init(
    record: ClaimRecord, checks: [[ClaimRecord.Value]], cell: Int, code: Range<Int>,
    statement: Chapter
  ) {
    self.record = record
    self.checks = checks
    self.cell = cell
    self.code = code
    self.statement = statement
  }
}

/// A claim with its number in the book.
public struct NumberedClaim: Sendable, Equatable {
  public var claim: Claim
  /// The chapter, counted from 0.
  public var chapter: Int
  /// `2.3`
  public var number: String
  /// Where pages show it: its label, or a name made from its number.
  public var id: String

  public init(claim: Claim, chapter: Int, number: String, id: String) {
    self.claim = claim
    self.chapter = chapter
    self.number = number
    self.id = id
  }
}

extension SourceFile {
  /// The call whose opening parenthesis stands at a place, as the compiler counts it: from the name
  /// of the function to the closing parenthesis. Nil where there is none.
  ///
  /// - Complexity: O(bytes from the place's line to the end of the block).
  public func call(at place: Record.Place) -> Range<Int>? {
    guard lineStarts.indices.contains(place.line - 1) else { return nil }
    let open = offset(line: place.line, utf8Column: place.column)
    guard open < bytes.count, bytes[open] == UInt8(ascii: "(") else { return nil }
    let name = bytes[..<open].reversed().prefix(while: SwiftCode.isName).count
    // No call is longer than this many lines.
    let last = min(place.line + 200, lineStarts.count)
    let code = SwiftCode(Array(bytes[open..<lineRange(last).upperBound]))
    guard let end = code.end(ofParenthesesAt: 0) else { return nil }
    return (open - name)..<(open + end)
  }
}
