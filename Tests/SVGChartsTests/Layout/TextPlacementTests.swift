import Testing

@testable import SVGCharts

private func box(_ text: String, in figure: SVGFigure) -> Rect? {
  textBoxes(figure).first { $0.text == text }?.box
}

@Test("the annotation of a horizontal rule stands at the end that is asked for")
func horizontalRuleAnnotation() throws {
  func middle(_ position: AnnotationPosition) throws -> Double {
    let chart = Chart {
      LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, 0.1]))
      RuleMark(y: .value("y", 1.0)).annotation(position: position) { "rule" }
    }
    return try #require(box("rule", in: chart.rendered())).midX
  }
  #expect(try middle(.leading) < 120)
  #expect(try (200...300).contains(middle(.center)))
  #expect(try middle(.trailing) > 400)
}

@Test("the annotation of a vertical rule stands on the side, or at the height, that is asked for")
func verticalRuleAnnotation() throws {
  func place(_ position: AnnotationPosition) throws -> Rect {
    let chart = Chart {
      LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, 0.1]))
      RuleMark(x: .value("x", 0.5)).annotation(position: position) { "rule" }
    }
    .chartYAxis(.hidden)
    return try #require(box("rule", in: chart.rendered()))
  }
  #expect(try place(.leading).maxX < 240 && place(.trailing).minX > 240)
  #expect(try (100...200).contains(place(.center).midY))
}

@Test("above a rule, an annotation moves to where it covers no curve")
func ruleAnnotationAvoidsCurves() throws {
  // The curve lies just above the rule, except in the middle.
  let chart = Chart {
    LinePlot(x: "x", y: "y", domain: 0...1) { ($0 - 0.5).magnitude < 0.3 ? 0 : 0.54 }
    RuleMark(y: .value("y", 0.5)).annotation(position: .top) { "rule" }
  }
  .chartYScale(domain: 0...1)
  let place = try #require(box("rule", in: chart.rendered()))
  #expect((170...330).contains(place.midX))
}

@Test("texts at one point are nudged apart")
func coincidentTexts() throws {
  let chart = Chart {
    PointMark(x: .value("x", 0.0), y: .value("y", 0.0))
    PointMark(x: .value("x", 2.0), y: .value("y", 2.0))
    for name in ["first", "second", "third"] {
      TextMark(name, x: .value("x", 1.0), y: .value("y", 1.0))
    }
  }
  let figure = try chart.rendered()
  #expect(Set(["first", "second", "third"]).isSubset(of: texts(figure)))
  #expect(textFaults(figure) == [])
}

@Test("a text at an arrow's tip stands beside the head")
func textBesideArrowhead() throws {
  let chart = Chart {
    ArrowMark(
      xStart: .value("x", 0.0), yStart: .value("y", 0.0), xEnd: .value("x", 1.0),
      yEnd: .value("y", 1.0))
    TextMark("tip", x: .value("x", 1.0), y: .value("y", 1.0))
  }
  .chartXScale(domain: -2...2).chartYScale(domain: -2...2)
  let layout = try PlotLayout(Scene(chart), width: 480, height: 300, fontSize: 15)
  let tip = Point(x: layout.x.position(1), y: layout.y.position(1))
  let place = try #require(box("tip", in: chart.rendered()))
  #expect(!place.insetBy(-2).contains(tip))
}

@Test("the annotation of a heat map is drawn")
func gridAnnotation() throws {
  let chart = Chart {
    HeatMapPlot(x: "x", y: "y", value: "f", xDomain: 0...1, yDomain: 0...1, resolution: 4) {
      $0 + $1
    }
    .annotation { "note" }
  }
  #expect(try texts(chart.rendered()).contains("note"))
}

@Test("labels that the author wants are left blank where they would overlap")
func overlappingGivenLabels() throws {
  let chart = Chart { LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, 1])) }
    .chartXAxis(values: (0...40).map { Double($0) / 40 })
  #expect(try textFaults(chart.rendered()) == [])
}

@Test("a scripted letter keeps its combining mark, which takes no room")
func combiningMarks() {
  let runs = ScriptedText("P_σ\u{302}").runs
  #expect(runs.map { Array($0.text.unicodeScalars).count } == [1, 2])
  #expect(textWidth("σ\u{302}", size: 10) == textWidth("σ", size: 10))
  // The letter under the mark belongs to a word, so the underscore is one.
  #expect(ScriptedText("hat\u{302}_b").runs.count == 1)
}

