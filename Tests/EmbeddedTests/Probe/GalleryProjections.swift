import SVGCharts

private struct Run {
  let step: Int
  let loss: Float
  let name: String
}

/// The marks that read their channels off data of any type, and channels of each type.
func projections() -> [GalleryFigure] {
  let runs = (1...4).map { Run(step: $0, loss: 1 / Float($0), name: "run \($0)") }
  return [
    GalleryFigure(
      "LinePlot AreaPlot PointPlot ErrorBarPlot",
      Chart {
        AreaPlot(
          runs, x: .value("step") { $0.step }, yStart: .value("loss") { $0.loss / 2 },
          yEnd: .value("loss") { $0.loss * 2 })
        AreaPlot(runs, x: .value("step") { $0.step }, y: .value("loss") { $0.loss / 4 })
        LinePlot(runs, x: .value("step") { $0.step }, y: .value("loss") { $0.loss })
        PointPlot(runs, x: .value("step") { $0.step }, y: .value("loss") { $0.loss })
        ErrorBarPlot(
          runs, x: .value("step") { $0.step }, yStart: .value("loss") { $0.loss * 0.75 },
          yEnd: .value("loss") { $0.loss * 1.25 })
      }),
    GalleryFigure(
      "BarPlot",
      Chart { BarPlot(runs, x: .value("run") { $0.name }, y: .value("loss") { $0.loss }) }),
    GalleryFigure(
      "LineMark RuleMark AreaMark",
      Chart {
        for run in runs {
          LineMark(
            x: .value("step", run.step), y: .value("loss", run.loss), series: .value("seed", "one"))
          AreaMark(x: .value("step", run.step), y: .value("loss", run.loss / 2))
        }
        RuleMark(x: .value("step", 2))
        RuleMark(x: .value("step", 3), yStart: .value("loss", 0.2), yEnd: .value("loss", 0.6))
        RuleMark(xStart: .value("step", 1), xEnd: .value("step", 2), y: .value("loss", 0.4))
      }),
  ]
}
