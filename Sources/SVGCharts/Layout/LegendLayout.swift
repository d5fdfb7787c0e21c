/// The names of series in rows above a plot, each after a swatch of its colour.
struct LegendLayout: Sendable {
  struct Entry: Sendable {
    var text: String
    var color: ChartColor
    var x: Double
    var row: Int
  }

  private(set) var entries: [Entry] = []
  let height: Double
  let rowHeight: Double
  let swatch: Double

  init(_ series: [Series], width: Double, fontSize: Double) {
    rowHeight = 1.4 * fontSize
    swatch = 0.75 * fontSize
    var (x, row) = (0.0, 0)
    for series in series {
      let room = swatch + 0.4 * fontSize + textWidth(series.name, size: fontSize)
      if x > 0, x + room > width {
        x = 0
        row += 1
      }
      entries.append(Entry(text: series.name, color: series.color, x: x, row: row))
      x += room + 1.2 * fontSize
    }
    height = Double(row + 1) * rowHeight
  }
}
