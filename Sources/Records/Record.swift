/// What a chapter's program reports while it runs, in the order in which it happens.
public enum Record: Sendable, Equatable {
  /// A block begins; `printed` bytes stand on standard output so far.
  case cellStarted(cell: Int, printed: Int)
  /// The value of an expression statement that nothing else followed in its block.
  case display(cell: Int, Display, end: Place)
  /// A value could not be shown; `reason` says why.
  case displayFailed(cell: Int, reason: String, end: Place)
  case variable(cell: Int, VariableRecord)
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
  public struct Place: Sendable, Equatable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }
}

/// The values that one variable took at one place of a block.
public struct VariableRecord: Sendable, Equatable {
  public var name: String
  public var place: Record.Place
  /// The first values, formatted; a loop may give many.
  public var values: [String]
  /// How many values there were.
  public var count: Int

  /// How many values are kept.
  public static let kept = 64

  public init(name: String, place: Record.Place, values: [String], count: Int) {
    self.name = name
    self.place = place
    self.values = values
    self.count = count
  }
}
