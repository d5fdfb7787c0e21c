import Testing

@testable import SVGCharts

private func line(_ ys: [Double], _ type: ScaleType = .linear) throws(ChartError) -> SVGFigure {
  try Chart {
    LinePlot(x: .value("x", ys.indices.map { Double($0) }), y: .value("y", ys))
  }
  .chartYScale(type: type).rendered()
}

@Test("a chart without a finite datum has no data")
func noData() {
  #expect(throws: ChartError.noData) { try line([]) }
  #expect(throws: ChartError.noData) { try line([.nan, .infinity]) }
  #expect(throws: ChartError.noData) { try Chart {}.rendered() }
  #expect(throws: ChartError.noData) { try Panels(columns: 2) {}.rendered() }
  #expect(throws: ChartError.noData) { try Chart { DensityPlot([], x: "x") }.rendered() }
  #expect(throws: ChartError.noData) {
    try Chart { MatrixPlot([[Double.nan]], value: "v") }.rendered()
  }
}

@Test("zero and negative numbers on a logarithmic axis are named")
func nonPositiveOnLogScale() {
  #expect(throws: ChartError.nonPositiveOnLogScale(axis: .y, value: 0)) { try line([1, 0], .log) }
  #expect(throws: ChartError.nonPositiveOnLogScale(axis: .y, value: -2)) {
    try line([-2, 3], .log)
  }
  #expect(throws: ChartError.nonPositiveOnLogScale(axis: .x, value: 0)) {
    try Chart { PointMark(x: .value("x", 1.0), y: .value("y", 1.0)) }
      .chartXScale(domain: 0...1, type: .log).rendered()
  }
}

@Test("columns of different lengths are named with their lengths")
func lengthMismatch() {
  #expect(throws: ChartError.lengthMismatch(3, 2)) {
    try Chart { LinePlot(x: .value("x", [1.0, 2, 3]), y: .value("y", [1.0, 2])) }.rendered()
  }
  #expect(throws: ChartError.lengthMismatch(2, 0)) {
    try Chart { PointPlot(x: .value("x", [1.0, 2]), y: .value("y", [Double]())) }.rendered()
  }
}

@Test("numbers and categories do not share an axis")
func numbersAndCategories() {
  #expect(throws: ChartError.numbersAndCategories(axis: .x)) {
    try Chart {
      PointMark(x: .value("x", 1.0), y: .value("y", 1.0))
      PointMark(x: .value("x", "one"), y: .value("y", 1.0))
    }
    .rendered()
  }
}

@Test("a matrix whose rows differ in length is refused")
func raggedMatrix() {
  #expect(throws: ChartError.raggedMatrix(row: 1, expected: 2, found: 1)) {
    try Chart { MatrixPlot([[1, 2], [3]], value: "v") }.rendered()
  }
}

@Test("a domain that doubles cannot resolve is refused")
func invalidDomain() {
  #expect(throws: ChartError.self) {
    try Chart { PointMark(x: .value("x", 1.0), y: .value("y", 1.0)) }
      .chartXScale(domain: 1...1).rendered()
  }
  #expect(throws: ChartError.self) { try line([-1.7e308, 1.7e308]) }
  #expect(throws: ChartError.self) { try line([1, 1 + 2.3e-16]) }
  #expect(throws: ChartError.self) { try line([1e15, 1e15 + 2]) }
  #expect(throws: ChartError.self) { try line([0, .leastNonzeroMagnitude]) }
}

@Test("labels that leave no room for the plot are refused")
func tooLittleRoom() {
  #expect(throws: ChartError.self) {
    try Chart {
      BarMark(
        x: .value("v", 1.0), y: .value("name", String(repeating: "long ", count: 30)))
    }
    .rendered()
  }
}

@Test("data that are not finite are gaps, and counted")
func gaps() throws {
  let figure = try line([1, 2, .nan, 3, 4, .infinity, 5])
  #expect(figure.omittedCount == 2)
  // Two lines and the dot of the single last point.
  #expect(figure.body.contains("stroke-width=\"6\""))
}

