/// The values that a statement gave at one place of the code, however often it ran.
///
/// A statement that ran a million times takes as much room as one that ran a hundred times.
public struct ValueRecord: Sendable, Equatable {
  /// The variable; empty for the value of an expression.
  public var name: String
  /// Where the name begins, or the expression.
  public var place: Record.Place
  /// How many values there were.
  public var count: Int
  /// The first values, formatted.
  public var texts: [String]
  /// A value after those; the last one of numbers.
  public var later: Later?
  /// Of numbers; nil for values of which one is none.
  public var range: Range?
  /// Numbers in their order, every so many of them, and the last one; none unless there are
  /// several.
  public var series: [Double]

  /// The value that came `index` values after the first.
  public struct Later: Sendable, Equatable {
    public var index: Int
    public var text: String

    public init(index: Int, text: String) {
      self.index = index
      self.text = text
    }
  }

  /// The least and the greatest value, formatted.
  public struct Range: Sendable, Equatable {
    public var least: String
    public var greatest: String

    public init(least: String, greatest: String) {
      self.least = least
      self.greatest = greatest
    }
  }

  /// How many values have a text of their own.
  public static let told = 4
  /// How many numbers a series has at most, beside the last one.
  public static let drawn = 48

  public init(
    name: String, place: Record.Place, count: Int, texts: [String], later: Later? = nil,
    range: Range? = nil, series: [Double] = []
  ) {
    self.name = name
    self.place = place
    self.count = count
    self.texts = texts
    self.later = later
    self.range = range
    self.series = series
  }
}
