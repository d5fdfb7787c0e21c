import Testing

@testable import SVGCharts

/// Ticks as computed by `breaks_extended` of Python's mizani, a port of the authors' R code.
private let known: [(lower: Double, upper: Double, count: Int, ticks: [Double])] = [
  (8.1, 14.1, 4, [8, 10, 12, 14]),
  (0, 1, 5, [0, 0.25, 0.5, 0.75, 1]),
  (-1, 1, 5, [-1, -0.5, 0, 0.5, 1]),
  (0, 0.6931, 5, [0, 0.2, 0.4, 0.6, 0.8]),
  (-3.7, 12.2, 6, [-3, 0, 3, 6, 9, 12]),
  (0, 100, 5, [0, 25, 50, 75, 100]),
  (1.2, 1.9, 4, [1.2, 1.4, 1.6, 1.8]),
  (0, 13, 5, [0, 2.5, 5, 7.5, 10, 12.5]),
  (2.5e-7, 9.1e-6, 5, [0, 2.5e-6, 5e-6, 7.5e-6, 1e-5]),
  (-0.2, -0.119, 4, [-0.2, -0.175, -0.15, -0.125]),
  (1000, 98765, 6, [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
  (0, 2.6, 4, [0, 1, 2, 3]),
  (5, 105, 8, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
  (0.1, 0.13, 3, [0.1, 0.11, 0.12, 0.13]),
]

@Test("ticks are those of the authors' implementation", arguments: known.indices)
func ticksOfTheReference(index: Int) throws {
  let example = known[index]
  let ticks = try #require(extendedWilkinson(example.lower, example.upper, count: example.count))
  #expect(ticks.numbers.map { $0.value } == example.ticks)
}

@Test("a candidate that is not legible is never chosen")
func illegibleTicks() throws {
  let few = try #require(
    extendedWilkinson(0, 1, count: 9) { $0.count > 3 ? -.infinity : 1 })
  #expect(few.count <= 3)
  #expect(extendedWilkinson(0, 1, count: 5) { _ in -.infinity } == nil)
}

@Test("ticks are even, in order and near the data, for 2,000 random ranges")
func ticksOfRandomRanges() throws {
  var random = SplitMix64(seed: 1)
  for _ in 0..<2000 {
    let size = tenToThe(Double.random(in: -200...200, using: &random))
    let lower = Double.random(in: -1...1, using: &random) * size
    let upper = lower + Double.random(in: 0.001...1, using: &random) * size
    let count = Int.random(in: 2...10, using: &random)
    let ticks = try #require(extendedWilkinson(lower, upper, count: count))
    #expect(ticks.count >= 2 && ticks.count <= 4 * count)
    #expect(ticks.step.mantissa > 0)
    let span = upper - lower
    #expect(ticks[0].value > lower - span && ticks[ticks.count - 1].value < upper + span)
  }
}
