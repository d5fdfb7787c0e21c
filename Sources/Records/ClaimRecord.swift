/// A sentence that a block checked, and what the check found.
public struct ClaimRecord: Sendable, Equatable {
  /// How it is known that the sentence holds.
  public enum Basis: Sendable, Equatable {
    /// The computed values are equal, or in order, as they are.
    case exact
    /// The computed values agree up to an error that the text names, such as `1e-15 absolute`.
    case tolerance(String)
    /// It held for `cases` cases drawn from a generator with this seed; others were not tried.
    case sampled(seed: UInt64, cases: Int)
    /// A source says so; nothing was computed.
    case cited(String)
  }

  /// A value that the check looked at, formatted.
  public struct Value: Sendable, Equatable {
    public var name: String
    public var text: String

    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The name by which prose refers to it.
  public var label: String?
  /// The sentence.
  public var statement: String
  public var basis: Basis
  public var holds: Bool
  /// What was compared, in the order in which a reader wants it.
  public var values: [Value]
  /// Where the check stands in the chapter's code.
  public var place: Record.Place

  public init(
    label: String?, statement: String, basis: Basis, holds: Bool, values: [Value],
    place: Record.Place
  ) {
    self.label = label
    self.statement = statement
    self.basis = basis
    self.holds = holds
    self.values = values
    self.place = place
  }
}
