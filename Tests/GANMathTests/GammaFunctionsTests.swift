import Testing

@testable import GANMath

/// The argument's and the true value's doubles, the latter from forty digits by mpmath 1.3.
@Suite("Gamma and its logarithm")
struct GammaFunctionsTests {
  @Test("gamma of a whole number is a factorial, to the last bit")
  func factorials() {
    var factorial = 1.0
    for n in 1...23 {
      #expect(tgamma(Double(n)) == factorial)
      factorial *= Double(n)
    }
  }

  @Test(
    "gamma agrees with forty digits to 4e-15",
    arguments: [
      (1e-10, 9999999999.422785), (0.1, 9.51350769866873), (0.4, 2.218159543757688),
      (0.9, 1.0686287021193193), (1.3, 0.8974706963062772), (1.4616, 0.885603194853648),
      (2.7, 1.5446858458505939), (7.6, 2275.03269863245), (13.3, 1025640025.1696311),
      (23.9, 1.885718609500023e+22), (25.1, 8.545033926293267e+23), (60.5, 1.0719991833202043e+81),
      (120.3, 2.3419992794821605e+197), (170.9, 4.3413243345352246e+306),
      (-0.4, -3.7229806220320425), (-1.5, 2.363271801207355), (-7.7, 0.00018207416684152617),
      (-30.2, -1.0165368282364859e-32), (-100.3, -1.0431432495783088e-158),
    ])
  func gammaValues(x: Double, expected: Double) {
    #expect((tgamma(x) - expected).magnitude <= 4e-15 * expected.magnitude)
  }

  @Test(
    "its logarithm agrees with sixty digits to 2e-15, also beside its zeros",
    arguments: [
      (1e-300, 690.7755278982137), (1e-05, 11.512919692895826), (0.2, 1.5240638224307845),
      (0.5, 0.5723649429247001), (0.8, 0.15205967839983756), (0.999, 0.0005780385328913802),
      (0.99999999, 5.772156760265731e-09), (1.00000001, -5.772156531688512e-09),
      (1.2, -0.08537409000331583), (1.5, -0.12078223763524522), (1.9, -0.03898427592308336),
      (1.9999, -4.227520877215346e-05), (2.0001, 4.2281658112919945e-05),
      (2.3, 0.15418945495963046), (3.0, 0.6931471805599453), (3.4, 1.0923280598027414),
      (7.1, 6.7672934793847705), (11.9, 17.25847745059552), (12.1, 17.74700727079874),
      (40.5, 108.47307506906539), (1000.0, 5905.220423209181), (1e10, 220258509288.81058),
      (1e300, 6.897755278982137e+302), (-0.5, 1.2655121234846454), (-1.3, 1.2024757863901114),
      (-5.6, -4.647768379503614), (-20.1, -40.318823427233035),
    ])
  func logarithms(x: Double, expected: Double) {
    #expect((lgamma(x) - expected).magnitude <= 2e-15 * expected.magnitude)
  }

  @Test("the ends and the poles")
  func ends() {
    #expect(tgamma(.infinity) == .infinity && lgamma(-.infinity) == .infinity)
    #expect(tgamma(0.0) == .infinity && tgamma(-0.0) == -.infinity)
    #expect(tgamma(-3).isNaN && lgamma(-3) == .infinity && lgamma(0) == .infinity)
    #expect(tgamma(172) == .infinity && tgamma(.nan).isNaN && lgamma(.nan).isNaN)
  }
}