@Test(
  "extreme but drawable data give a well-formed figure",
  arguments: [
    [1.0], [2, 2, 2], [1e300, -1e300], [1e-280, 2e-280], [0, 1e300], [-1e-280, 1e280],
    [0, .nan, 1], [.infinity, 1, 2], [1e15, 1e15 + 2000], [0], [.leastNonzeroMagnitude],
  ])
func extremeData(ys: [Double]) throws {
  #expect(xmlError(try line(ys)) == nil)
}

@Test("a logarithmic axis spans 1e-300 to 1e300")
func extremeLogarithm() throws {
  #expect(xmlError(try line([1e-300, 1, 1e300], .log)) == nil)
}

@Test("names with markup, quotes and control characters are texts, not markup")
func namesWithMarkup() throws {
  let name = "</text><script>\"&'\u{1}"
  let figure = try Chart {
    for series in [name, "b"] {
      LineMark(x: .value(name, 0), y: .value(name, 1), series: .value(name, series))
      LineMark(x: .value(name, 1), y: .value(name, 2), series: .value(name, series))
    }
    TextMark(name, x: .value(name, 0.5), y: .value(name, 1.5))
  }
  .chartTitle(name).rendered()
  #expect(xmlError(figure) == nil)
  let shown = "</text><script>\"&'\u{FFFD}"
  #expect(texts(figure).filter { $0 == shown }.count == 5)
}

@Test("10,000 categories are drawn with the labels that fit")
func manyCategories() throws {
  let figure = try Chart {
    for index in 0..<10_000 {
      BarMark(x: .value("name", "category \(index)"), y: .value("v", index % 101))
    }
  }
  .rendered()
  #expect(xmlError(figure) == nil)
  let shown = texts(figure).filter { $0.hasPrefix("category") }
  #expect(shown.count >= 2 && shown.count < 8)
  #expect(shown.first == "category 0")
}

@Test("2,000 random charts of wild numbers are well-formed or refused with a reason")
func randomCharts() {
  var random = SplitMix64(seed: 5)
  let wild = [
    0, 1, -1, .nan, .infinity, -.infinity, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude, 1e15, 0.1,
    3, 1e8,
  ]
  let types = [ScaleType.linear, .log, .squareRoot, .symmetricLog(linearBelow: 0.5)]
  var drawn = 0
  for _ in 0..<2000 {
    let count = Int.random(in: 1...6, using: &random)
    func column() -> [Double] {
      (0..<count).map { _ in
        Bool.random(using: &random)
          ? wild[Int.random(in: 0..<wild.count, using: &random)]
          : Double.random(in: -10...10, using: &random)
      }
    }
    let (xs, ys) = (column(), column())
    let kind = Int.random(in: 0..<7, using: &random)
    let chart = Chart {
      switch kind {
      case 0: LinePlot(x: .value("x", xs), y: .value("y", ys)).interpolationMethod(.monotone)
      case 1: PointPlot(x: .value("x", xs), y: .value("y", ys)).symbol(.diamond)
      case 2: BarPlot(x: .value("x", xs), y: .value("y", ys))
      case 3: AreaPlot(x: .value("x", xs), y: .value("y", ys))
      case 4: ErrorBarPlot(x: .value("x", xs), yStart: .value("y", ys), yEnd: .value("z", xs))
      case 5: HistogramPlot(xs, x: "x")
      default: MatrixPlot([xs, ys], value: "v", decimals: 1)
      }
      if let y = ys.first { RuleMark(y: .value("y", y)).annotation { "rule" } }
    }
    .chartXScale(type: types[Int.random(in: 0..<4, using: &random)])
    .chartYScale(type: types[Int.random(in: 0..<4, using: &random)])
    guard let figure = try? chart.rendered() else { continue }
    drawn += 1
    #expect(xmlError(figure) == nil, "kind \(kind): \(xs), \(ys)")
  }
  #expect(drawn > 500)
}
