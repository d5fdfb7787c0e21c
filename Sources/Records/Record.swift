/// What a chapter's program reports while it runs, in the order in which it happens.
public enum Record: Sendable, Equatable {
  /// A block begins; `printed` bytes stand on standard output so far.
  case cellStarted(cell: Int, printed: Int)
  /// The value of an expression statement that nothing else followed in its block.
  case display(cell: Int, Display, end: Place)
  /// A value could not be shown; `reason` says why.
  case displayFailed(cell: Int, reason: String, end: Place)
  /// The values that a statement has given: at the end of the block in which it first gave one, and
  /// at the end of all when it gave more since, which takes the place of the former record.
  case value(ValueRecord)
  /// A sentence that a block checked.
  case claim(ClaimRecord)
  /// A block is done; `printed` bytes stand on standard output so far.
  case cellEnded(cell: Int, printed: Int)
  /// The evaluation of an inline value begins.
  case inlineStarted(number: Int)
  case inlineValue(number: Int, String)
  /// The program reached its end.
  case finished

  /// A place in the chapter's code as the compiler counts: lines from 1, columns in UTF-8 bytes
  /// from 1. Where the code stands in the chapter the program does not know.
  public struct Place: Sendable, Hashable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }
}
