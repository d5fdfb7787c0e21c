import Foundation
import SVGCharts

/// The five figures that `peers/figures.py` draws with Matplotlib as well, from the same numbers.
///
/// `compared-NAME` draws one and returns its bytes; `save-NAME` also writes it into `figures`.
func comparedFigures(_ folder: InputFolder, savingInto figures: String) throws -> [Workload] {
  let sources = try folder.matrix("figure-sources", rows: 12, columns: 2)
  let targets = try folder.matrix("figure-targets", rows: 12, columns: 2)
  let places = try folder.numbers("figure-places")
  let pairs = [
    compared("log-axis", figures) { decays() },
    compared("heat-map", figures) { heatMap() },
    compared("contours", figures) { valley() },
    compared("transport", figures) { transport(sources.rowArrays, targets.rowArrays) },
    compared("panels", figures) { waves(places) },
  ]
  return pairs.flatMap { $0 }
}

private func compared(
  _ name: String, _ folder: String, _ draw: @escaping () -> some Figure
) -> [Workload] {
  func svg() throws -> String {
    try draw().rendered().standaloneSVG(title: name, description: "A compared figure.")
  }
  return [
    Workload(name: "compared-" + name) { [Double(try svg().utf8.count)] },
    Workload(name: "save-" + name) {
      let text = try svg()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name + "-ours.svg"))
      return [Double(text.utf8.count)]
    },
  ]
}

private func decays() -> Chart {
  let steps = (0..<50).map(Double.init)
  return Chart {
    for (name, factor) in [("μ = 0.5", 0.5), ("μ = 0.9", 0.9)] {
      LinePlot(
        x: .value("step", steps), y: .value("error", steps.map { pow(factor, $0) })
      )
      .foregroundStyle(by: .value("momentum", name))
    }
  }
  .chartYScale(type: .log)
}

private func heatMap() -> Chart {
  Chart {
    HeatMapPlot(
      x: "x₁", y: "x₂", value: "p − q", xDomain: -3...3, yDomain: -2...2, resolution: 48
    ) { x, y in
      exp(-(x + 1) * (x + 1) - y * y) - exp(-(x - 1) * (x - 1) - y * y)
    }
  }
  .chartEqualAspect()
}

private func valley() -> Chart {
  Chart {
    ContourPlot(
      x: "θ₁", y: "θ₂", value: "loss", xDomain: -2...2, yDomain: -1...3,
      levels: [3, 10, 30, 100, 300, 1000], resolution: 64
    ) { x, y in
      let (step, rise) = (1 - x, y - x * x)
      return step * step + 100 * rise * rise
    }
    .foregroundStyle(.muted)
    PointMark(x: .value("θ₁", 1.0), y: .value("θ₂", 1.0))
      .foregroundStyle(.orange).annotation { "minimum" }
  }
  .chartLegend(.hidden)
}

private func transport(_ sources: [[Double]], _ targets: [[Double]]) -> Chart {
  Chart {
    for (source, target) in zip(sources, targets) {
      ArrowMark(
        xStart: .value("x₁", source[0]), yStart: .value("x₂", source[1]),
        xEnd: .value("x₁", target[0]), yEnd: .value("x₂", target[1])
      )
      .foregroundStyle(.muted)
    }
    for (name, points) in [("P_r", sources), ("P_g", targets)] {
      PointPlot(points, x: .value("x₁") { $0[0] }, y: .value("x₂") { $0[1] })
        .foregroundStyle(by: .value("pile", name))
    }
  }
  .chartEqualAspect()
}

private func waves(_ places: [Double]) -> Panels {
  Panels(columns: 2, sharing: .both, letters: true, height: 170) {
    for k in 1...4 {
      Chart {
        LinePlot(
          x: .value("x", places), y: .value("sin kx", places.map { sin(Double(k) * $0) }))
      }
      .chartTitle("k = \(k)")
    }
  }
}
