extension AxisTicks {
  /// Ticks at multiples of a simple fraction of π.
  func multiplesOfPi() -> [Tick] {
    let lower = scale.lower / .pi
    let upper = scale.upper / .pi
    // Steps in 24ths of π, from π/12 to 48 π.
    for step in [2, 3, 4, 6, 12, 24, 48, 120, 240, 480, 1152] {
      let unit = Double(step) / 24
      let first = (lower / unit - 1e-9).rounded(.up)
      let last = (upper / unit + 1e-9).rounded(.down)
      guard last - first < (length / 64).rounded(.down) + 2, first <= last else { continue }
      let ticks = (Int(first)...Int(last)).map { index in
        Tick(
          value: min(max(Double(index) * unit * .pi, scale.lower), scale.upper),
          label: fractionOfPiText(Double(index) * unit * .pi))
      }
      if isLegible(ticks) { return ticks }
    }
    return []
  }
}

/// A multiple of π/24 in lowest terms, "−3π/4"; other numbers as a decimal multiple of π.
func fractionOfPiText(_ value: Double) -> String {
  let parts = value / .pi * 24
  let nearest = parts.rounded()
  guard (parts - nearest).magnitude < 1e-6, nearest.magnitude < 1e9 else {
    return plainNumber(value / .pi) + "π"
  }
  if nearest == 0 { return "0" }
  let divisor = greatestCommonDivisor(Int(nearest.magnitude), 24)
  let (numerator, denominator) = (Int(nearest.magnitude) / divisor, 24 / divisor)
  let sign = nearest < 0 ? "−" : ""
  let multiple = numerator == 1 ? "π" : fixed(Double(numerator), decimals: 0) + "π"
  return sign + multiple + (denominator == 1 ? "" : "/" + fixed(Double(denominator), decimals: 0))
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
