#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many digits a number is written with.
public enum NumberPrecision: Sendable, Equatable {
  /// At most this many significant digits; trailing zeros are left out.
  case significantDigits(Int)
  /// Exactly this many digits after the point.
  case fractionLength(Int)
}

extension Double {
  /// The number as people write it: a true minus sign, `×10⁻⁷` beyond what plain digits show.
  ///
  ///     (-0.5).formatted(.significantDigits(3))       // −0.5
  ///     (1.0 / 3).formatted(.fractionLength(4))       // 0.3333
  ///     1.25e-9.formatted(.significantDigits(3))      // 1.25×10⁻⁹
  ///
  /// With significant digits, numbers below 10⁻⁴ and from 10⁹ on are written with a power of ten;
  /// from five digits on, groups of three are set apart by a thin space. Rounding is to the
  /// nearest decimal of the exact binary value, ties to even.
  ///
  /// - Precondition: At least one significant digit, at least no fraction digits, at most 30.
  /// - Complexity: O(digits).
  public func formatted(_ precision: NumberPrecision = .significantDigits(6)) -> String {
    guard isFinite else { return isNaN ? "NaN" : self < 0 ? "−∞" : "∞" }
    switch precision {
    case .fractionLength(let digits):
      if !(0...30).contains(digits) { fatalError("0 to 30 fraction digits, not \(digits)") }
      return Self.typeset(Self.printed("%.*f", digits, self))
    case .significantDigits(let digits):
      if !(1...30).contains(digits) { fatalError("1 to 30 significant digits, not \(digits)") }
      if self == 0 { return "0" }
      // %e rounds first, so that 9.9999e8 at two digits is known to become 1.0e9.
      let scientific = Self.printed("%.*e", digits - 1, self)
      let parts = scientific.split(separator: "e")
      let exponent = Int(parts[1])!
      if exponent < -4 || exponent >= 9 {
        let mantissa = Self.withoutTrailingZeros(String(parts[0]))
        return Self.typeset(mantissa) + "×10" + Self.superscript(exponent)
      }
      // The same digits with the point elsewhere.
      let sign = self < 0 ? "-" : ""
      let kept = String(decoding: parts[0].utf8.filter { $0 >= UInt8(ascii: "0") }, as: UTF8.self)
      if exponent < 0 {
        let zeros = String(repeating: "0", count: -exponent - 1)
        return Self.typeset(Self.withoutTrailingZeros(sign + "0." + zeros + kept))
      }
      guard exponent < digits - 1 else {
        // More digits before the point than were asked for: the rest are zeros, not noise.
        return Self.typeset(sign + kept + String(repeating: "0", count: exponent + 1 - digits))
      }
      let whole = kept.prefix(exponent + 1)
      return Self.typeset(
        Self.withoutTrailingZeros(sign + whole + "." + kept.dropFirst(exponent + 1)))
    }
  }

  private static func printed(_ format: String, _ digits: Int, _ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let count = withVaList([Int32(digits), value]) {
        vsnprintf(buffer.baseAddress!, buffer.count, format, $0)
      }
      return String(decoding: UnsafeRawBufferPointer(buffer)[..<Int(count)], as: UTF8.self)
    }
  }

  private static func withoutTrailingZeros(_ digits: String) -> String {
    guard digits.contains(".") else { return digits }
    var kept = Substring(digits)
    while kept.last == "0" { kept.removeLast() }
    if kept.last == "." { kept.removeLast() }
    return String(kept)
  }

  /// Plain digits with a true minus sign and thin spaces between groups of three.
  private static func typeset(_ digits: String) -> String {
    var digits = Substring(digits)
    var sign = ""
    if digits.first == "-" {
      digits.removeFirst()
      // −0.00 would say that there is something left of the zero.
      if digits.contains(where: { $0 != "0" && $0 != "." }) { sign = "−" }
    }
    let parts = digits.split(separator: ".", maxSplits: 1)
    return sign + Self.grouped(String(parts[0])) + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// Digits in groups of three, from five digits on; the spaces between them do not break lines.
  static func grouped(_ digits: String) -> String {
    guard digits.count >= 5 else { return digits }
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "\u{202F}" }
      result.append(digit)
    }
    return result
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let magnitude = String(exponent.magnitude).map { digits[$0.wholeNumberValue!] }
    return (exponent < 0 ? "⁻" : "") + magnitude.joined()
  }
}

extension BinaryInteger {
  /// The number with a true minus sign, and thin spaces between groups of three from five digits
  /// on: `12 500`.
  public func formatted() -> String {
    (self < 0 ? "−" : "") + Double.grouped(String(magnitude))
  }
}
