/// A mark on an axis: where, and what it says.
struct Tick: Sendable {
  var value: Double
  /// Empty on minor ticks; lines of it are apart by U+000A.
  var label: String
  var isMinor = false
  /// Whether a line crosses the plot; nil: as the chart has it.
  var hasGridLine: Bool?
  /// Whether a short line stands at the axis; nil: as the chart has it.
  var hasTick: Bool?

  /// The lines of the label.
  var lines: [String] {
    label.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The width of the widest line.
  func width(_ fontSize: Double) -> Double {
    lines.map { textWidth($0, size: fontSize) }.max() ?? 0
  }
}
