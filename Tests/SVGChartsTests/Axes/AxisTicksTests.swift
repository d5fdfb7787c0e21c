import Testing

@testable import SVGCharts

private func ticks(
  _ lower: Double, _ upper: Double, _ type: ScaleType, length: Double = 400,
  format: AxisFormat = .automatic
) -> [Tick] {
  AxisTicks(
    scale: Scale(type: type, lower: lower, upper: upper, start: 0, end: length),
    marks: AxisMarks(format: format), fontSize: 15, isHorizontal: true
  ).ticks()
}

private func labels(_ ticks: [Tick]) -> [String] {
  ticks.filter { !$0.isMinor }.map { $0.label }
}

@Test("a logarithmic axis is labelled at powers of ten, plain while they are short")
func decades() {
  #expect(labels(ticks(1, 1000, .log)) == ["1", "10", "100", "1\u{202F}000"])
  #expect(
    labels(ticks(1e-6, 1, .log, length: 600)) == [
      "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1",
    ])
}

@Test("eight minor ticks stand between decades that are wide enough")
func minorTicks() {
  let minors = ticks(1, 100, .log).filter { $0.isMinor }.map { $0.value }
  #expect(minors == [2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90])
}

@Test("over 300 decades only some powers of ten are labelled, evenly")
func manyDecades() {
  let shown = ticks(1e-300, 1, .log).filter { !$0.isMinor }
  #expect((3...7).contains(shown.count))
  #expect(shown.last?.label == "1")
}

@Test("within one decade a logarithmic axis is labelled at 1, 2 and 5")
func oneDecade() {
  #expect(labels(ticks(1, 10, .log)) == ["1", "2", "5", "10"])
}

@Test("an axis of angles is labelled in fractions of π")
func angles() {
  let circle = ticks(-.pi, .pi, .linear, format: .fractionOfPi)
  #expect(labels(circle) == ["−π", "−π/2", "0", "π/2", "π"])
}

@Test("a symmetric logarithmic axis has 0 and powers of ten on both sides")
func symmetric() {
  #expect(
    labels(ticks(-100, 100, .symmetricLog(linearBelow: 1))) == [
      "−100", "−10", "−1", "0", "1", "10", "100",
    ])
}

@Test("the ticks of a square root lie evenly on the page, at round numbers")
func squareRootTicks() {
  #expect(labels(ticks(0, 900, .squareRoot, length: 200)) == ["0", "100", "400", "900"])
  #expect(labels(ticks(0, 1000, .squareRoot, length: 200)) == ["0", "100", "400", "900"])
}

@Test("the ticks of a power scale never overlap, rise, and stay inside the domain")
func powerTicks() {
  var random = SplitMix64(seed: 14)
  for _ in 0..<1000 {
    let size = tenToThe(Double.random(in: -6...6, using: &random))
    let low = Double.random(in: -1...1, using: &random) * size
    let axis = AxisTicks(
      scale: Scale(
        type: .power(exponent: Double.random(in: 0.2...3, using: &random)), lower: low,
        upper: low + Double.random(in: 0.01...2, using: &random) * size, start: 0, end: 300),
      fontSize: 15, isHorizontal: Bool.random(using: &random))
    let shown = axis.ticks()
    #expect(axis.smallestGap(shown) > 0)
    #expect(shown.allSatisfy { axis.scale.contains($0.value) })
    #expect(zip(shown, shown.dropFirst()).allSatisfy { $0.value < $1.value })
  }
}

@Test("ticks count in ones, twos, fives and quarters, and hold the 0 that they cross")
func readableTicks() {
  #expect(labels(ticks(0, 5, .linear, length: 200)) == ["0", "1", "2", "3", "4", "5"])
  #expect(
    labels(ticks(-3, 3, .linear, length: 200)) == ["−3", "−2", "−1", "0", "1", "2", "3"])
  #expect(labels(ticks(-1, 1, .linear, length: 320)) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
  #expect(
    labels(ticks(-0.13, 5.13, .linear, length: 200)) == ["0", "1", "2", "3", "4", "5"])
}

@Test("labels never overlap, and ticks stay inside the domain, for 3,000 random axes")
func legibleLabels() {
  var random = SplitMix64(seed: 2)
  for _ in 0..<3000 {
    let size = tenToThe(Double.random(in: -12...12, using: &random))
    let isLog = Bool.random(using: &random)
    let low = isLog ? size : Double.random(in: -1...1, using: &random) * size
    let high =
      isLog
      ? size * tenToThe(Double.random(in: 0.1...30, using: &random))
      : low + Double.random(in: 1e-6...2, using: &random) * size
    let axis = AxisTicks(
      scale: Scale(
        type: isLog ? .log : .linear, lower: low, upper: high, start: 30,
        end: 30 + Double.random(in: 60...700, using: &random)),
      fontSize: 15, isHorizontal: Bool.random(using: &random))
    let shown = axis.ticks().filter { !$0.isMinor }
    #expect(axis.smallestGap(shown) > 0, "\(low)…\(high), \(axis.length) long")
    #expect(axis.ticks().allSatisfy { axis.scale.contains($0.value) })
  }
}
