/// How blocks are run and shown: what `book.yml` says for all of them and a block for itself.
public struct CellOptions: Sendable, Equatable {
  public var echo = Echo.code
  /// Whether the block is run.
  public var evaluates = true
  public var output = Output.shown
  /// Whether the page shows anything of the block.
  public var isIncluded = true
  public var fold = Fold.none
  /// What stands beside the triangle that unfolds the code.
  public var foldSummary = "Code"
  /// Whether the values of its lines can be looked at.
  public var showsValues = true
  /// Whether names in the code lead to their reference pages.
  public var linksNames = true
  /// Whether the page offers to copy the code.
  public var isCopied = true

  public init() {}

  /// Whether the page shows the code.
  public enum Echo: Sendable, Equatable {
    case hidden
    case code
    /// With its fence and its options, as it stands in the chapter.
    case fenced
  }

  /// What the page shows of what the block prints and displays.
  public enum Output: Sendable, Equatable {
    case hidden
    case shown
    /// Printed text is Markdown of the chapter.
    case asIs
  }

  /// Whether the code is folded away.
  public enum Fold: Sendable, Equatable {
    case none
    case closed
    case open
  }
}
