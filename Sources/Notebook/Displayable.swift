public import Records

/// A value that a page can show as more than its description.
///
/// Numbers, strings, arrays, matrices, tables and charts are; a chapter's own types may be.
public protocol Displayable {
  /// What the page shows when a block ends in the value.
  func display() throws(DisplayError) -> Display
}

/// Why a value cannot be shown.
public struct DisplayError: Error, Equatable {
  public let reason: String

  public init(_ reason: String) {
    self.reason = reason
  }
}

/// A value with a description short enough for one line.
protocol Summarised {
  var summary: String { get }
}

extension Double: Displayable {
  /// All the digits that tell the number from its neighbours.
  public func display() -> Display { .text(description) }
}

extension Array: Displayable {
  /// Nested arrays of numbers are a matrix; any other array is its elements in brackets, the
  /// first 24 of them.
  public func display() -> Display {
    if let rows = self as? [[Double]], let width = rows.first?.count, width > 0,
      rows.allSatisfy({ $0.count == width })
    {
      return .matrix(rows.map { $0.map { $0.formatted() } })
    }
    return .text(Displays.list(self, limit: 24, depth: 0))
  }
}
