public import Records

/// What running a program gave: for each block what it displayed and printed and the values of its
/// statements, and each inline value as text.
public struct Outcome: Sendable, Equatable {
  public var cells: [CellOutcome]
  public var inlineValues: [String]
  /// The claims that the blocks checked, in the order of their first checks; none before their
  /// sentences have been read.
  public var claims: [Claim] = []
  /// What stood between the program and the machine; nil when nothing ran.
  public var isolation: Isolation?

  public init(cells: [CellOutcome], inlineValues: [String]) {
    self.cells = cells
    self.inlineValues = inlineValues
  }

  /// That of a program in which nothing runs.
  public static let empty = Outcome(cells: [], inlineValues: [])
}

/// What one block gave.
public struct CellOutcome: Sendable, Equatable {
  /// The values that the block displays, in order; the last is that of its last expression, if it
  /// has one that is worth showing.
  public var displays: [Display] = []
  /// What the block printed.
  public var output = ""
  /// The values of the statements of its code, in the order of the code, whichever block ran them.
  public var values: [StatementValue] = []
  /// The symbols of imported modules that its code names, in the order of the code.
  public var names: [SymbolName] = []
  /// The claims that the block checked, in the order of the checks.
  public var claims: [CheckedClaim] = []
  /// How a block failed that was meant to.
  public var failure: Diagnostic?
  /// What the block printed and displayed as text, read as Markdown, when it asks for that.
  public var markdown: Chapter?

  public init() {}
}

/// What one check of a claim found, and where the check stands.
public struct CheckedClaim: Sendable, Equatable {
  public var record: ClaimRecord
  /// Offsets of the call in the chapter; nil of code that only looks as if it stood there.
  public var call: Range<Int>?

  public init(record: ClaimRecord, call: Range<Int>?) {
    self.record = record
    self.call = call
  }
}

/// The values that a statement gave, and where it stands.
public struct StatementValue: Sendable, Equatable {
  public var record: ValueRecord
  /// The offset in the chapter of the variable's name, or of the expression.
  public var offset: Int

  public init(record: ValueRecord, offset: Int) {
    self.record = record
    self.offset = offset
  }
}

/// A name in a block's code, and the symbol that the compiler takes it for.
public struct SymbolName: Sendable, Equatable {
  /// The compiler's own name for the symbol: a unified symbol resolution.
  public var usr: String
  /// The offset in the chapter of its first character.
  public var offset: Int

  public init(usr: String, offset: Int) {
    self.usr = usr
    self.offset = offset
  }
}
