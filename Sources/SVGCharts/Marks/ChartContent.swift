/// What stands between the braces of a `Chart`: a mark, a plot, or several of them.
///
/// A type of your own becomes chart content by building its `marks` out of others:
///
/// ```swift
/// struct Threshold: ChartContent {
///   var height: Double
///   @ChartBuilder var marks: ChartMarks {
///     RuleMark(y: .value("threshold", height)).lineStyle(StrokeStyle(dash: [4, 3]))
///   }
/// }
/// ```
public protocol ChartContent {
  var marks: ChartMarks { get }
}

/// A list of marks, the currency of chart content.
public struct ChartMarks: ChartContent, Sendable {
  var list: [Mark]

  public var marks: ChartMarks { self }
}

/// Collects the marks between the braces, loops and conditions included.
@resultBuilder
public enum ChartBuilder {
  public static func buildExpression(_ content: some ChartContent) -> ChartMarks { content.marks }

  public static func buildBlock(_ parts: ChartMarks...) -> ChartMarks { buildArray(parts) }

  public static func buildArray(_ parts: [ChartMarks]) -> ChartMarks {
    var list: [Mark] = []
    list.reserveCapacity(parts.count)
    for part in parts { list += part.list }
    return ChartMarks(list: list)
  }

  public static func buildOptional(_ part: ChartMarks?) -> ChartMarks {
    part ?? ChartMarks(list: [])
  }

  public static func buildEither(first part: ChartMarks) -> ChartMarks { part }

  public static func buildEither(second part: ChartMarks) -> ChartMarks { part }

  public static func buildLimitedAvailability(_ part: ChartMarks) -> ChartMarks { part }
}
