/// The names of series in rows above a plot, each after a swatch of its colour.
struct LegendLayout: Sendable {
  /// What stands for a series.
  enum Swatch: Sendable {
    /// Its line, where lines alone show it.
    case line
    /// Its shape, where points alone show it.
    case symbol(ChartSymbol)
    case square
  }

  struct Entry: Sendable {
    var text: String
    var color: ChartColor
    var x: Double
    var row: Int
    /// The series' number.
    var series: Int
    var swatch: Swatch
  }

  private(set) var entries: [Entry] = []
  let width: Double
  let height: Double
  let rowHeight: Double
  let swatchWidth: Double

  /// The side of a square swatch, in font sizes.
  static let square = 0.75

  init(_ series: [Series], swatches: [Swatch], width: Double, fontSize: Double) {
    self.width = width
    rowHeight = 1.4 * fontSize
    // A line needs some length to show its dashes.
    swatchWidth = (swatches.contains { $0.isLine } ? 1.6 : Self.square) * fontSize
    var (x, row) = (0.0, 0)
    for (index, series) in series.enumerated() {
      let room = swatchWidth + 0.4 * fontSize + textWidth(series.name, size: fontSize)
      if x > 0, x + room > width {
        x = 0
        row += 1
      }
      entries.append(
        Entry(
          text: series.name, color: series.color, x: x, row: row, series: index,
          swatch: swatches[index]))
      x += room + 1.2 * fontSize
    }
    height = Double(row + 1) * rowHeight
  }
}

extension LegendLayout.Swatch {
  var isLine: Bool { if case .line = self { true } else { false } }

  /// What stands for a series that both show.
  func joined(_ other: Self) -> Self {
    switch (self, other) {
    case (.line, .line): .line
    case (.symbol(let a), .symbol(let b)) where a == b: .symbol(a)
    default: .square
    }
  }
}

extension Scene {
  /// What stands for a series in a legend.
  func swatch(series: Int) -> LegendLayout.Swatch {
    var swatch: LegendLayout.Swatch?
    for layer in layers where layer.series == series {
      let own: LegendLayout.Swatch
      switch layer.kind {
      case .line where layer.style.symbol == nil: own = .line
      case .point: own = .symbol(layer.style.symbol ?? .circle)
      default: own = .square
      }
      swatch = swatch.map { $0.joined(own) } ?? own
    }
    return swatch ?? .square
  }
}
