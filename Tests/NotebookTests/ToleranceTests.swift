import Testing

@testable import Notebook

@Suite("Tolerances of claims")
struct ToleranceTests {
  @Test(
    "an absolute tolerance includes its bound",
    arguments: [(1.5, true), (0.5, true), (1.5000001, false), (.nan, false), (.infinity, false)])
  func absolute(value: Double, admitted: Bool) {
    #expect(Tolerance.absolute(0.5).admits(value, for: 1) == admitted)
  }

  @Test("a relative tolerance is a part of the expected number, not of the value")
  func relative() {
    #expect(Tolerance.relative(0.1).admits(110, for: 100))
    #expect(!Tolerance.relative(0.1).admits(100, for: 90.9))
    #expect(!Tolerance.relative(0.1).admits(1e-300, for: 0))
    #expect(Tolerance.relative(0.1).admits(-95, for: -100))
  }

  @Test("ulps count doubles, also across zero and at the ends of the range")
  func ulps() {
    #expect(Tolerance.ulps(1).admits(1.nextUp, for: 1))
    #expect(!Tolerance.ulps(1).admits(1.nextUp.nextUp, for: 1))
    #expect(Tolerance.ulps(2).admits(Double.leastNonzeroMagnitude, for: -.leastNonzeroMagnitude))
    #expect(!Tolerance.ulps(1).admits(Double.leastNonzeroMagnitude, for: -.leastNonzeroMagnitude))
    #expect(Tolerance.ulps(0).admits(-0.0, for: 0))
    #expect(!Tolerance.ulps(.max).admits(.nan, for: 1))
    #expect(
      !Tolerance.ulps(1).admits(.greatestFiniteMagnitude, for: -.greatestFiniteMagnitude))
  }

  @Test("equal infinities agree, unequal ones and numbers that are none do not")
  func specials() {
    #expect(Tolerance.absolute(0).admits(.infinity, for: .infinity))
    #expect(!Tolerance.absolute(.infinity).admits(.infinity, for: -.infinity))
    #expect(!Tolerance.relative(1).admits(.nan, for: .nan))
  }
}
