/// A chart whose marks have become layers of numbers with known series and domains.
struct Scene: Sendable {
  var layers: [Layer] = []
  var series: [Series] = []
  var x: AxisScene
  var y: AxisScene
  let chart: Chart
  /// Set where a legend for all panels says them.
  var hidesSeriesNames = false
  /// The joined marks, for the data table.
  let marks: [Mark]
  private(set) var insets: [Scene] = []
  private(set) var omittedCount = 0

  init(_ chart: Chart) throws(ChartError) {
    self.chart = chart
    marks = try joined(chart.marks)
    x = AxisScene(axis: .x, options: chart.xAxis)
    y = AxisScene(axis: .y, options: chart.yAxis)
    series = namedSeries(marks, colors: chart.seriesColors)
    for mark in marks { try add(mark) }
    placeBars(&layers)
    try x.train(layers)
    try y.train(layers)
    for inset in chart.insets { insets.append(try Scene(inset.chart)) }
    omittedCount = layers.reduce(0) { $0 + $1.omittedCount }
    omittedCount = insets.reduce(omittedCount) { $0 + $1.omittedCount }
  }

  private mutating func add(_ mark: Mark) throws(ChartError) {
    let series = mark.seriesName.flatMap { name in
      self.series.firstIndex { sameText($0.name, name.name) }
    }
    var layer = Layer(
      kind: mark.kind, series: series,
      color: mark.style.color ?? series.map { self.series[$0].color } ?? mark.kind.defaultColor,
      style: mark.style, annotation: mark.annotation)
    layer.barsLie = mark.barsLie
    if mark.style.hasSeriesSymbol, let series { layer.style.symbol = .series(series) }
    layer.x = try x.numbers(mark.x, naming: mark.naming)
    layer.xEnd = try x.numbers(mark.xEnd, naming: mark.naming)
    layer.y = try y.numbers(mark.y, naming: yNaming(mark, isSeries: series != nil))
    layer.yEnd = try y.numbers(mark.yEnd, naming: mark.naming)
    if case .numbers(let values) = mark.value?.column { layer.value = values }
    try checkLengths(layer)
    if case .grid(let grid) = mark.kind {
      if let ragged = grid.ragged {
        throw .raggedMatrix(row: ragged.row, expected: grid.columns, found: ragged.found)
      }
      if grid.isMatrix {
        (x.isIndex, y.isIndex) = (true, true)
        if y.isReversed == nil { y.isReversed = true }
      }
    }
    layers.append(layer)
  }

  /// The label of y names the axis, unless it already names a series.
  private func yNaming(_ mark: Mark, isSeries: Bool) -> AxisNaming {
    if mark.hidesStart { return .none }
    return isSeries && mark.series == nil ? .series : mark.naming
  }

  private func checkLengths(_ layer: Layer) throws(ChartError) {
    let count = layer.count
    for other in [layer.x, layer.xEnd, layer.y, layer.yEnd, layer.value]
    where !other.isEmpty && other.count != count {
      throw .lengthMismatch(count, other.count)
    }
    // An empty column beside a full one, not the missing channel of a rule.
    if case .rule = layer.kind { return }
    if case .contour = layer.kind { return }
    if layer.x.count != layer.y.count { throw .lengthMismatch(layer.x.count, layer.y.count) }
  }
}

extension Mark {
  fileprivate var naming: AxisNaming {
    switch kind {
    case .rule, .text: .minor
    default: .major
    }
  }
}

extension Layer {
  /// Data with a channel that is not finite.
  var omittedCount: Int {
    var omitted = 0
    if case .grid(let grid) = kind { return grid.values.count { !$0.isFinite } }
    for index in 0..<count where !isFinite(index) { omitted += 1 }
    return omitted
  }

  func isFinite(_ index: Int) -> Bool {
    (x.isEmpty || x[index].isFinite) && (y.isEmpty || y[index].isFinite)
      && (xEnd.isEmpty || xEnd[index].isFinite) && (yEnd.isEmpty || yEnd[index].isFinite)
  }
}

extension MarkKind {
  var defaultColor: ChartColor {
    switch self {
    case .rule: .muted
    case .text, .link: .ink
    default: .blue
    }
  }
}
