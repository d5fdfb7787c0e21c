/// A block of text with a part of its own in the argument: `::: {#thm-kr .theorem name="…"}`.
public struct TextBlock: Sendable, Equatable {
  public var kind: Kind
  public var label: PlacedName?
  /// Inline nodes; none when the block has no name.
  public var name: [Node]
  /// A callout that the reader unfolds.
  public var isCollapsed: Bool
  /// Offsets of the fence that opens it.
  public var range: Range<Int>

  public init(
    kind: Kind, label: PlacedName? = nil, name: [Node] = [], isCollapsed: Bool = false,
    range: Range<Int>
  ) {
    self.kind = kind
    self.label = label
    self.name = name
    self.isCollapsed = isCollapsed
    self.range = range
  }

  /// The classes that a fence may have, Quarto's names.
  public enum Kind: String, Sendable, CaseIterable {
    case theorem, lemma, proposition, corollary, conjecture, definition, example, exercise, remark
    case proof, solution
    case note = "callout-note"
    case tip = "callout-tip"
    case important = "callout-important"
    case warning = "callout-warning"
    case caution = "callout-caution"
    case goesWrong = "callout-goes-wrong"

    /// The kind of its labels; nil for a block that is not numbered.
    public var labelKind: LabelKind? {
      switch self {
      case .theorem: .theorem
      case .lemma: .lemma
      case .proposition: .proposition
      case .corollary: .corollary
      case .conjecture: .conjecture
      case .definition: .definition
      case .example: .example
      case .exercise: .exercise
      case .remark: .remark
      default: nil
      }
    }

    public var isCallout: Bool { rawValue.hasPrefix("callout-") }

    /// As a page names it.
    public var word: String {
      switch self {
      case .proof: "Proof"
      case .solution: "Solution"
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      case .goesWrong: "What goes wrong"
      default: labelKind?.word ?? rawValue
      }
    }
  }
}
