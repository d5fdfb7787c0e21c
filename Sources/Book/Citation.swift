/// A place that refers to labels: `@fig-x`, `[-@eq-kr]`, `[see @thm-a, part 2; @thm-b]`.
public struct Citation: Sendable, Equatable {
  public var items: [Item]
  /// In brackets; otherwise it is part of the sentence.
  public var isBracketed: Bool
  /// Offsets of the whole.
  public var range: Range<Int>

  public init(items: [Item], isBracketed: Bool, range: Range<Int>) {
    self.items = items
    self.isBracketed = isBracketed
    self.range = range
  }

  public struct Item: Sendable, Equatable {
    public var key: PlacedName
    /// `-@x`: the number without its word.
    public var isShort: Bool
    /// Inline nodes before and after it: `see`, `§3`.
    public var prefix: [Node]
    public var suffix: [Node]

    public init(key: PlacedName, isShort: Bool, prefix: [Node] = [], suffix: [Node] = []) {
      self.key = key
      self.isShort = isShort
      self.prefix = prefix
      self.suffix = suffix
    }
  }
}

/// `[^name]: text`.
public struct Footnote: Sendable, Equatable {
  public var name: PlacedName
  /// Paragraphs.
  public var content: [Node]

  public init(name: PlacedName, content: [Node] = []) {
    self.name = name
    self.content = content
  }
}

/// `[text]{#label .class key="value"}`.
public struct Span: Sendable, Equatable {
  public var attributes: Attributes

  public init(_ attributes: Attributes) {
    self.attributes = attributes
  }

  public func has(_ name: String) -> Bool {
    attributes.classes.contains { $0.text == name }
  }
}
