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

@Test("both ends of a link have a column, and what it says another")
func tableOfLinks() throws {
  let table = try Chart {
    LinkMark(
      xStart: .value("x", 1.0), yStart: .value("side", "heaps"), xEnd: .value("x", 2.0),
      yEnd: .value("side", "holes")
    )
    .annotation { "half" }
  }
  .rendered().dataTable
  #expect(table.columns == ["x", "x end", "side", "side end", "text"])
  #expect(
    table.rows == [[.number(1), .number(2), .text("heaps"), .text("holes"), .text("half")]])
}

@Test("the table of a field holds the vectors, not the arrows")
func tableOfField() throws {
  let table = try Chart {
    VectorFieldPlot(x: "θ", y: "ψ", xDomain: 0...2, yDomain: 0...2, count: 2) { (-$1, 3 * $0) }
  }
  .rendered().dataTable
  #expect(table.columns == ["θ", "ψ", "vector along θ", "vector along ψ"])
  #expect(table.rows[1] == [.number(1.5), .number(0.5), .number(-0.5), .number(4.5)])
}

@Test("the table of contours tells the lines of a level apart")
func tableOfContours() throws {
  let table = try Chart {
    ContourPlot(
      x: "x", y: "y", value: "f", xDomain: -2...2, yDomain: -1...1, levels: [1], resolution: 41
    ) { x, _ in x * x }
  }
  .rendered().dataTable
  #expect(table.columns == ["x", "y", "f", "line"])
  var sides: [String: Set<Bool>] = [:]
  for row in table.rows {
    guard case .number(let x) = row[0] else {
      Issue.record("\(row)")
      return
    }
    sides["\(row[3])", default: []].insert(x < 0)
    #expect(abs(abs(x) - 1) < 0.01 && row[2] == .number(1))
  }
  #expect(sides.count == 2 && sides.values.allSatisfy { $0.count == 1 })
}

@Test("the column of a rule without a name is that of its axis")
func tableOfRules() throws {
  let table = try Chart {
    LineMark(x: .value("step", 1.0), y: .value("loss", 2.0))
    LineMark(x: .value("step", 2.0), y: .value("loss", 1.0))
    RuleMark(y: .value("", 0.5)).annotation { "floor" }
  }
  .rendered().dataTable
  #expect(table.columns == ["step", "loss", "text"])
  #expect(table.rows[2] == [.empty, .number(0.5), .text("floor")])
}
