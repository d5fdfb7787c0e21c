import Foundation
import Testing

@testable import SVGCharts

private func text(_ path: PathData) -> String { String(decoding: path.bytes, as: UTF8.self) }

@Test("a path is written relative, short, and without accumulating its roundings")
func pathText() {
  var path = PathData()
  path.polyline([Point(x: 1, y: 2), Point(x: 3.5, y: 2), Point(x: 3.5, y: 0), Point(x: 4, y: 1)])
  #expect(text(path) == "M1 2h2.5v-2l.5 1")
  var many = PathData()
  many.polyline((0...900).map { Point(x: Double($0) / 3, y: 0) })
  // 900 steps of 0.333… end at 300, not at 900 · 0.33.
  let steps = text(many).split(separator: "h").dropFirst().compactMap { Double($0) }
  #expect((steps.reduce(0, +) - 300).magnitude < 1e-9)
}

@Test("a line is cut at the frame, and cut in two where it leaves and returns")
func clipping() {
  let frame = Rect(minX: 0, minY: 0, maxX: 10, maxY: 10)
  let runs = clipped(
    [Point(x: 5, y: 5), Point(x: 15, y: 5), Point(x: 15, y: 8), Point(x: 5, y: 8)], to: frame)
  #expect(
    runs == [
      [Point(x: 5, y: 5), Point(x: 10, y: 5)], [Point(x: 10, y: 8), Point(x: 5, y: 8)],
    ])
  #expect(clipped([Point(x: -5, y: 20), Point(x: 20, y: 20)], to: frame).isEmpty)
  #expect(
    clipped([Point(x: -1e6, y: 5), Point(x: 1e6, y: 5)], to: frame) == [
      [Point(x: 0, y: 5), Point(x: 10, y: 5)]
    ])
}

@Test("a polygon cut at the frame covers what both cover")
func polygonClipping() {
  let frame = Rect(minX: 0, minY: 0, maxX: 10, maxY: 10)
  let diamond = [
    Point(x: 5, y: -5), Point(x: 15, y: 5), Point(x: 5, y: 15), Point(x: -5, y: 5),
  ]
  let area = shoelace(clippedPolygon(diamond, to: frame))
  #expect((area - 100).magnitude < 1e-9)
  let half = [Point(x: -10, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 4), Point(x: -10, y: 4)]
  #expect((shoelace(clippedPolygon(half, to: frame)) - 40).magnitude < 1e-9)
}

private func shoelace(_ polygon: [Point]) -> Double {
  zip(polygon, polygon.dropFirst() + polygon.prefix(1))
    .reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }.magnitude / 2
}

@Test("a simplified line passes every point at less than 0.35 units")
func simplification() {
  var random = SplitMix64(seed: 8)
  for count in [10, 500, 20_000] {
    var height = 0.0
    let points = (0..<count).map { index in
      height += random.normal()
      return Point(x: Double(index) * 400 / Double(count), y: height)
    }
    let simple = simplified(points)
    #expect(simple.first == points.first && simple.last == points.last)
    var segment = 0
    for point in points {
      while segment + 2 < simple.count, simple[segment + 1].x < point.x - 0.35 { segment += 1 }
      let near = (max(segment - 4, 0)..<min(segment + 12, simple.count - 1)).map {
        distance(point, simple[$0], simple[$0 + 1])
      }
      #expect((near.min() ?? .infinity) < 0.35)
    }
  }
}

private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = dx * dx + dy * dy
  let t = length == 0 ? 0 : min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1)
  let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
  return (ex * ex + ey * ey).squareRoot()
}

@Test("100,000 points stay under 300 KB, as a line and as a cloud")
func manyPoints() throws {
  var random = SplitMix64(seed: 9)
  let points = (0..<100_000).map { (Double($0), random.normal()) }
  let cloud = (0..<100_000).map { _ in (random.normal(), random.normal()) }
  for plot in [
    LinePlot(points, x: .value("x") { $0.0 }, y: .value("y") { $0.1 }).marks,
    PointPlot(cloud, x: .value("x") { $0.0 }, y: .value("y") { $0.1 }).marks,
  ] {
    var figure: SVGFigure?
    // The quickest of five, in seconds of this thread: other tests run beside this one.
    let time = try (0..<5).map { _ in
      let start = threadSeconds()
      figure = try Chart { plot }.rendered()
      return threadSeconds() - start
    }.min()!
    #expect((figure?.body.utf8.count ?? .max) < 300_000)
    #if !DEBUG
      #expect(time < 0.05)
    #else
      #expect(time < 20)
    #endif
  }
}

/// How long the processor has worked for this thread.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

@Test("step curves jump at the end, the start or the middle; monotone ones never overshoot")
func interpolation() {
  let two = [Point(x: 0, y: 0), Point(x: 2, y: 1)]
  #expect(interpolated(two, .stepEnd).contains(Point(x: 2, y: 0)))
  #expect(interpolated(two, .stepStart).contains(Point(x: 0, y: 1)))
  #expect(interpolated(two, .stepCenter).contains(Point(x: 1, y: 1)))
  var random = SplitMix64(seed: 10)
  let points = (0..<200).map { Point(x: Double($0), y: random.normal()) }
  for (index, point) in interpolated(points, .monotone).enumerated().dropFirst() {
    let segment = (index - 1) / 12
    let (a, b) = (points[segment].y, points[segment + 1].y)
    #expect(point.y >= min(a, b) - 1e-9 && point.y <= max(a, b) + 1e-9)
  }
}
