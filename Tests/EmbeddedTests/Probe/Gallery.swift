import GANMath
import SVGCharts

/// A figure and the marks that it shows, as the types are called.
struct GalleryFigure {
  let marks: String
  let svg: String

  /// An empty drawing where the chart throws, which the test refuses.
  init(_ marks: String, _ chart: Chart) {
    self.marks = marks
    svg = (try? chart.rendered())?.standaloneSVG(title: marks, description: "Drawn twice.") ?? ""
  }
}

/// The figures in one text: a line with the marks, then the drawing, then a form feed.
func gallery() -> String {
  var text = ""
  for figure in galleryFigures() { text += figure.marks + "\n" + figure.svg + "\u{0C}" }
  return text
}

/// One figure or more of each mark.
///
/// Where a curve is computed with exp, sin or log, its last bits differ between the C library and
/// JavaScript. A drawing has two decimals, so this shows only where a coordinate stands within
/// 1e-13 of the middle between two hundredths. The domains below are chosen away from curves whose
/// values are round in exact arithmetic, such as sin over multiples of π/6.
func galleryFigures() -> [GalleryFigure] {
  curves() + bars() + points() + planes() + projections()
}

private func curves() -> [GalleryFigure] {
  [
    GalleryFigure(
      "LinePlot RuleMark",
      Chart {
        LinePlot(x: "shift θ", y: "JS, nats", domain: -3...3) { θ in
          let near = [exp(-θ * θ / 2), 1 - exp(-θ * θ / 2)]
          return (try? jensenShannonDivergence([0.5, 0.5], near)) ?? .nan
        }
        RuleMark(y: .value("log 2", log(2)))
      }),
    GalleryFigure(
      "AreaPlot AreaMark LineMark",
      Chart {
        AreaPlot(x: "t", y: "wave", domain: 0.1...6.1) { sin($0) }
        for t in 0..<6 {
          AreaMark(
            x: .value("t", Double(t)), yStart: .value("low", -0.5),
            yEnd: .value("high", 0.1 * Double(t)))
          LineMark(x: .value("t", Double(t)), y: .value("wave", 0.3 * Double(t % 3)))
        }
      }),
    GalleryFigure(
      "LinePlot",
      Chart {
        LinePlot(x: "x", y: "y", t: "t", domain: 0.1...5.9) { t in (cos(t), sin(2 * t)) }
      }),
  ]
}

private func bars() -> [GalleryFigure] {
  var generator = SeededGenerator(seed: 2)
  let samples = randomNormals(200, using: &generator)
  return [
    GalleryFigure(
      "BarMark BarPlot TextMark",
      Chart {
        for (name, height) in [("left", 1.5), ("middle", 2.25), ("right", 0.75)] {
          BarMark(x: .value("place", name), y: .value("mass", height))
        }
        TextMark("most", x: .value("place", "middle"), y: .value("mass", 2.5))
        BarPlot(x: .value("place", ["left", "right"]), y: .value("mass", [0.5, 0.25]))
      }),
    GalleryFigure("HistogramPlot", Chart { HistogramPlot(samples, x: "draw", height: .density) }),
    GalleryFigure("DensityPlot", Chart { DensityPlot(samples, x: "draw") }),
    GalleryFigure(
      "ErrorBarMark ErrorBarPlot",
      Chart {
        ErrorBarMark(x: .value("run", 1.0), yStart: .value("low", 0.2), yEnd: .value("high", 0.9))
        ErrorBarPlot(
          x: .value("run", [2.0, 3]), yStart: .value("low", [0.3, 0.1]),
          yEnd: .value("high", [0.6, 0.8]))
      }),
  ]
}

private func points() -> [GalleryFigure] {
  [
    GalleryFigure(
      "PointMark PointPlot",
      Chart {
        PointMark(x: .value("x", 0.3), y: .value("y", 0.7)).symbol(.square)
        PointPlot(x: .value("x", [0.1, 0.5, 0.8]), y: .value("y", [0.2, 0.4, 0.3]))
          .symbol(by: .value("kind", "second"))
      }
      .chartXAxis {
        AxisMarks(values: .stride(by: 0.2))
        AxisMarks(values: [0.25, 0.75]) { place in
          if place.index > 0 { AxisGridLine() }
          AxisTick()
        }
      }),
    GalleryFigure(
      "LinkMark ArrowMark RectangleMark",
      Chart {
        RectangleMark(
          xStart: .value("x", 0.0), xEnd: .value("x", 1.0), yStart: .value("y", 0.2),
          yEnd: .value("y", 0.9))
        LinkMark(
          xStart: .value("x", 0.1), yStart: .value("y", 0.3), xEnd: .value("x", 0.8),
          yEnd: .value("y", 0.7))
        ArrowMark(
          xStart: .value("x", 0.2), yStart: .value("y", 0.8), xEnd: .value("x", 0.9),
          yEnd: .value("y", 0.4))
      }),
  ]
}

private func planes() -> [GalleryFigure] {
  [
    GalleryFigure(
      "VectorFieldPlot",
      Chart {
        VectorFieldPlot(x: "θ", y: "ψ", xDomain: -1.1...1.3, yDomain: -0.9...1.2) { θ, ψ in
          let velocity = DiracGAN(.nonSaturating).velocity(at: [θ, ψ])
          return (velocity[0], velocity[1])
        }
      }),
    GalleryFigure(
      "ContourPlot",
      Chart {
        ContourPlot(
          x: "x", y: "y", value: "f", xDomain: -1.9...2.1, yDomain: -1.3...2.9, resolution: 40
        ) { x, y in Rosenbrock().value(at: [x, y]) }
      }),
    GalleryFigure(
      "HeatMapPlot",
      Chart {
        HeatMapPlot(
          x: "x", y: "y", value: "f", xDomain: -1.9...2.1, yDomain: -1.3...1.7, resolution: 16
        ) { x, y in exp(-x * x) * sin(2 * y) }
      }),
    GalleryFigure(
      "MatrixPlot",
      Chart { MatrixPlot([[0.5, 0.25], [0.125, 0.7]], value: "mass", marginals: true) }),
  ]
}
