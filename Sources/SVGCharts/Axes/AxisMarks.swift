/// What stands along an axis: where, and at each place a line across the plot, a tick, a label.
///
/// ```swift
/// .chartXAxis {
///   AxisMarks(values: .stride(by: 1))
///   AxisMarks(values: .stride(by: 0.25)) { _ in AxisTick() }
/// }
/// .chartYAxis {
///   AxisMarks(values: [0, log(2)]) { place in
///     AxisGridLine()
///     AxisValueLabel(place.index == 0 ? "0" : "log 2")
///   }
/// }
/// ```
///
/// A label that would touch the one before it along the axis is left out.
public struct AxisMarks: Sendable {
  var values: AxisMarkValues
  var format: AxisFormat
  var labels: [String]?
  var grid: Bool?
  var content: (@Sendable (AxisValue) -> AxisMarkContent)?

  /// Labelled places, with lines across the plot and ticks as the chart has them by itself.
  ///
  /// - Parameters:
  ///   - values: Where they are.
  ///   - format: How numbers are written.
  public init(values: AxisMarkValues = .automatic, format: AxisFormat = .automatic) {
    self.init(values, format)
  }

  /// Labelled places that are listed.
  public init(values: [Double], format: AxisFormat = .automatic) {
    self.init(AxisMarkValues(kind: .listed(values)), format)
  }

  /// Places that have just what is said of them.
  ///
  /// - Parameters:
  ///   - values: Where they are.
  ///   - format: How a label without a text of its own is written.
  ///   - content: What stands at a place: `AxisGridLine`, `AxisTick`, `AxisValueLabel`.
  public init(
    values: AxisMarkValues = .automatic, format: AxisFormat = .automatic,
    @AxisMarkBuilder content: @escaping @Sendable (AxisValue) -> AxisMarkContent
  ) {
    self.init(values, format)
    self.content = content
  }

  /// Listed places that have just what is said of them.
  public init(
    values: [Double], format: AxisFormat = .automatic,
    @AxisMarkBuilder content: @escaping @Sendable (AxisValue) -> AxisMarkContent
  ) {
    self.init(AxisMarkValues(kind: .listed(values)), format)
    self.content = content
  }

  init(_ values: AxisMarkValues, _ format: AxisFormat) {
    self.values = values
    self.format = format
  }
}

/// The places of axis marks.
public struct AxisMarkValues: Sendable {
  enum Kind: Sendable {
    case automatic(count: Int?)
    case stride(Double)
    case listed([Double])
  }

  let kind: Kind

  /// Round numbers, as many as read well.
  public static let automatic = AxisMarkValues(kind: .automatic(count: nil))

  /// Round numbers.
  ///
  /// - Parameter desiredCount: About how many, 2 or more.
  public static func automatic(desiredCount: Int) -> AxisMarkValues {
    require(desiredCount >= 2, "an axis needs 2 ticks or more, not \(desiredCount)")
    return AxisMarkValues(kind: .automatic(count: desiredCount))
  }

  /// The multiples of a number, at most 1,000 of them; none where the axis holds more.
  ///
  /// - Parameter step: > 0.
  public static func stride(by step: Double) -> AxisMarkValues {
    require(step > 0 && step.isFinite, "a stride must be positive, not \(step)")
    return AxisMarkValues(kind: .stride(step))
  }

  /// The listed places, or nil where the axis finds them.
  func places(_ lower: Double, _ upper: Double) -> [Double]? {
    switch kind {
    case .automatic: return nil
    case .listed(let values): return values
    case .stride(let step):
      let (first, last) = ((lower / step).rounded(.up), (upper / step).rounded(.down))
      guard last >= first, last - first < 1000, max(first.magnitude, last.magnitude) < 1e15
      else { return [] }
      return (0...Int(last - first)).map { (first + Double($0)) * step }
    }
  }

  var count: Int? {
    if case .automatic(let count) = kind { count } else { nil }
  }
}

/// One of the places of axis marks.
public struct AxisValue: Sendable {
  /// Where it is; for a category, its number from 0.
  public let number: Double
  /// Its number among the places, from 0.
  public let index: Int
  /// How many places there are.
  public let count: Int
}
