/// A name that an author wrote, and where it stands.
public struct PlacedName: Sendable, Equatable {
  public var text: String
  /// Offsets in the chapter.
  public var range: Range<Int>

  public init(_ text: String, range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// Pandoc's attributes: `{#label .class key="value"}`.
public struct Attributes: Sendable, Equatable {
  /// What follows `#`.
  public var label: PlacedName?
  /// What follows each full stop.
  public var classes: [PlacedName]
  public var values: [Value]
  /// Offsets of the whole, braces included.
  public var range: Range<Int>

  /// `key="text"`.
  public struct Value: Sendable, Equatable {
    public var key: PlacedName
    /// Without quotes, `\"` and `\\` being signs.
    public var text: String
    /// Where each byte of `text` stands in the chapter.
    public var offsets: OffsetMap
    public var range: Range<Int>

    public init(key: PlacedName, text: String, offsets: OffsetMap, range: Range<Int>) {
      self.key = key
      self.text = text
      self.offsets = offsets
      self.range = range
    }
  }

  public init(
    label: PlacedName? = nil, classes: [PlacedName] = [], values: [Value] = [], range: Range<Int>
  ) {
    self.label = label
    self.classes = classes
    self.values = values
    self.range = range
  }

  /// The label of the claim that `claim=name` binds to: `claim-name`.
  public var claim: PlacedName? {
    self["claim"].map { value in
      PlacedName(
        value.text.hasPrefix("claim-") ? value.text : "claim-" + value.text, range: value.range)
    }
  }

  public subscript(key: String) -> Value? {
    values.first { $0.key.text == key }
  }
}
