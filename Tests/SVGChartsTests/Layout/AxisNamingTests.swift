import Testing

@testable import SVGCharts

@Test("the first data mark that names an axis names it, also when others name it differently")
func differingNames() throws {
  let scene = try Scene(
    Chart {
      RuleMark(y: .value("leftover", 0.5))
      PointMark(x: .value("", 0.5), y: .value("", 0.5))
      LinePlot(x: .value("angle", [0.0, 1]), y: .value("distance travelled", [0.0, 1]))
        .foregroundStyle(by: .value("run", "a"))
      LinePlot(x: .value("φ", [0.0, 1]), y: .value("distance", [0.0, 2]))
        .foregroundStyle(by: .value("run", "b"))
    })
  #expect(scene.x.title == "angle")
  #expect(scene.y.title == "distance travelled")
}

@Test("a heat map names its axes before a rule and a line on it")
func heatMapNames() throws {
  let scene = try Scene(
    Chart {
      RuleMark(x: .value("μ", 0.9), yStart: .value("L", 0.0), yEnd: .value("L", 1.0))
      HeatMapPlot(
        x: "momentum μ", y: "εL", value: "ρ", xDomain: 0...1, yDomain: 0...4, resolution: 2
      ) { $0 + $1 }
      LinePlot(x: "μ", y: "bound", domain: 0...1) { $0 }
    })
  #expect(scene.x.title == "momentum μ")
  #expect(scene.y.title == "εL")
}

@Test("faint lines, and lines named like the axis of named series, are no series")
func backgroundLines() throws {
  let chart = Chart {
    LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, 1])).foregroundStyle(.faint)
    LinePlot(x: .value("x", [0.0, 1]), y: .value("height", [0.0, 1])).foregroundStyle(.muted)
    for name in ["a", "b"] {
      LinePlot(x: .value("x", [0.0, 1]), y: .value("height", [0.0, 1]))
        .foregroundStyle(by: .value("s", name))
    }
  }
  #expect(try Scene(chart).series.map { $0.name } == ["a", "b"])
}

@Test("a linear axis in a narrow panel has two ticks or more")
func narrowAxis() throws {
  for length in stride(from: 90.0, through: 260, by: 10) {
    let ticks = AxisTicks(
      scale: Scale(type: .linear, lower: -4.5, upper: 4.5, start: 0, end: length), fontSize: 20,
      isHorizontal: true
    ).ticks()
    #expect(ticks.count >= 2, "\(length) long")
  }
}

@Test("no axis line crosses a plot of lines at 0")
func noLineAtZero() throws {
  let chart = Chart { LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, -3])) }
    .chartYScale(domain: -3.2...0.5)
  var writer = SVGWriter()
  let scene = try Scene(chart)
  try PlotLayout(scene, width: 480, height: 300, fontSize: 15).drawGrid(scene, into: &writer)
  #expect(!writer.text.contains("--lg-axis"))
}

@Test("panels above one another that share x have no empty band, and frames of one height")
func stackedPanels() throws {
  let grid = try PanelGrid(
    Panels(columns: 1, sharing: .x) {
      for _ in 0..<2 {
        Chart { LinePlot(x: .value("position", [0.0, 1]), y: .value("y", [0.0, 1])) }
      }
    })
  let layouts = try grid.placed().map { $0.layout }
  #expect((layouts[0].frame.height - layouts[1].frame.height).magnitude < 0.01)
  #expect(layouts[0].height - layouts[0].frame.maxY < layouts[0].fontSize)
}

@Test("panels with the same series have one legend, without the series of a chart that hides its")
func sharedLegend() throws {
  func bars(_ names: [String]) -> Chart {
    Chart {
      for name in names {
        BarMark(x: .value("x", "k"), y: .value("y", 1.0)).foregroundStyle(by: .value("s", name))
      }
    }
  }
  let panels = Panels(columns: 2) {
    bars(["one", "two"])
    bars(["one", "two"])
    bars(["secret"]).chartLegend(.hidden)
  }
  let shown = texts(try panels.rendered())
  #expect(shown.filter { $0 == "one" }.count == 1 && shown.filter { $0 == "two" }.count == 1)
  #expect(!shown.contains("secret"))
}
