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
    return .text(Displays.list(self, limit: 24))
  }
}

/// How values become text, for blocks, prose and the values of variables.
enum Displays {
  static func display<Value>(of value: Value) throws(DisplayError) -> Display {
    if let displayable = value as? any Displayable { return try displayable.display() }
    return .text(String(describing: value))
  }

  /// In prose: numbers are rounded to six significant digits and written as people write them.
  static func inlineText<Value>(of value: Value) -> String {
    if let number = value as? Double { return number.formatted() }
    if let number = value as? any BinaryInteger { return number.formatted() }
    if let values = value as? [Double] { return list(values, limit: 24) }
    return String(describing: value)
  }

  /// One line, at most 80 characters.
  static func summary<Value>(of value: Value) -> String {
    if let number = value as? Double { return number.formatted() }
    let text: String
    if let summarised = value as? any Summarised {
      text = summarised.summary
    } else if let values = value as? [Double] {
      text = list(values, limit: 6)
    } else {
      text = String(describing: value)
    }
    guard text.utf8.count > 80 else { return text }
    return text.prefix(79) + "…"
  }

  static func list<Element>(_ values: [Element], limit: Int) -> String {
    let shown = values.prefix(limit).map { inlineText(of: $0) }
    let rest = values.count > limit ? ", … (\(values.count) in all)" : ""
    return "[" + shown.joined(separator: ", ") + rest + "]"
  }
}

/// A value with a description short enough for one line.
protocol Summarised {
  var summary: String { get }
}
