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
