/// A TeX command of the book's own: `\KL: '\mathrm{KL}\!\left(#1 \,\middle\|\, #2\right)'`.
public struct Macro: Sendable, Equatable {
  /// With its backslash.
  public var name: PlacedName
  /// TeX; `#1` to `#9` stand for what follows the command.
  public var definition: String
  /// Where each byte of the definition stands in `book.yml`.
  public var offsets: OffsetMap
  /// Offsets of the definition, quotes included.
  public var range: Range<Int>

  public init(name: PlacedName, definition: String, offsets: OffsetMap, range: Range<Int>) {
    self.name = name
    self.definition = definition
    self.offsets = offsets
    self.range = range
  }
}
