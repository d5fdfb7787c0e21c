/// A mark on an axis: where, and what it says.
struct Tick: Sendable {
  var value: Double
  /// Empty on minor ticks.
  var label: String
  var isMinor = false
}
