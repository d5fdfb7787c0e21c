import SVGCharts
import Testing

@Test("beside the swatches of lines, that of lines with points is a square of a letter's size")
func mixedSwatches() throws {
  let body = try Chart {
    for (name, values) in [("a", [0.0, 1]), ("b", [1.0, 0])] {
      LinePlot(x: .value("x", [0.0, 1]), y: .value("y", values))
        .foregroundStyle(by: .value("", name))
    }
    PointPlot(x: .value("x", [0.0, 1]), y: .value("y", [1.0, 0]))
      .foregroundStyle(by: .value("", "b"))
  }
  .chartLegend(.top).rendered().body
  let rectangle = try #require(body.firstMatch(of: /<rect [^>]*rx="2"[^>]*>/))
  let sides = rectangle.output.matches(of: /(?:width|height)="([0-9.]+)"/)
    .map { Double($0.output.1)! }
  #expect(sides.count == 2 && sides[0] == sides[1] && sides[0] < 15)
}
