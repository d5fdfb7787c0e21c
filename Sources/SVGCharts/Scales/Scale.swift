/// Maps data onto a stretch of the page.
struct Scale: Sendable {
  var type: ScaleType
  /// The data at the two ends; `lower < upper`, both finite.
  var lower: Double
  var upper: Double
  /// Where the ends lie on the page; `start > end` for an axis that runs upwards.
  var start: Double
  var end: Double

  /// Positions further off the page than this are all the same to a reader, and stay
  /// representable: 1e300 on an axis that ends at 1 must not become infinite.
  private static let farAway = 1e6

  /// Where a value lies on the page.
  ///
  /// - Parameter value: Finite, and positive on a logarithmic scale.
  func position(_ value: Double) -> Double {
    // Halved, so that upper − lower does not overflow for ±1e308.
    let low = type.transform(lower) / 2
    let high = type.transform(upper) / 2
    let place = type.transform(value) / 2
    let position = start + (place - low) / (high - low) * (end - start)
    return min(max(position, -Self.farAway), Self.farAway)
  }

  /// The value that lies at a position of the page.
  func value(at position: Double) -> Double {
    let (low, high) = (type.transform(lower), type.transform(upper))
    let share = (position - start) / (end - start)
    return type.inverse(low * (1 - share) + high * share)
  }

  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// Page units per data unit; meaningful on a linear scale.
  var slope: Double { (end - start) / (upper - lower) }
}
