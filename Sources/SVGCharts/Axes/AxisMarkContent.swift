/// A line across the plot at a place of an axis.
public struct AxisGridLine: Sendable {
  public init() {}
}

/// A short line at a place of an axis: shorter where the place has no label.
public struct AxisTick: Sendable {
  public init() {}
}

/// The label of a place of an axis.
public struct AxisValueLabel: Sendable {
  let text: String?

  /// The number, as the format of the axis marks has it.
  public init() { text = nil }

  /// A text of its own.
  public init(_ text: String) { self.text = text }
}

/// What stands at a place of an axis.
public struct AxisMarkContent: Sendable {
  var hasGridLine = false
  var hasTick = false
  var label: AxisValueLabel?
}

/// Collects what stands at a place of an axis.
@resultBuilder
public enum AxisMarkBuilder {
  public static func buildExpression(_ line: AxisGridLine) -> AxisMarkContent {
    AxisMarkContent(hasGridLine: true)
  }

  public static func buildExpression(_ tick: AxisTick) -> AxisMarkContent {
    AxisMarkContent(hasTick: true)
  }

  public static func buildExpression(_ label: AxisValueLabel) -> AxisMarkContent {
    AxisMarkContent(label: label)
  }

  public static func buildBlock(_ parts: AxisMarkContent...) -> AxisMarkContent {
    var content = AxisMarkContent()
    for part in parts {
      content.hasGridLine = content.hasGridLine || part.hasGridLine
      content.hasTick = content.hasTick || part.hasTick
      content.label = content.label ?? part.label
    }
    return content
  }

  public static func buildOptional(_ part: AxisMarkContent?) -> AxisMarkContent {
    part ?? AxisMarkContent()
  }

  public static func buildEither(first part: AxisMarkContent) -> AxisMarkContent { part }

  public static func buildEither(second part: AxisMarkContent) -> AxisMarkContent { part }
}

/// Collects the marks of an axis, major and minor ones.
@resultBuilder
public enum AxisMarksBuilder {
  public static func buildBlock(_ parts: AxisMarks...) -> [AxisMarks] { parts }
}
