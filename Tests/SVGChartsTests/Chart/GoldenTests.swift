import SVGCharts
import Testing

@Test("a line chart with two labelled series and a rule looks as it did")
func goldenLines() throws {
  let shifts = (-10...10).map { Double($0) / 10 }
  try expectGolden(
    Chart {
      LinePlot(shifts, x: .value("θ") { $0 }, y: .value("JS") { $0 == 0 ? 0 : 0.693147 })
      LinePlot(shifts, x: .value("θ") { $0 }, y: .value("W₁") { $0.magnitude })
      RuleMark(y: .value("log 2", 0.693147)).lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
        .annotation { "log 2" }
    }
    .chartXAxisLabel("shift θ").chartYAxisLabel("divergence, nats"), named: "lines")
}

@Test("a logarithmic axis looks as it did")
func goldenLogarithmicAxis() throws {
  try expectGolden(
    Chart {
      for (name, factor) in [("μ = 0.5", 0.5), ("μ = 0.9", 0.9)] {
        for step in 0..<50 {
          LineMark(
            x: .value("step", step), y: .value("error", power(factor, Double(step))),
            series: .value("momentum", name))
        }
      }
    }
    .chartYScale(type: .log), named: "log-axis")
}

@Test("grouped bars with a legend look as they did")
func goldenBars() throws {
  try expectGolden(
    Chart {
      for (pile, masses) in [("P_r", [3.0, 1, 0, 2]), ("P_g", [0.0, 2, 3, 1])] {
        for (bin, mass) in masses.enumerated() {
          BarMark(x: .value("bin", "\(bin)"), y: .value("mass", mass))
            .foregroundStyle(by: .value("pile", pile)).position(.grouped)
        }
      }
    }, named: "bars")
}

@Test("a coupling with its numbers and marginals looks as it did")
func goldenMatrix() throws {
  try expectGolden(
    Chart {
      MatrixPlot(
        [[0.2, 0.1, 0], [0, 0.3, 0.05], [0, 0.05, 0.3]], value: "mass", decimals: 2,
        marginals: true)
    }
    .chartXAxisLabel("target bin").chartYAxisLabel("source bin"), named: "matrix")
}

@Test("panels with a shared axis and letters look as they did")
func goldenPanels() throws {
  try expectGolden(
    Panels(columns: 2, sharing: .y, letters: true) {
      for frequency in 1...2 {
        Chart {
          LinePlot(x: "x", y: "f(x)", domain: -3...3) { sine(Double(frequency) * $0) }
        }
        .chartTitle("k = \(frequency)")
      }
    }, named: "panels")
}

@Test("a field, contours and a path look as they did")
func goldenContours() throws {
  try expectGolden(
    Chart {
      ContourPlot(
        x: "θ₁", y: "θ₂", value: "loss", xDomain: -2...2, yDomain: -1...1, levels: [0.5, 1, 2],
        resolution: 24
      ) { $0 * $0 + 2 * $1 * $1 }
      .foregroundStyle(.muted)
      ArrowMark(
        xStart: .value("θ₁", -1.5), yStart: .value("θ₂", 0.8), xEnd: .value("θ₁", -0.2),
        yEnd: .value("θ₂", 0.1))
      PointMark(x: .value("θ₁", 0.0), y: .value("θ₂", 0.0)).annotation { "minimum" }
    }, named: "contours")
}

@Test("a histogram with an annotated rule looks as it did")
func goldenHistogram() throws {
  var random = SplitMix64(seed: 4)
  let samples = (0..<400).map { _ in random.normal() }
  try expectGolden(
    Chart {
      HistogramPlot(samples, x: "x", bins: 20, domain: -4...4, height: .density)
      RuleMark(x: .value("mean", 0.0)).annotation { "mean" }
    }, named: "histogram")
}

@Test("a heat map with a colour bar looks as it did")
func goldenHeatMap() throws {
  try expectGolden(
    Chart {
      HeatMapPlot(
        x: "x", y: "y", value: "f", xDomain: -1...1, yDomain: -1...1, resolution: 8
      ) { $0 * $1 }
    }
    .chartEqualAspect(), named: "heat-map")
}
