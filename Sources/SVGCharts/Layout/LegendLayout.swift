/// The names of series in rows above a plot, each after a swatch of its colour.
struct LegendLayout: Sendable {
  struct Entry: Sendable {
    var text: String
    var color: ChartColor
    var x: Double
    var row: Int
    /// The series' number where lines alone show it, so that its swatch is a line.
    var line: Int?
  }

  private(set) var entries: [Entry] = []
  let height: Double
  let rowHeight: Double
  let swatch: Double

  /// The side of a square swatch, in font sizes.
  static let square = 0.75

  init(_ series: [Series], lines: [Bool], width: Double, fontSize: Double) {
    rowHeight = 1.4 * fontSize
    // A line needs some length to show its dashes.
    swatch = (lines.contains(true) ? 1.6 : Self.square) * fontSize
    var (x, row) = (0.0, 0)
    for (index, series) in series.enumerated() {
      let room = swatch + 0.4 * fontSize + textWidth(series.name, size: fontSize)
      if x > 0, x + room > width {
        x = 0
        row += 1
      }
      entries.append(
        Entry(
          text: series.name, color: series.color, x: x, row: row,
          line: lines[index] ? index : nil))
      x += room + 1.2 * fontSize
    }
    height = Double(row + 1) * rowHeight
  }
}
