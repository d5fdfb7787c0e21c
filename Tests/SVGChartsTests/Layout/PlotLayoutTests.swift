import Testing

@testable import SVGCharts

@Test("every text of a figure lies inside its view box, for 300 random charts")
func uncutTexts() throws {
  var random = SplitMix64(seed: 7)
  for _ in 0..<300 {
    let size = tenToThe(Double.random(in: -9...9, using: &random))
    let points = (0..<9).map { _ in
      (
        Double.random(in: -1...1, using: &random) * size,
        Double.random(in: -1...1, using: &random) * size
      )
    }
    let scene = try Scene(
      Chart { PointPlot(points, x: .value("x") { $0.0 }, y: .value("y") { $0.1 }) })
    let layout = try PlotLayout(scene, width: 480, height: 300, fontSize: 15)
    for tick in layout.xTicks {
      let half = textWidth(tick.label, size: 15) / 2
      let middle = layout.x.position(tick.value)
      #expect(middle - half >= -0.01 && middle + half <= 480.01)
    }
    for tick in layout.yTicks {
      #expect(layout.frame.minX - 0.45 * 15 - textWidth(tick.label, size: 15) >= -0.01)
    }
  }
}

@Test("an equal aspect gives both axes the same units a pixel")
func equalAspect() throws {
  let chart = Chart {
    PointMark(x: .value("x", 0.0), y: .value("y", 0.0))
    PointMark(x: .value("x", 1.0), y: .value("y", 7.0))
  }
  .chartEqualAspect()
  let layout = try PlotLayout(Scene(chart), width: 480, height: 300, fontSize: 15)
  #expect((layout.x.slope.magnitude - layout.y.slope.magnitude).magnitude < 1e-9)
}

@Test("panels that share y have one domain and frames of one size")
func linedUpPanels() throws {
  let panels = Panels(columns: 2, sharing: .y) {
    for height in [1.0, 1000.0] {
      Chart { LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0, height])) }
    }
  }
  let scenes = try PanelGrid(panels).scenes
  #expect(scenes[0].y.upper == scenes[1].y.upper && scenes[0].y.upper >= 1000)
  #expect(texts(try panels.rendered()).filter { $0 == "0" }.count == 1)
}

@Test("bars at one place stand on one another, or side by side")
func placedBars() throws {
  func chart(_ position: BarPosition) -> Chart {
    Chart {
      for (name, value) in [("a", 2.0), ("b", 3.0)] {
        BarMark(x: .value("x", "k"), y: .value("y", value))
          .foregroundStyle(by: .value("s", name)).position(position)
      }
    }
  }
  let stacked = try Scene(chart(.stacked)).layers
  #expect(stacked.map { $0.y } == [[0], [2]] && stacked.map { $0.yEnd } == [[2], [5]])
  let grouped = try Scene(chart(.grouped)).layers
  #expect(grouped.map { $0.y } == [[0], [0]])
  #expect(grouped[0].xEnd[0] < grouped[1].x[0])
}
