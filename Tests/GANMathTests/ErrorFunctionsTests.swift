import Testing

@testable import GANMath

/// The argument's and the true value's doubles, the latter from forty digits by mpmath 1.3.
@Suite("erf and erfc")
struct ErrorFunctionsTests {
  @Test(
    "erf agrees with forty digits to 1e-15",
    arguments: [
      (1e-300, 1.1283791670955126e-300), (1e-08, 1.1283791670955126e-08),
      (0.1, 0.1124629160182849), (0.25, 0.27632639016823696), (0.49, 0.511668261188523),
      (0.5, 0.5204998778130465), (0.75, 0.7111556336535151), (1.0, 0.8427007929497149),
      (1.7, 0.9837904585907745), (2.5, 0.999593047982555), (4.0, 0.9999999845827421),
      (5.9, 0.9999999999999999), (-0.3, -0.3286267594591274), (-1.2, -0.9103139782296353),
    ])
  func erfValues(x: Double, expected: Double) {
    #expect((erf(x) - expected).magnitude <= 1e-15 * expected.magnitude)
  }

  @Test(
    "erfc agrees with forty digits to 2e-15, as far as doubles reach",
    arguments: [
      (-3.0, 1.9999779095030015), (-0.7, 1.6778011938374184), (-0.2, 1.2227025892104784),
      (0.0, 1.0), (0.1, 0.887537083981715), (0.3, 0.6713732405408726), (0.49, 0.4883317388114769),
      (0.5, 0.4795001221869535), (0.51, 0.4707563801588296), (0.8, 0.2578990352923395),
      (1.0, 0.15729920705028513), (1.5, 0.033894853524689274), (2.2, 0.0018628462979818898),
      (3.1, 1.1648657367199589e-05), (4.7, 2.9952597863796555e-11), (7.3, 5.502573750691923e-25),
      (12.1, 1.2081306636495034e-65), (19.9, 2.9313494281519416e-174),
      (26.0, 5.663192408856143e-296),
    ])
  func erfcValues(x: Double, expected: Double) {
    #expect((erfc(x) - expected).magnitude <= 2e-15 * expected)
  }

  @Test("the ends: erf is ±1, erfc is 2 and 0, and what is no number stays none")
  func ends() {
    #expect(erf(.infinity) == 1 && erf(-.infinity) == -1)
    #expect(erfc(.infinity) == 0 && erfc(-.infinity) == 2)
    #expect(erf(.nan).isNaN && erfc(.nan).isNaN)
    #expect(erf(-0.0).sign == .minus)
  }
}
