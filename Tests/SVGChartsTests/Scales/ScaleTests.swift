import Testing

@testable import SVGCharts

private func scale(_ type: ScaleType, _ lower: Double, _ upper: Double) -> Scale {
  Scale(type: type, lower: lower, upper: upper, start: 100, end: 300)
}

@Test("the ends of the domain lie at the ends of the stretch, the middle in the middle")
func positions() {
  let linear = scale(.linear, -1, 1)
  #expect([-1, 0, 1].map { linear.position($0) } == [100, 200, 300])
  let log = scale(.log, 1e-3, 1e3)
  #expect((log.position(1) - 200).magnitude < 1e-9)
  let root = scale(.squareRoot, 0, 16)
  #expect([0, 4, 16].map { root.position($0) } == [100, 200, 300])
  let symmetric = scale(.symmetricLog(linearBelow: 1), -99, 99)
  #expect([-99, 0, 99].map { symmetric.position($0) } == [100, 200, 300])
}

@Test("a domain as wide as doubles are has finite positions")
func extremeDomain() {
  let wide = scale(.linear, -1e308, 1e308)
  #expect([-1e308, 0, 1e308].map { wide.position($0) } == [100, 200, 300])
  #expect(scale(.linear, 0, 1).position(1e300).isFinite)
}

@Test("the value at a position is the one that lies there, for every type of scale")
func inverse() {
  var random = SplitMix64(seed: 3)
  for type in [ScaleType.linear, .log, .squareRoot, .symmetricLog(linearBelow: 0.1)] {
    for _ in 0..<500 {
      let scale = scale(type, 0.5, Double.random(in: 1...1e4, using: &random))
      let value = Double.random(in: scale.lower...scale.upper, using: &random)
      #expect((scale.value(at: scale.position(value)) - value).magnitude < 1e-9 * value)
    }
  }
}
