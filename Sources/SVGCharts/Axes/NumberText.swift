internal import CMathShims

/// A number written as people write it, with a fixed count of decimals: "−0.50", "1 200".
///
/// The minus sign is U+2212, and thousands are set apart by a narrow space that does not break.
func plainText(_ number: DecimalNumber, decimals: Int) -> String {
  var bytes: [UInt8] = []
  var digits: [UInt8] = []
  appendDigits(Int64(number.mantissa.magnitude), to: &digits)
  if number.mantissa != 0 {
    // Shift the mantissa so that it counts units of the last decimal.
    let shift = number.exponent + decimals
    require(shift >= 0, "decimals must cover the number's last digit")
    digits += [UInt8](repeating: 0x30, count: shift)
  }
  while digits.count <= decimals { digits.insert(0x30, at: 0) }
  if number.mantissa < 0 { bytes += Array("−".utf8) }
  let whole = digits.count - decimals
  for (index, digit) in digits.enumerated() {
    if index == whole { bytes.append(0x2E) }
    if index > 0, index < whole, (whole - index) % 3 == 0 { bytes += Array("\u{202F}".utf8) }
    bytes.append(digit)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Scientific notation: "3×10⁻⁶", "10⁵", "0".
func scientificText(_ number: DecimalNumber) -> String {
  let reduced = number.reduced
  guard reduced.mantissa != 0 else { return "0" }
  let order = reduced.order
  let fraction = DecimalNumber(mantissa: reduced.mantissa, exponent: reduced.exponent - order)
  let power = "10" + superscript(order)
  if fraction.mantissa == 1 { return power }
  if fraction.mantissa == -1 { return "−" + power }
  return plainText(fraction, decimals: -fraction.exponent) + "×" + power
}

/// An integer in superscript digits.
func superscript(_ value: Int) -> String {
  let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  if value < 0 { return "⁻" + superscript(-value) }
  if value >= 10 { return superscript(value / 10) + digits[value % 10] }
  return digits[value]
}

/// A value with at most `significant` significant digits, plain where that is short.
///
/// - Parameter significant: 1 to 15.
func plainNumber(_ value: Double, significant: Int = 4) -> String {
  guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
  let number = DecimalNumber(value, significant: significant).reduced
  let order = number.order
  if order < -4 || order > 6 { return scientificText(number) }
  return plainText(number, decimals: max(0, -number.exponent))
}

/// A value rounded to a count of decimals, for columns of numbers that line up; values too large to
/// line up are written with powers of ten.
///
/// - Parameters:
///   - value: Finite.
///   - decimals: 0 to 14.
func roundedNumber(_ value: Double, decimals: Int) -> String {
  let scaled = (value * cm_pow(10, Double(decimals))).rounded()
  guard scaled.magnitude < 1e15 else { return plainNumber(value, significant: decimals + 1) }
  return plainText(
    DecimalNumber(mantissa: Int64(scaled), exponent: -decimals), decimals: decimals)
}

extension DecimalNumber {
  /// The nearest number with a count of significant digits.
  init(_ value: Double, significant: Int) {
    require((1...15).contains(significant), "significant digits: 1 to 15, not \(significant)")
    guard value != 0 else {
      self.init(mantissa: 0, exponent: 0)
      return
    }
    let exponent = Int(cm_log10(value.magnitude).rounded(.down)) - significant + 1
    // In two steps: 10^−exponent alone overflows for the smallest doubles.
    let half = exponent / 2
    let scaled = value / cm_pow(10, Double(half)) / cm_pow(10, Double(exponent - half))
    self.init(mantissa: Int64(scaled.rounded()), exponent: exponent)
  }
}
