/// The panels of a figure, with their shared domains and lined-up frames.
struct PanelGrid: Sendable {
  let panels: Panels
  private let width: Double
  private(set) var scenes: [Scene] = []
  /// One for all panels, where some panel's series do not fit beside their lines.
  private var legend: LegendLayout?
  private let fontSize: Double
  private let gap: Double

  init(_ panels: Panels, width: Double = 480) throws(ChartError) {
    self.panels = panels
    self.width = width
    fontSize = FigureText.size(width: width)
    gap = fontSize
    let charts = panels.charts.enumerated().map { Self.adapted($0.element, panels, $0.offset) }
    try makeScenes(charts)
    // One series has one colour in all panels.
    let colors = Self.sharedColors(scenes)
    if !colors.isEmpty {
      try makeScenes(charts.map { $0.seriesColors.isEmpty ? $0.coloured(colors) : $0 })
    }
    try shareDomains()
    guard try needsLegend() else { return }
    let shared = Self.sharedSeries(scenes)
    legend = LegendLayout(
      shared, swatches: shared.map { swatch($0.name) }, width: width, fontSize: fontSize)
    for index in scenes.indices { scenes[index].hidesSeriesNames = true }
  }

  private func swatch(_ name: String) -> LegendLayout.Swatch {
    var swatch: LegendLayout.Swatch?
    for scene in scenes {
      for index in scene.series.indices where sameText(scene.series[index].name, name) {
        let own = scene.swatch(series: index)
        swatch = swatch.map { $0.joined(own) } ?? own
      }
    }
    return swatch ?? .square
  }

  private func needsLegend() throws(ChartError) -> Bool {
    do {
      return try placed().contains { $0.layout.labelling.isLegend }
    } catch {
      // A legend in each panel takes more room than one for all, which may yet fit.
      guard case .tooLittleRoom = error else { throw error }
      return scenes.contains { !$0.series.isEmpty && $0.chart.legend != .hidden }
    }
  }

  private mutating func makeScenes(_ charts: [Chart]) throws(ChartError) {
    scenes = []
    for chart in charts { scenes.append(try Scene(chart)) }
  }

  /// The series of all panels, each once.
  private static func sharedSeries(_ scenes: [Scene]) -> [Series] {
    var shared: [Series] = []
    let shown = scenes.filter { $0.chart.legend != .hidden }
    for series in shown.flatMap({ $0.series }) {
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
    let panels = try placed()
    if let legend {
      panels[0].layout.drawLegend(legend, top: 0, into: &writer)
    }
    for (scene, panel) in zip(scenes, panels) {
      writer.open("g")
      if panel.x != 0 || panel.y != 0 { writer.translate(panel.x, panel.y) }
      writer.closeAndNest()
      panel.layout.draw(scene, into: &writer)
      writer.end("g")
    }
  }

  /// The panels, whose frames have one width and one height, each with its place.
  func placed() throws(ChartError) -> [(x: Double, y: Double, layout: PlotLayout)] {
    let columns = min(panels.columns, scenes.count)
    // First with panels of one size, to learn the margins; then with frames of one size.
    let even = (width - Double(columns - 1) * gap) / Double(columns)
    let evenSize = (width: even, height: panels.height)
    var first: [Margins] = []
    for scene in scenes { first.append(try layout(scene, evenSize, nil).margins) }
    let columnMargins = (0..<columns).map { column in
      widest(first.enumerated().filter { $0.offset % columns == column }.map { $0.element })
    }
    let rowMargins = (0..<rows).map { row in
      widest(first.enumerated().filter { $0.offset / columns == row }.map { $0.element })
    }
    let across = columnMargins.reduce(Double(columns - 1) * gap) { $0 + $1.left + $1.right }
    let frameWidth = (width - across) / Double(columns)
    let down = rowMargins.reduce(0) { $0 + $1.top + $1.bottom }
    let frameHeight = (Double(rows) * panels.height - down) / Double(rows)
    var placed: [(x: Double, y: Double, layout: PlotLayout)] = []
    var (x, y) = (0.0, legendHeight)
    for (index, scene) in scenes.enumerated() {
      let column = columnMargins[index % columns]
      let row = rowMargins[index / columns]
      let size = (
        width: column.left + frameWidth + column.right, height: row.top + frameHeight + row.bottom
      )
      let margins = Margins(
        top: row.top, left: column.left, bottom: row.bottom, right: column.right)
      placed.append((x, y, try layout(scene, size, margins)))
      x += size.width + gap
      if index % columns == columns - 1 { (x, y) = (0, y + size.height + gap) }
    }
    return placed
  }

  private func layout(
    _ scene: Scene, _ size: (width: Double, height: Double), _ margins: Margins?
  ) throws(ChartError) -> PlotLayout {
    try PlotLayout(
      scene, width: size.width, height: size.height, fontSize: fontSize,
      margins: margins ?? Margins(), fills: margins == nil)
  }

  private func widest(_ margins: [Margins]) -> Margins {
    Margins(
      top: margins.map { $0.top }.max() ?? 0, left: margins.map { $0.left }.max() ?? 0,
      bottom: margins.map { $0.bottom }.max() ?? 0, right: margins.map { $0.right }.max() ?? 0)
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
