import Testing

@testable import SVGCharts

@Test("the table has a column a channel and a row a datum")
func tableOfLines() throws {
  let table = try Chart {
    for (index, y) in [1.5, 2.5].enumerated() {
      LineMark(x: .value("step", index), y: .value("loss", y), series: .value("run", "a, \"b\""))
    }
    RuleMark(y: .value("log 2", 0.5))
  }
  .rendered().dataTable
  #expect(table.columns == ["run", "step", "loss", "log 2"])
  #expect(
    table.rows == [
      [.text("a, \"b\""), .number(0), .number(1.5), .empty],
      [.text("a, \"b\""), .number(1), .number(2.5), .empty],
      [.empty, .empty, .empty, .number(0.5)],
    ])
  #expect(
    table.csv() == "run,step,loss,log 2\r\n\"a, \"\"b\"\"\",0.0,1.5,\r\n"
      + "\"a, \"\"b\"\"\",1.0,2.5,\r\n,,,0.5\r\n")
}

@Test("the table of a matrix has its rows and columns")
func tableOfMatrix() throws {
  let table = try Chart { MatrixPlot([[1, 2], [3, 4]], value: "mass") }.rendered().dataTable
  #expect(table.columns == ["column", "row", "mass"])
  #expect(table.rows[2] == [.number(0), .number(1), .number(3)])
}

@Test("the table of panels says which panel a row is of")
func tableOfPanels() throws {
  let table = try Panels(columns: 2) {
    for name in ["KL", "JS"] {
      Chart { PointMark(x: .value("x", 1.0), y: .value(name, 2.0)) }.chartTitle(name)
    }
  }
  .rendered().dataTable
  #expect(table.columns == ["panel", "x", "KL", "JS"])
  #expect(table.rows[1] == [.text("JS"), .number(1), .empty, .number(2)])
}
