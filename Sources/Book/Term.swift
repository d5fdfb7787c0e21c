/// A term of the book, where a chapter defines it: `[coupling]{.term}`.
public struct Term: Sendable, Equatable {
  /// Inline nodes, as the chapter has them.
  public var name: [Node]
  /// The words of the name, formulas as TeX.
  public var text: String
  /// The chapter that it stands in, counted from 0.
  public var chapter: Int
  /// Unique on the chapter's page.
  public var id: String
  /// Inline nodes: the sentence that defines it.
  public var sentence: [Node]
  /// Offsets of its attributes in the chapter.
  public var range: Range<Int>

  public init(
    name: [Node], text: String, chapter: Int, id: String, sentence: [Node], range: Range<Int>
  ) {
    self.name = name
    self.text = text
    self.chapter = chapter
    self.id = id
    self.sentence = sentence
    self.range = range
  }
}

extension String {
  /// Lower-cased words joined by hyphens; letters of every script stay.
  public var slug: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
