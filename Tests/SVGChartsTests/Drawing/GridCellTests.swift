import Testing

@testable import SVGCharts

@Test("cells side by side in one colour are one stroke, in units of a cell")
func strokesOfCells() throws {
  let figure = try Chart { MatrixPlot([[0, 0, 1], [1, 0, .nan]], value: "v") }.rendered()
  let top = ColourRamp.levels - 1
  #expect(strokes(figure) == ["seq-0": "M0 .5h2m-1 1h1", "seq-\(top)": "M2 .5h1m-3 1h1"])
  // One stroke down each column are fewer than along the rows.
  let upright = try Chart { MatrixPlot([[0, 1], [0, 1], [0, 1]], value: "v") }.rendered()
  #expect(strokes(upright) == ["seq-0": "M.5 0v3", "seq-\(top)": "M1.5 0v3"])
}

@Test("the strokes cover each cell once, in the colour of its number")
func coveredCells() throws {
  var random = SplitMix64(seed: 12)
  for count in [1, 7, 30] {
    let values = (0..<count).map { _ in
      (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
    }
    let largest = values.joined().max() ?? 1
    let figure = try Chart { MatrixPlot(values, value: "v") }.rendered()
    var covered = [String?](repeating: nil, count: count * count)
    for (name, path) in strokes(figure) {
      for (row, column) in cells(path) {
        #expect(covered[row * count + column] == nil)
        covered[row * count + column] = name
      }
    }
    let expected = values.joined().map { value in
      "seq-\(ColourRamp.level(value / max(largest, 1e-300)))"
    }
    #expect(covered.map { $0 ?? "" } == expected)
  }
}

@Test("a smooth map of 48 × 48 cells takes less than 20 KB, one of noise less than 25")
func bytesOfMaps() throws {
  var random = SplitMix64(seed: 13)
  func bytes(_ value: (Double, Double) -> Double) throws -> Int {
    try Chart {
      HeatMapPlot(
        x: "x", y: "y", value: "f", xDomain: -3...3, yDomain: -2...2, resolution: 48, value)
    }
    .rendered().body.utf8.count
  }
  #expect(try bytes { x, y in bump(x + 1, y) - bump(x - 1, y) } < 20_000)
  #expect(try bytes { _, _ in random.normal() } < 25_000)
}

@Test("cells of unequal size, and cells cut off, are rectangles")
func rectanglesOfCells() throws {
  let map = HeatMapPlot(
    x: "x", y: "y", value: "f", xDomain: 1...9, yDomain: 1...9, resolution: 4
  ) { x, y in x + y }
  for chart in [
    Chart { map }.chartXScale(type: .log), Chart { map }.chartYScale(domain: 2...9),
  ] {
    let figure = try chart.rendered()
    #expect(strokes(figure).isEmpty)
    #expect(figure.body.contains("fill=\"var(--lg-seq-"))
    #expect(xmlError(figure) == nil)
  }
}

/// 1 / (1 + x² + y²)³: level far from 0, and smooth.
private func bump(_ x: Double, _ y: Double) -> Double {
  let r = 1 + x * x + y * y
  return 1 / (r * r * r)
}

/// The paths of cells by the names of their colours.
private func strokes(_ figure: SVGFigure) -> [String: String] {
  var paths: [String: String] = [:]
  for match in figure.body.matches(of: /<path d="([^"]+)" stroke="var\(--lg-(seq-\d+),/) {
    paths[String(match.2)] = String(match.1)
  }
  return paths
}

/// The cells that a path of strokes along rows or columns covers.
private func cells(_ path: String) -> [(row: Int, column: Int)] {
  var (x, y) = (0.0, 0.0)
  var cells: [(row: Int, column: Int)] = []
  for match in path.matches(of: /([Mmhv])(-?[\d.]+)(?: ?(-?[\d.]+))?/) {
    let first = Double(match.2) ?? .nan
    switch match.1 {
    case "M": (x, y) = (first, Double(match.3 ?? "") ?? .nan)
    case "m": (x, y) = (x + first, y + (Double(match.3 ?? "") ?? .nan))
    case "h":
      for step in 0..<Int(first) { cells.append((Int(y), Int(x) + step)) }
      x += first
    default:
      for step in 0..<Int(first) { cells.append((Int(y) + step, Int(x))) }
      y += first
    }
  }
  return cells
}
