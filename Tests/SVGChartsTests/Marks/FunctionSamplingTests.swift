import Testing

@testable import SVGCharts

@Test("a function's chords stay within a thousandth of its height")
func accuracy() {
  for function in [{ sine(5 * $0) }, { exponential(-$0 * $0 * 50) }, { $0.magnitude }] {
    let samples = sampledAdaptively(function, over: -3...3)
    for (a, b) in zip(samples, samples.dropFirst()) {
      let middle = function((a.x + b.x) / 2)
      #expect((middle - (a.y + b.y) / 2).magnitude < 0.003)
    }
  }
}

@Test("a jump and a pole are gaps, a steep slope is not")
func jumps() {
  func gaps(_ function: @escaping (Double) -> Double) -> Int {
    sampledAdaptively(function, over: -1...1.3).count { $0.y.isNaN }
  }
  #expect(gaps { $0 < 0.1 ? 0 : 1 } == 1)
  #expect(gaps { tangent(3 * $0) } == 2)
  #expect(gaps { $0 / ($0 * $0 + 1e-6).squareRoot() } == 0)
  #expect(gaps { sine(20 * $0) } == 0)
}

@Test("over many decades the small numbers get as many samples as the large ones")
func decadesOfSamples() {
  let samples = sampledAdaptively({ 1 / $0 }, over: 1e-6...1)
  #expect(samples.count { $0.x < 1e-3 } > 50)
}
