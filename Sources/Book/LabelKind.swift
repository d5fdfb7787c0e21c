/// What a label names, told by its prefix, as in Quarto: `fig-plans` is a figure's.
public enum LabelKind: String, Sendable, CaseIterable {
  case section = "sec"
  case equation = "eq"
  case figure = "fig"
  case table = "tbl"
  case listing = "lst"
  case theorem = "thm"
  case lemma = "lem"
  case proposition = "prp"
  case corollary = "cor"
  case conjecture = "cnj"
  case definition = "def"
  case example = "exm"
  case exercise = "exr"
  case remark = "rem"
  case claim

  /// The kind of a label, or nil for a name with none of the prefixes.
  public init?(label: some StringProtocol) {
    guard let hyphen = label.firstIndex(of: "-") else { return nil }
    self.init(rawValue: String(label[..<hyphen]))
  }

  /// As a page names it: `Figure`.
  public var word: String {
    switch self {
    case .section: "Section"
    case .equation: "Equation"
    case .figure: "Figure"
    case .table: "Table"
    case .listing: "Listing"
    case .theorem: "Theorem"
    case .lemma: "Lemma"
    case .proposition: "Proposition"
    case .corollary: "Corollary"
    case .conjecture: "Conjecture"
    case .definition: "Definition"
    case .example: "Example"
    case .exercise: "Exercise"
    case .remark: "Remark"
    case .claim: "Claim"
    }
  }
}
