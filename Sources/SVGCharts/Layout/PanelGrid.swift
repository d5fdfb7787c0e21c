/// The panels of a figure, with their shared domains and lined-up frames.
struct PanelGrid: Sendable {
  let panels: Panels
  private(set) var scenes: [Scene] = []
  /// One for all panels, where some panel's series do not fit beside their lines.
  private var legend: LegendLayout?
  private let fontSize: Double
  private let gap: Double

  init(_ panels: Panels) throws(ChartError) {
    self.panels = panels
    fontSize = FigureText.size(width: panels.width)
    gap = fontSize
    let charts = panels.charts.enumerated().map { Self.adapted($0.element, panels, $0.offset) }
    try makeScenes(charts)
    // One series has one colour in all panels.
    let colors = Self.sharedColors(scenes)
    if !colors.isEmpty {
      try makeScenes(charts.map { $0.seriesColors.isEmpty ? $0.coloured(colors) : $0 })
    }
    try shareDomains()
    let isLegendNeeded = try layouts(widths: evenWidths, margins: nil).contains {
      $0.labelling.isLegend
    }
    guard isLegendNeeded else { return }
    legend = LegendLayout(Self.sharedSeries(scenes), width: panels.width, fontSize: fontSize)
    for index in scenes.indices { scenes[index].hidesSeriesNames = true }
  }

  private mutating func makeScenes(_ charts: [Chart]) throws(ChartError) {
    scenes = []
    for chart in charts { scenes.append(try Scene(chart)) }
  }

  /// The series of all panels, each once.
  private static func sharedSeries(_ scenes: [Scene]) -> [Series] {
    var shared: [Series] = []
    for series in scenes.flatMap({ $0.series }) {
      if !shared.contains(where: { sameText($0.name, series.name) }) { shared.append(series) }
    }
    return shared
  }

  private static func sharedColors(_ scenes: [Scene]) -> [(name: String, color: ChartColor)] {
    var next = 0
    return sharedSeries(scenes).map { series in
      if series.hasOwnColor { return (series.name, series.color) }
      next += 1
      return (series.name, .series(next - 1))
    }
  }

  private var evenWidths: [Double] {
    let columns = min(panels.columns, scenes.count)
    let even = (panels.width - Double(columns - 1) * gap) / Double(columns)
    return [Double](repeating: even, count: columns)
  }

  private var legendHeight: Double { legend.map { $0.height + 0.3 * fontSize } ?? 0 }

  private var rows: Int { (scenes.count + panels.columns - 1) / panels.columns }

  var height: Double {
    legendHeight + Double(rows) * panels.height + Double(rows - 1) * gap
  }

  /// Labels of a shared axis are drawn once: y's in the first column, x's in the last row.
  private static func adapted(_ chart: Chart, _ panels: Panels, _ index: Int) -> Chart {
    var chart = chart
    if panels.hasLetters {
      let letter = String(decoding: [0x28, 0x61 + UInt8(index % 26), 0x29], as: UTF8.self)
      chart.title = chart.title.map { letter + " " + $0 } ?? letter
    }
    if panels.sharing.sharesY, index % panels.columns != 0 { chart.yAxis.hasLabels = false }
    let isLast = index + panels.columns >= panels.charts.count
    if panels.sharing.sharesX, !isLast { chart.xAxis.hasLabels = false }
    return chart
  }

  private mutating func shareDomains() throws(ChartError) {
    if panels.sharing.sharesX {
      let lower = scenes.map { $0.x.lower }.min() ?? 0
      let upper = scenes.map { $0.x.upper }.max() ?? 1
      for index in scenes.indices { try scenes[index].x.set(lower, upper) }
    }
    if panels.sharing.sharesY {
      let lower = scenes.map { $0.y.lower }.min() ?? 0
      let upper = scenes.map { $0.y.upper }.max() ?? 1
      for index in scenes.indices { try scenes[index].y.set(lower, upper) }
    }
  }

  func draw(into writer: inout SVGWriter) throws(ChartError) {
    let columns = min(panels.columns, scenes.count)
    // First with panels of one width, to learn the margins; then with frames of one width.
    let first = try layouts(widths: evenWidths, margins: nil)
    let margins = (0..<columns).map { column in
      widest(first.enumerated().filter { $0.offset % columns == column }.map { $0.element })
    }
    let top = first.map { $0.margins.top }.max() ?? 0
    let bottom = first.map { $0.margins.bottom }.max() ?? 0
    let taken = margins.reduce(Double(columns - 1) * gap) { $0 + $1.left + $1.right }
    let frameWidth = (panels.width - taken) / Double(columns)
    let widths = margins.map { $0.left + frameWidth + $0.right }
    let lined = margins.map {
      Margins(top: top, left: $0.left, bottom: bottom, right: $0.right)
    }
    let final = try layouts(widths: widths, margins: lined)
    if let legend {
      final[0].drawLegend(legend, top: 0, into: &writer)
    }
    for (index, layout) in final.enumerated() {
      let column = index % columns
      let x = widths[..<column].reduce(Double(column) * gap, +)
      let y = legendHeight + Double(index / columns) * (panels.height + gap)
      writer.open("g")
      if x != 0 || y != 0 { writer.translate(x, y) }
      writer.closeAndNest()
      layout.draw(scenes[index], into: &writer)
      writer.end("g")
    }
  }

  private func layouts(
    widths: [Double], margins: [Margins]?
  ) throws(ChartError) -> [PlotLayout] {
    var layouts: [PlotLayout] = []
    for (index, scene) in scenes.enumerated() {
      let column = index % widths.count
      layouts.append(
        try PlotLayout(
          scene, width: widths[column], height: panels.height, fontSize: fontSize,
          margins: margins?[column] ?? Margins(), fills: margins == nil))
    }
    return layouts
  }

  private func widest(_ layouts: [PlotLayout]) -> Margins {
    Margins(
      left: layouts.map { $0.margins.left }.max() ?? 0,
      right: layouts.map { $0.margins.right }.max() ?? 0)
  }

  /// The tables of all panels under one another, after a column that tells them apart.
  func dataTable() -> DataTable {
    var columns = NameIndex()
    var table = DataTable()
    _ = columns.number(of: "panel")
    let tables = scenes.map { $0.dataTable() }
    for part in tables { for column in part.columns { _ = columns.number(of: column) } }
    for (index, part) in tables.enumerated() {
      let name = scenes[index].chart.title ?? fixed(Double(index + 1), decimals: 0)
      let places = part.columns.map { columns.number(of: $0) }
      for row in part.rows {
        var cells = [DataTable.Cell](repeating: .empty, count: columns.names.count)
        cells[0] = .text(name)
        for (place, cell) in zip(places, row) { cells[place] = cell }
        table.rows.append(cells)
      }
    }
    table.columns = columns.names
    return table
  }
}
