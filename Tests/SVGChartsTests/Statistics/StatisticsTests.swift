import Testing

@testable import SVGCharts

@Test("bins hold their start, and the last bin its end")
func bins() {
  let histogram = Histogram([0, 0.5, 1, 1, 2, 3, .nan, 9], bins: 3, domain: 0...3)
  #expect(histogram.edges == [0, 1, 2, 3])
  #expect(histogram.counts == [2, 2, 2])
  #expect(histogram.total == 7)
}

@Test("the areas of a density histogram add up to 1")
func densityHistogram() {
  var random = SplitMix64(seed: 11)
  let samples = (0..<1000).map { _ in random.normal() }
  let histogram = Histogram(samples, bins: nil, domain: nil)
  #expect(histogram.counts.reduce(0, +) == 1000)
  #expect((histogram.shares.reduce(0, +) - 1).magnitude < 1e-12)
  #expect((10...60).contains(histogram.counts.count))
}

@Test("quantiles are linear between neighbours, as in numpy")
func quantiles() {
  #expect(quantile([1, 2, 3, 4], 0.25) == 1.75)
  #expect(quantile([1, 2, 3, 4], 0.5) == 2.5)
  #expect(quantile([7], 0.3) == 7)
}

@Test("the contour of a cone is a circle, closed and of the right length")
func circle() {
  let side = evenlySpaced(-2...2, count: 101)
  let contours = Contours(
    values: side.flatMap { y in side.map { x in (x * x + y * y).squareRoot() } }, columns: 101,
    rows: 101, xDomain: -2...2, yDomain: -2...2)
  let lines = contours.lines(at: 1)
  #expect(lines.count == 1)
  #expect(lines[0].first == lines[0].last)
  #expect(lines[0].allSatisfy { (($0.x * $0.x + $0.y * $0.y).squareRoot() - 1).magnitude < 0.001 })
  let length = zip(lines[0], lines[0].dropFirst()).reduce(0) { sum, pair in
    let (dx, dy) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
    return sum + (dx * dx + dy * dy).squareRoot()
  }
  #expect((length - 2 * .pi).magnitude < 0.01)
}

@Test("a saddle's contours do not cross, and an edge ends them")
func saddle() {
  let side = evenlySpaced(-1...1, count: 20)
  let contours = Contours(
    values: side.flatMap { y in side.map { x in x * y } }, columns: 20, rows: 20, xDomain: -1...1,
    yDomain: -1...1)
  let lines = contours.lines(at: 0.25)
  #expect(lines.count == 2)
  for line in lines {
    #expect(line.allSatisfy { ($0.x * $0.y - 0.25).magnitude < 0.01 })
    for end in [line.first, line.last] {
      #expect(end.map { max($0.x.magnitude, $0.y.magnitude) } == 1)
    }
  }
}
