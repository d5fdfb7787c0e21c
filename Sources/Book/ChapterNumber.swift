extension Chapter {
  /// A chapter's place in its book, counted from 1.
  public enum Number: Sendable, Equatable {
    case chapter(Int)
    case appendix(Int)

    /// `2`; of an appendix letters: `B`, and after `Z` `AA`.
    public var text: String {
      switch self {
      case .chapter(let number): return String(number)
      case .appendix(var number):
        var letters = ""
        while number > 0 {
          letters = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + letters
          number = (number - 1) / 26
        }
        return letters
      }
    }

    public var isAppendix: Bool { if case .appendix = self { true } else { false } }

    /// As a page names it.
    public var word: String {
      switch self {
      case .chapter: "Chapter"
      case .appendix: "Appendix"
      }
    }
  }
}
