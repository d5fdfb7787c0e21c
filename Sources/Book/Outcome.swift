public import Records

/// What running a program gave: for each block what it displayed and printed and the values its
/// variables took, and each inline value as text.
public struct Outcome: Sendable, Equatable {
  public var cells: [CellOutcome]
  public var inlineValues: [String]

  public init(cells: [CellOutcome], inlineValues: [String]) {
    self.cells = cells
    self.inlineValues = inlineValues
  }
}

/// What one block gave.
public struct CellOutcome: Sendable, Equatable {
  /// The value of the block's last expression, if it has one that is worth showing.
  public var display: Display?
  /// What the block printed.
  public var output: String
  public var variables: [VariableRecord]
  /// The claims that the block checked, in the order of the checks.
  public var claims: [ClaimRecord]

  public init(
    display: Display? = nil, output: String = "", variables: [VariableRecord] = [],
    claims: [ClaimRecord] = []
  ) {
    self.display = display
    self.output = output
    self.variables = variables
    self.claims = claims
  }
}
