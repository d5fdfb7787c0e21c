import GANMath
import Testing

@Test("integrals with known values come out within the stated error")
func knownIntegrals() throws {
  let checks: [(IntegralEstimate, Double)] = [
    (try integrate(over: 0...1) { $0 * $0 }, 1 / 3),
    (try integrate(over: 0...Double.pi) { sin($0) }, 2),
    (try integrate(over: -12...12) { exp(-$0 * $0 / 2) }, (2 * Double.pi).squareRoot()),
    (try integrate(over: 0...1) { 1 / $0.squareRoot() }, 2),
    (try integrate(over: 0...1) { abs($0 - 0.3) }, 0.29),
    (try integrate(over: -1...1, breakpoints: [0]) { $0 < 0 ? 0 : 1 }, 1),
    (try integrate(over: 2...2) { $0 }, 0),
  ]
  for (estimate, exact) in checks {
    #expect(abs(estimate.value - exact) <= estimate.error + 1e-15)
    #expect(abs(estimate.value - exact) <= 1e-11)
  }
}

@Test("a narrow peak is found when its place is given")
func narrowPeak() throws {
  let peak = try integrate(over: -1...1, breakpoints: [0.123, 0.1229, 0.1231]) { x in
    let z = (x - 0.123) / 1e-5
    return exp(-z * z / 2)
  }
  #expect(isRelativelyClose(peak.value, 1e-5 * (2 * Double.pi).squareRoot(), within: 1e-12))
}

@Test("what has no integral is refused")
func quadratureErrors() {
  #expect(throws: QuadratureError.invalidInterval(lower: 0, upper: .infinity)) {
    try integrate(over: 0...Double.infinity) { $0 }
  }
  #expect(throws: QuadratureError.notFinite(point: 0)) { try integrate(over: -1...1) { 1 / $0 } }
  // log(1/x)/x is not integrable at 0, so halving there never ends well.
  #expect(throws: QuadratureError.self) { try integrate(over: 0...1) { 1 / $0 } }
}
