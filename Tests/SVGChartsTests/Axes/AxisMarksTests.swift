import Testing

@testable import SVGCharts

private func chart() -> Chart {
  Chart { LinePlot(x: .value("x", [0.0, 4]), y: .value("y", [0.0, 1])) }
}

private func ticks(_ chart: Chart) throws -> [Tick] {
  try PlotLayout(Scene(chart), width: 480, height: 300, fontSize: 15).xTicks
}

@Test("a stride marks its multiples inside the domain")
func strides() throws {
  let shown = try ticks(
    chart().chartXScale(domain: -0.9...1).chartXAxis { AxisMarks(values: .stride(by: 0.5)) })
  #expect(shown.map { $0.label } == ["−0.5", "0.0", "0.5", "1.0"])
}

@Test("a stride that is far too fine marks nothing")
func fineStride() throws {
  #expect(try ticks(chart().chartXAxis { AxisMarks(values: .stride(by: 1e-9)) }).isEmpty)
}

@Test("marks without a label are minor ticks between those with one")
func minorMarks() throws {
  let shown = try ticks(
    chart().chartXAxis {
      AxisMarks(values: .stride(by: 2))
      AxisMarks(values: .stride(by: 1)) { _ in AxisTick() }
    })
  #expect(shown.filter { !$0.isMinor }.map { $0.label } == ["0", "2", "4"])
  #expect(shown.filter { $0.isMinor }.map { $0.value } == [0, 1, 2, 3, 4])
}

@Test("what stands at a mark is what its closure says")
func contents() throws {
  let shown = try ticks(
    chart().chartXAxis {
      AxisMarks(values: [0, 2, 4]) { place in
        if place.number == 2 { AxisGridLine() }
        AxisValueLabel("\(place.index + 1) of \(place.count)")
      }
    })
  #expect(shown.map { $0.label } == ["1 of 3", "2 of 3", "3 of 3"])
  #expect(shown.map { $0.hasGridLine } == [false, true, false])
  #expect(shown.allSatisfy { $0.hasTick == false })
}

@Test("labels of two sets of marks that would touch are not both drawn")
func touchingMarks() throws {
  let shown = try ticks(
    chart().chartXAxis {
      AxisMarks(values: [0, 2])
      AxisMarks(values: [2.01]) { _ in AxisValueLabel("close") }
    })
  #expect(shown.filter { !$0.label.isEmpty }.map { $0.label } == ["0", "2"])
}

@Test("a number of marks that is wished for is nearly had")
func desiredCounts() throws {
  for count in 2...8 {
    let shown = try ticks(
      chart().chartXAxis { AxisMarks(values: .automatic(desiredCount: count)) })
    #expect((shown.count - count).magnitude <= 2, "\(count)")
  }
}
