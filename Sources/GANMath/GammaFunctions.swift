// Written here, because JavaScript has no such functions: a browser computes what the native build
// computes.

/// The gamma function, (x − 1)! at whole numbers.
///
/// - Returns: Exact for whole numbers up to 23, otherwise with a relative error below 4e-15;
///   infinity above 171.7 and 0 below −171; NaN at negative whole numbers.
public func tgamma(_ x: Double) -> Double {
  if x.isNaN || x == .infinity { return x }
  if x == 0 { return 1 / x }
  if x < 0 {
    guard x != x.rounded() else { return .nan }
    // Γ(x) Γ(−x) = −π / (x sin πx).
    return -Double.pi / (x * sineOfPi(x)) / tgamma(-x)
  }
  if x < 1 { return tgamma(x + 1) / x }
  guard x > 24 else {
    let (product, rest) = factorsAboveTwo(x)
    return product * exp(logGammaOfOne(plus: rest - 1))
  }
  guard x < 172 else { return .infinity }
  // x^(x − 1/2) in two halves, for it overflows before Γ does.
  let half = pow(x, x / 2 - 0.25)
  return half * exp(-x) * half * (2 * Double.pi).squareRoot() * exp(stirlingSeries(x))
}

/// The logarithm of |Γ(x)|.
///
/// - Returns: Relative error below 2e-15 for x > 0; below −2, where Γ passes ±1 between whole
///   numbers, an absolute error of that size times 1 + |x log |x||. Infinity at 0, −1, −2, ….
public func lgamma(_ x: Double) -> Double {
  if x.isNaN || x.isInfinite { return x.magnitude }
  if x <= 0 {
    guard x != x.rounded() else { return .infinity }
    if x > -0x1p-54 { return -log(-x) }
    return log(Double.pi / (x * sineOfPi(x)).magnitude) - lgamma(-x)
  }
  if x < 1 { return logGammaOfOne(plus: x) - log(x) }
  if x < 12 {
    let (product, rest) = factorsAboveTwo(x)
    return log(product) + logGammaOfOne(plus: rest - 1)
  }
  let logX = log(x)
  return x * (logX - 1) - logX / 2 + log(2 * Double.pi) / 2 + stirlingSeries(x)
}

/// Γ(x) = product · Γ(rest) with the rest in [1, 2); each factor is exact.
private func factorsAboveTwo(_ x: Double) -> (product: Double, rest: Double) {
  var (product, rest) = (1.0, x)
  while rest >= 2 {
    rest -= 1
    product *= rest
  }
  return (product, rest)
}

/// sin πx from the distance to the nearest whole number, which is exact.
private func sineOfPi(_ x: Double) -> Double {
  let nearest = x.rounded()
  let sine = sin(Double.pi * (x - nearest))
  return (nearest / 2).rounded(.down) * 2 == nearest ? sine : -sine
}

/// log Γ(1 + y) for y in [0, 1], with both zeros as factors so that it keeps its digits there.
private func logGammaOfOne(plus y: Double) -> Double {
  y * (y - 1) * chebyshevSum(quotientByZeros, at: 2 * y - 1)
}

/// log Γ(x) − (x − 1/2) log x + x − log √2π for x ≥ 12.
private func stirlingSeries(_ x: Double) -> Double {
  let square = 1 / (x * x)
  var sum = 0.0
  // B₂ₖ / (2k (2k − 1)); the next term is below 1e-17.
  for coefficient in [1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360] {
    sum = (sum + coefficient) * square
  }
  return (sum + 1.0 / 12) / x
}

/// log Γ(1 + y) / (y (y − 1)) for y in [0, 1] as a Chebyshev series in u = 2y − 1.
private let quotientByZeros: [Double] = [
  0.49141539302938714, -0.07611416167043585, 0.008432324965932778, -0.001079493726328608,
  0.00014900748003692963, -2.1512399888556784e-05, 3.1979329860862186e-06, -4.851693012139927e-07,
  7.47148782116316e-08, -1.1638296700170518e-08, 1.829400437118668e-09, -2.8969180607129607e-10,
  4.61570140620909e-11, -7.392810230497983e-12, 1.1894280008333085e-12, -1.9212068676522805e-13,
  3.113975526387164e-14, -5.0628432984486114e-15, 8.254150281631144e-16, -1.3490578987574844e-16,
  2.209876116782623e-17,
]
