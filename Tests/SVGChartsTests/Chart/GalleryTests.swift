import SVGCharts
import Testing

@Test("lines with a gap, with steps, and with symbols look as they did")
func galleryLines() throws {
  let steps = (0...16).map(Double.init)
  try expectGolden(
    Chart {
      LinePlot(
        x: .value("step", steps), y: .value("measured", steps.map { $0 == 7 ? .nan : sine($0 / 3) })
      )
      LinePlot(x: .value("step", steps), y: .value("held", steps.map { cosine($0 / 4) - 1 }))
        .interpolationMethod(.stepEnd)
      LinePlot(x: .value("step", steps), y: .value("dots", steps.map { $0 / 16 - 0.4 }))
        .symbol(.circle)
    }, named: "line-gaps")
}

@Test("lines below 0 have their axis at the bottom")
func galleryNegative() throws {
  try expectGolden(
    Chart {
      LinePlot(x: "x", y: "f", domain: 0...3) { -$0 }.foregroundStyle(.faint)
      LinePlot(x: "x", y: "critic f", domain: 0...3) { -3 * sine($0) }
      RuleMark(y: .value("bound", -1.5)).lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
        .annotation(position: .leading) { "bound" }
    }, named: "line-negative")
}

@Test("rules with annotations on every side look as they did")
func galleryRules() throws {
  try expectGolden(
    Chart {
      LinePlot(x: "angle φ", y: "stretch", domain: 0...3.2) { 1.2 + 0.8 * sine(2 * $0) }
      RuleMark(y: .value("", 2.0)).annotation(position: .top) { "σ\u{302}₁ = 2" }
      RuleMark(y: .value("", 0.4)).annotation(position: .center) { "σ\u{302}_2 = 0.4" }
      RuleMark(x: .value("", 1.57)).annotation(position: .leading) { "π/2" }
      RuleMark(xStart: .value("", 2.2), xEnd: .value("", 3.0), y: .value("", 1.4))
        .annotation { "here" }
    }
    .chartYScale(domain: 0...2.4), named: "rule-annotations")
}

@Test("arrows with texts at their tips look as they did")
func galleryArrows() throws {
  try expectGolden(
    Chart {
      for (name, x, y) in [("σ₁u₁", 1.8, 1.1), ("σ₂u₂", -0.5, 0.8), ("v", -0.6, -1.2)] {
        ArrowMark(
          xStart: .value("first coordinate", 0.0), yStart: .value("second", 0.0),
          xEnd: .value("first coordinate", x), yEnd: .value("second", y))
        TextMark(name, x: .value("", x), y: .value("", y))
      }
      TextMark("origin", x: .value("", 0.0), y: .value("", 0.0))
    }
    .chartEqualAspect(), named: "arrow-texts")
}

@Test("stacked and lying bars of both signs look as they did")
func galleryBars() throws {
  try expectGolden(
    Panels(columns: 2, width: 640, height: 260) {
      Chart {
        BarPlot(
          x: .value("position x", [0.0, 1, 2, 3]), y: .value("p − q", [0.5, -0.1, 0.1, -0.5]))
      }
      .chartXAxis(values: [0, 1, 2, 3])
      Chart {
        for (name, value) in [("KL", 1.4), ("JS", 0.7), ("W_1", 1.0)] {
          BarMark(x: .value("nats", value), y: .value("", name)).annotation { "\(value)" }
        }
      }
    }, named: "bars-signs")
}

@Test("areas, densities and error bars look as they did")
func galleryAreas() throws {
  var random = SplitMix64(seed: 8)
  let samples = (0..<200).map { _ in random.normal() }
  let places = (0..<8).map(Double.init)
  try expectGolden(
    Panels(columns: 1, width: 480, height: 200) {
      Chart { DensityPlot(samples, x: "x") }
      Chart {
        AreaPlot(
          x: .value("step", places), yStart: .value("low", places.map { $0 - 1 }),
          yEnd: .value("high", places.map { 1.3 * $0 + 1 }))
        LinePlot(x: .value("step", places), y: .value("mean", places.map { 1.1 * $0 }))
      }
      .chartYAxisLabel("loss, mean and range")
    }, named: "areas")
}