@Test("no text is cut off or lies on another, for 400 random charts")
func readableCharts() throws {
  var random = SplitMix64(seed: 11)
  for seed in 0..<400 {
    let chart = randomChart(&random)
    let figure: SVGFigure
    do {
      figure = try chart.rendered()
    } catch {
      guard case .tooLittleRoom = error else { throw error }
      continue
    }
    #expect(textFaults(figure) == [], "chart \(seed)")
  }
}

@Test("no text is cut off or lies on another, for 60 random figures of panels")
func readablePanels() throws {
  var random = SplitMix64(seed: 12)
  let sharings: [PanelSharing] = [.none, .x, .y, .both]
  for seed in 0..<60 {
    let columns = Int.random(in: 1...3, using: &random)
    let count = Int.random(in: 1...4, using: &random)
    let charts = (0..<count).map { randomLines(&random).chartTitle("panel \($0)") }
    let panels = Panels(
      columns: columns, sharing: sharings.randomElement(using: &random)!,
      letters: Bool.random(using: &random), width: 640
    ) {
      for chart in charts { chart }
    }
    #expect(try textFaults(panels.rendered()) == [], "figure \(seed)")
  }
}

private func randomLines(_ random: inout SplitMix64) -> Chart {
  let size = tenToThe(Double.random(in: -6...6, using: &random))
  let names = ["W₁", "JS", "P_g, generated", "loss of the critic"]
  let count = Int.random(in: 1...4, using: &random)
  let lines = (0..<count).map { _ in
    (0..<12).map { _ in Double.random(in: -1...1, using: &random) * size }
  }
  let level = Double.random(in: -1...1, using: &random) * size
  let corner = Bool.random(using: &random) ? 11.0 : 0
  return Chart {
    for (name, line) in zip(names, lines) {
      LinePlot(x: .value("step", (0..<12).map(Double.init)), y: .value("value", line))
        .foregroundStyle(by: .value("series", name))
    }
    RuleMark(y: .value("level", level)).annotation { "level" }
    TextMark("corner", x: .value("step", corner), y: .value("value", lines[0][Int(corner)]))
  }
}

private func randomChart(_ random: inout SplitMix64) -> Chart {
  let height = Double.random(in: 180...400, using: &random)
  switch Int.random(in: 0..<8, using: &random) {
  case 0: return randomLines(&random).chartFrame(height: height)
  case 1:
    let points = (0..<8).map { _ in (random.normal(), random.normal() * 1e4) }
    return Chart {
      PointPlot(points, x: .value("first coordinate") { $0.0 }, y: .value("second") { $0.1 })
      for (index, point) in points.prefix(3).enumerated() {
        TextMark("p\(index)", x: .value("", point.0), y: .value("", point.1))
      }
    }
    .chartTitle("A title that is wider than the figure and must yet be read, all of it, to its end")
  case 2:
    let scale = tenToThe(Double.random(in: -3...5, using: &random))
    return Chart {
      HeatMapPlot(
        x: "momentum μ", y: "a rather long name of the vertical axis", value: "spectral radius",
        xDomain: 0...scale, yDomain: 0...1, resolution: 8
      ) { $0 / scale * $1 }
      LinePlot(x: "momentum μ", y: "bound", domain: 0...scale) { $0 / scale }
    }
    .chartFrame(height: height)
  case 3: return randomContours(&random).chartFrame(height: height)
  case 4:
    let size = Int.random(in: 2...6, using: &random)
    let matrix = (0..<size).map { _ in (0..<size).map { _ in random.normal() } }
    return Chart { MatrixPlot(matrix, value: "entry", decimals: 1).annotation { "a note" } }
      .chartXAxisLabel("column").chartYAxisLabel("row")
  case 5:
    let inset = randomLines(&random).chartLegend(.hidden)
    return randomLines(&random).chartFrame(height: 400)
      .chartInset(x: 0.3...1, y: 0...0.6, inset)
  case 6:
    let names = ["Kullback–Leibler divergence", "total variation", "JS", "Wasserstein distance"]
    return Chart {
      for name in names { BarMark(x: .value("", name), y: .value("nats", random.normal())) }
    }
    .chartFrame(width: Double.random(in: 200...700, using: &random), height: height)
  default:
    let values = (0..<6).map { _ in random.normal() }
    return Chart {
      for (index, value) in values.enumerated() {
        BarMark(x: .value("bin", "category \(index)"), y: .value("mass", value))
          .annotation { "n\(index)" }
      }
    }
    .chartFrame(height: height)
  }
}

