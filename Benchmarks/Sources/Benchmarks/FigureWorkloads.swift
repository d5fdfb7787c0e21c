import GANMath
import SVGCharts

/// Ten figures such as a chapter draws; the result is the number of bytes of the SVG.
func figureWorkloads() -> [Workload] {
  let samples = normals(400, seed: 4)
  let cloud = normals(1000, seed: 5)
  return [
    figure("lines") { lines() },
    figure("log-axis") { logarithmicAxis() },
    figure("bars") { bars() },
    figure("matrix") {
      Chart {
        MatrixPlot(
          [[0.2, 0.1, 0], [0, 0.3, 0.05], [0, 0.05, 0.3]], value: "mass", decimals: 2,
          marginals: true)
      }
      .chartXAxisLabel("target bin").chartYAxisLabel("source bin")
    },
    figure("panels") { panels() },
    figure("contours") { contours() },
    figure("histogram") {
      Chart {
        HistogramPlot(samples, x: "x", bins: 20, domain: -4...4, height: .density)
        RuleMark(x: .value("mean", 0.0)).annotation { "mean" }
      }
    },
    figure("heat-map") {
      Chart {
        HeatMapPlot(
          x: "x", y: "y", value: "f", xDomain: -1...1, yDomain: -1...1, resolution: 32
        ) { $0 * $1 }
      }
      .chartEqualAspect()
    },
    figure("field") {
      Chart {
        VectorFieldPlot(x: "θ", y: "ψ", xDomain: -2...2, yDomain: -2...2) { (-$1, $0) }
      }
      .chartEqualAspect()
    },
    figure("scatter") {
      Chart {
        for index in 0..<500 {
          PointMark(x: .value("x", cloud[index]), y: .value("y", cloud[index + 500]))
        }
      }
      .chartEqualAspect()
    },
  ]
}

private func figure(_ name: String, _ draw: @escaping () -> some Figure) -> Workload {
  Workload(name: "figure-" + name) {
    let svg = try draw().rendered().standaloneSVG(title: name, description: "A timed figure.")
    return [Double(svg.utf8.count)]
  }
}

private func normals(_ count: Int, seed: UInt64) -> [Double] {
  var random = SeededGenerator(seed: seed)
  return randomNormals(count, using: &random)
}

private func lines() -> Chart {
  let shifts = (-10...10).map { Double($0) / 10 }
  return Chart {
    LinePlot(shifts, x: .value("θ") { $0 }, y: .value("JS") { $0 == 0 ? 0 : 0.693147 })
    LinePlot(shifts, x: .value("θ") { $0 }, y: .value("W₁") { $0.magnitude })
    RuleMark(y: .value("log 2", 0.693147)).lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
      .annotation { "log 2" }
  }
  .chartXAxisLabel("shift θ").chartYAxisLabel("divergence, nats")
}

private func logarithmicAxis() -> Chart {
  Chart {
    for (name, factor) in [("μ = 0.5", 0.5), ("μ = 0.9", 0.9)] {
      for step in 0..<50 {
        LineMark(
          x: .value("step", step), y: .value("error", pow(factor, Double(step))),
          series: .value("momentum", name))
      }
    }
  }
  .chartYScale(type: .log)
}

private func bars() -> Chart {
  Chart {
    for (pile, masses) in [("P_r", [3.0, 1, 0, 2]), ("P_g", [0.0, 2, 3, 1])] {
      for (bin, mass) in masses.enumerated() {
        BarMark(x: .value("bin", "\(bin)"), y: .value("mass", mass))
          .foregroundStyle(by: .value("pile", pile)).position(.grouped)
      }
    }
  }
}

private func panels() -> Panels {
  Panels(columns: 2, sharing: .y, letters: true) {
    for frequency in 1...2 {
      Chart {
        LinePlot(x: "x", y: "f(x)", domain: -3...3) { sin(Double(frequency) * $0) }
      }
      .chartTitle("k = \(frequency)")
    }
  }
}

private func contours() -> Chart {
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
  }
}