@Test("points coloured by numbers and every symbol look as they did")
func galleryPoints() throws {
  var random = SplitMix64(seed: 9)
  let points = (0..<120).map { _ in (random.normal(), random.normal()) }
  let symbols: [ChartSymbol] = [.circle, .square, .diamond, .triangle, .cross, .ring]
  try expectGolden(
    Panels(columns: 2, width: 640, height: 280) {
      Chart {
        PointPlot(points, x: .value("x₁") { $0.0 }, y: .value("x₂") { $0.1 })
          .foregroundStyle(by: .value("density", points.map { exponential(-$0.0 * $0.0) }))
      }
      Chart {
        for (index, symbol) in symbols.enumerated() {
          PointMark(x: .value("number", index), y: .value("height", index * index))
            .symbol(symbol).symbolSize(80)
        }
      }
    }, named: "points")
}

@Test("a heat map with logarithmic colours, a rule and a bound looks as it did")
func galleryHeatMap() throws {
  try expectGolden(
    Chart {
      HeatMapPlot(
        x: "momentum μ", y: "εL", value: "spectral radius", xDomain: 0...1, yDomain: 0...4,
        resolution: 24, colors: ColourScale(.sequential, type: .log)
      ) { exponential(3 * $0 - $1) }
      LinePlot(x: "momentum μ", y: "εL", domain: 0...1) { 2 * (1 + $0) }.foregroundStyle(.ink)
      RuleMark(x: .value("μ", 0.9), yStart: .value("", 0.2), yEnd: .value("", 3.6))
        .foregroundStyle(.ink)
    }
    .chartLegend(.hidden), named: "heat-map-log")
}

@Test("a vector field with a path through it looks as it did")
func galleryField() throws {
  try expectGolden(
    Chart {
      VectorFieldPlot(x: "θ", y: "ψ", xDomain: -1...1, yDomain: -1...1, count: 9) { (-$1, $0) }
        .foregroundStyle(.muted)
      LinePlot(x: "θ", y: "ψ", t: "t", domain: 0...9) {
        (exponential(-$0 / 9) * cosine($0), exponential(-$0 / 9) * sine($0))
      }
    }
    .chartEqualAspect().chartLegend(.hidden), named: "vector-field")
}

@Test("symmetric logarithmic, angular and category axes look as they did")
func galleryScales() throws {
  try expectGolden(
    Panels(columns: 2, width: 640, height: 240) {
      Chart { LinePlot(x: "x", y: "x³", domain: -10...10) { $0 * $0 * $0 } }
        .chartYScale(type: .symmetricLog(linearBelow: 1))
      Chart { LinePlot(x: "φ", y: "sin φ", domain: -3.1416...3.1416) { sine($0) } }
        .chartXAxis(format: .fractionOfPi)
      Chart { LinePlot(x: "share", y: "gain", domain: 0...1) { $0 * (1 - $0) } }
        .chartXAxis(format: .percent)
      Chart { LinePlot(x: "x", y: "exp(−x²)", domain: -4.5...4.5) { exponential(-$0 * $0) } }
        .chartXScale(domain: -4.5...4.5).chartYScale(domain: 1e-8...1, type: .log)
    }, named: "scales")
}

@Test("panels above one another with one legend and one x axis look as they did")
func galleryStackedPanels() throws {
  let places = (0...20).map(Double.init)
  try expectGolden(
    Panels(columns: 1, sharing: .x, letters: true, height: 190) {
      for phase in [0.0, 1] {
        Chart {
          for (name, rate) in [("F, data", 3.0), ("G, generated", 4.0)] {
            LinePlot(
              x: .value("position x", places),
              y: .value("running sum", places.map { sine($0 / rate + phase) })
            )
            .foregroundStyle(by: .value("sum", name))
          }
          RuleMark(x: .value("cut", 10.0)).annotation(position: .bottom) { "cut" }
        }
      }
    }, named: "panels-stacked")
}

@Test("an inset looks as it did")
func galleryInset() throws {
  func curve(_ domain: ClosedRange<Double>) -> Chart {
    Chart { LinePlot(x: "x", y: "f", domain: domain) { exponential(-$0) * sine(6 * $0) } }
  }
  try expectGolden(
    curve(0...6).chartInset(x: 0.45...1, y: 0...0.5, curve(2...4)), named: "inset")
}