private func randomContours(_ random: inout SplitMix64) -> Chart {
  let (a, b, c) = (random.normal(), random.normal(), random.normal())
  let scale = tenToThe(Double.random(in: -3...4, using: &random))
  return Chart {
    ContourPlot(
      x: "θ₁", y: "θ₂", value: "loss", xDomain: -2...2, yDomain: -2...2, resolution: 32
    ) { x, y in scale * (a * x * x + b * y * y + c * x * y + sine(3 * x)) }
    PointMark(x: .value("θ₁", a / 2), y: .value("θ₂", b / 2)).annotation { "minimum" }
    TextMark("saddle", x: .value("θ₁", 0.0), y: .value("θ₂", 0.0))
    RuleMark(x: .value("θ₁", 1.0)).annotation(position: .bottom) { "cut" }
  }
}

@Test("names of categories stand over several lines where they do not fit side by side")
func wrappedCategories() throws {
  let names = ["Kullback–Leibler divergence", "total variation", "JS"]
  let chart = Chart {
    for name in names { BarMark(x: .value("", name), y: .value("nats", 1.0)) }
  }
  .chartFrame(width: 360)
  let shown = try texts(chart.rendered())
  #expect(shown.contains("Kullback–") && shown.contains("Leibler") && shown.contains("divergence"))
  #expect(shown.contains("JS"))
  #expect(try textFaults(chart.rendered()) == [])
}

@Test("an entry of a legend that is wider than the figure is made smaller")
func wideLegendEntry() throws {
  let chart = Chart {
    for name in ["a", String(repeating: "long name ", count: 12)] {
      BarMark(x: .value("x", "bin"), y: .value("mass", 1.0))
        .foregroundStyle(by: .value("pile", name)).position(.grouped)
    }
  }
  #expect(try textFaults(chart.rendered()) == [])
}

@Test("an annotation leaves the place that was asked for rather than cover a curve")
func ruleAnnotationLeavesCurve() throws {
  let chart = Chart {
    LinePlot(x: "x", y: "y", domain: 0...1) { _ in 0.05 }
    RuleMark(x: .value("x", 0.5)).annotation(position: .bottom) { "rule" }
  }
  .chartYScale(domain: 0...1)
  let layout = try PlotLayout(Scene(chart), width: 480, height: 300, fontSize: 15)
  let place = try #require(box("rule", in: chart.rendered()))
  #expect(place.maxY < layout.y.position(0.05))
}

@Test("an arrow ends at the rim of a point")
func arrowEndsAtPoint() throws {
  func head(_ hasPoint: Bool) throws -> String {
    let chart = Chart {
      ArrowMark(
        xStart: .value("x", 0.0), yStart: .value("y", 0.0), xEnd: .value("x", 1.0),
        yEnd: .value("y", 0.0))
      if hasPoint { PointMark(x: .value("x", 1.0), y: .value("y", 0.0)).symbolSize(314.16) }
    }
    .chartXScale(domain: -1...2).chartYScale(domain: -1...1).chartYAxis(.hidden)
    let match = try chart.rendered().body.firstMatch(of: /d="M([0-9.]+) [^"]*z" fill/)
    return try String(#require(match).output.1)
  }
  // The radius is 10, and a little air.
  #expect(try Double(head(false))! - Double(head(true))! == 10.75)
}

@Test("the text beyond a lying bar stands clear of it")
func textBeyondLyingBar() throws {
  let chart = Chart {
    for (name, value) in [("KL", 1.4), ("JS", 0.7)] {
      BarMark(x: .value("nats", value), y: .value("", name)).annotation { "\(value)" }
    }
  }
  .chartFrame(width: 240)
  let layout = try PlotLayout(Scene(chart), width: 240, height: 150, fontSize: 15)
  let place = try #require(box("1.4", in: chart.rendered()))
  #expect(place.minX > layout.x.position(1.4) + 4)
}
