/// A type whose values can stand on an axis: numbers, and texts as categories.
public protocol Plottable: Sendable {
  /// All values of a channel, as the chart keeps them.
  static func plotted(_ values: [Self]) -> PlottedColumn
}

/// The values of one channel: all numbers, or all names of categories.
public enum PlottedColumn: Sendable {
  case numbers([Double])
  case categories([String])

  var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .categories(let names): names.count
    }
  }
}

extension Double: Plottable {
  public static func plotted(_ values: [Double]) -> PlottedColumn { .numbers(values) }
}

extension Float: Plottable {
  public static func plotted(_ values: [Float]) -> PlottedColumn {
    .numbers(values.map(Double.init))
  }
}

extension Int: Plottable {
  /// Integers beyond 2⁵³ are rounded to the nearest double.
  public static func plotted(_ values: [Int]) -> PlottedColumn { .numbers(values.map(Double.init)) }
}

extension String: Plottable {
  public static func plotted(_ values: [String]) -> PlottedColumn { .categories(values) }
}
