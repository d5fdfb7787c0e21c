extension Chapter {
  /// `Chapter 2`; the title of a page that has no number; empty for a text that stands alone.
  public var place: String {
    switch number {
    case nil: ""
    case .page?: title
    case let number?: "\(number.word) \(number.text)"
    }
  }

  /// A chapter's place in its book, counted from 1.
  public enum Number: Sendable, Equatable {
    case chapter(Int)
    case appendix(Int)
    /// A page beside the chapters, such as one of notation: it has no number.
    case page

    /// `2`; of an appendix letters: `B`, and after `Z` `AA`; of a page nothing.
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
      case .page: return ""
      }
    }

    public var isAppendix: Bool { if case .appendix = self { true } else { false } }

    /// Whether it stands in the reading order, after one chapter and before another.
    public var isInOrder: Bool { self != .page }

    /// What stands before the numbers of its sections, figures and the like: `2.`
    public var prefix: String { text.isEmpty ? "" : text + "." }

    /// As a page names it.
    public var word: String {
      switch self {
      case .chapter: "Chapter"
      case .appendix: "Appendix"
      case .page: "Page"
      }
    }
  }
}
