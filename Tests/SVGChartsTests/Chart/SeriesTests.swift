import Testing

@testable import SVGCharts

private func lines(_ names: [String], ends: [Double]) -> Chart {
  Chart {
    for (name, end) in zip(names, ends) {
      LinePlot(x: .value("x", [0.0, 1]), y: .value(name, [0, end]))
    }
  }
}

@Test("a single plot names the axis, several are labelled at their ends")
func names() throws {
  #expect(texts(try lines(["JS"], ends: [1]).rendered()).filter { $0 == "JS" }.count == 1)
  let scene = try Scene(lines(["JS", "W₁"], ends: [0.7, 1]))
  let layout = try PlotLayout(scene, width: 480, height: 300, fontSize: 15)
  #expect(layout.labelling.isDirect)
  #expect(layout.labelling.labels.map { $0.text } == ["W₁", "JS"])
  #expect(scene.y.title == nil)
}

@Test("direct labels keep 1.2 lines apart and stay in order")
func spacing() throws {
  var random = SplitMix64(seed: 6)
  for _ in 0..<300 {
    let ends = (0..<4).map { _ in Double.random(in: 0...1, using: &random) }
    let scene = try Scene(lines(["a", "b", "c", "d"], ends: ends))
    let layout = try PlotLayout(scene, width: 480, height: 300, fontSize: 15)
    let labels = layout.labelling.labels
    guard layout.labelling.isDirect else { continue }
    for (above, below) in zip(labels, labels.dropFirst()) {
      #expect(below.y - above.y > 17.99 && above.anchor <= below.anchor)
    }
  }
}

@Test("lines that end at one place get a legend")
func legendForMeetingLines() throws {
  let scene = try Scene(lines(["a", "b"], ends: [1, 1]))
  let layout = try PlotLayout(scene, width: 480, height: 300, fontSize: 15)
  #expect(layout.labelling.isLegend && !layout.labelling.isDirect)
  #expect(layout.legend?.entries.map { $0.text } == ["a", "b"])
}

@Test("the author's colours come first and hold")
func chosenColours() throws {
  let chart = lines(["a", "b"], ends: [1, 2])
    .chartForegroundStyleScale(["b": .muted, "unused": .pink])
  let series = try Scene(chart).series
  #expect(series.map { $0.name } == ["b", "a"])
  #expect(series.map { $0.color } == [.muted, .series(0)])
}

@Test("a series has one colour in all panels")
func coloursAcrossPanels() throws {
  let panels = Panels(columns: 2) {
    lines(["a", "b"], ends: [1, 2])
    lines(["b", "a"], ends: [1, 2])
  }
  let scenes = try PanelGrid(panels).scenes
  for scene in scenes {
    #expect(scene.series.first { $0.name == "b" }?.color == .series(1))
  }
}
