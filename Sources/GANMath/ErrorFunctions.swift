// Written here, because JavaScript has no such functions: a browser computes what the native build
// computes.

/// The error function.
///
///     erf x = 2/√π ∫₀ˣ exp(−t²) dt
///
/// - Returns: Relative error below 1e-15.
public func erf(_ x: Double) -> Double {
  let size = x.magnitude
  guard size < 0.5 else { return x.isNaN ? x : x < 0 ? erfc(-x) - 1 : 1 - erfc(x) }
  // Σ (−x²)ᵏ / (k! (2k + 1)): fourteen terms reach 2⁻⁵³ at x = 1/2.
  let square = x * x
  var power = 1.0
  var sum = 0.0
  for k in 1...13 {
    power *= -square / Double(k)
    sum += power / Double(2 * k + 1)
  }
  return 2 / Double.pi.squareRoot() * (x + x * sum)
}

/// 1 − erf, which keeps its digits where erf is next to 1.
///
/// - Returns: Relative error below 2e-15 for a normal result; 0 from 27.3 on.
public func erfc(_ x: Double) -> Double {
  if x < -0.5 { return 2 - erfc(-x) }
  guard x >= 0.5 else { return 1 - erf(x) }
  guard x < 28 else { return 0 }
  // x² in two doubles: exp would multiply the rounding of one by x².
  let square = twoProduct(x, x)
  let scaled = chebyshevSum(scaledTail, at: 1 - 7 / (x + 3)) / (x + 3)
  return exp(-square.high) * (1 - square.low) * scaled
}

/// Σ cₖ Tₖ(u) by Clenshaw's recurrence, |u| ≤ 1.
func chebyshevSum(_ coefficients: [Double], at u: Double) -> Double {
  var (next, afterNext) = (0.0, 0.0)
  for coefficient in coefficients.dropFirst().reversed() {
    (next, afterNext) = (coefficient + (2 * u * next - afterNext), next)
  }
  return coefficients[0] + (u * next - afterNext)
}

/// (x + 3) exp(x²) erfc(x) for x ≥ 1/2 as a Chebyshev series in u = 1 − 7/(x + 3).
private let scaledTail: [Double] = [
  1.1524464011975497, -0.7520774257150896, 0.20027266807544394, -0.04260547909736576,
  0.0068295045686714816, -0.0006913182204502768, 5.638199110659617e-06, 1.1014269903565408e-05,
  -1.3559965891164476e-06, -1.018301676780893e-07, 3.9064296956969565e-08, -7.440460510579276e-12,
  -1.0252307411489935e-09, 3.839894117956319e-11, 2.914923574058876e-11, -1.5757236804853048e-12,
  -9.359859669085583e-13, 4.562360319449356e-14, 3.34999841836872e-14, -7.449265813062998e-16,
  -1.2812871446021122e-15, -2.8388157340569426e-17, 4.952028679233054e-17,
]
