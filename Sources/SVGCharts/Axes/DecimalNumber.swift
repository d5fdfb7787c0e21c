internal import CMathShims

/// A number m · 10ᵉ with whole m and e: what a tick is before it becomes a double.
struct DecimalNumber: Sendable, Equatable {
  /// 64 bits also where `Int` has 32, as in WebAssembly.
  var mantissa: Int64
  var exponent: Int

  var value: Double {
    exponent >= 0
      ? Double(mantissa) * cm_pow(10, Double(exponent))
      : exponent < -300
        ? Double(mantissa) * 1e-300 / cm_pow(10, Double(-300 - exponent))
        : Double(mantissa) / cm_pow(10, Double(-exponent))
  }

  /// The same number without trailing zeros in the mantissa.
  var reduced: DecimalNumber {
    guard mantissa != 0 else { return DecimalNumber(mantissa: 0, exponent: 0) }
    var result = self
    while result.mantissa % 10 == 0 {
      result.mantissa /= 10
      result.exponent += 1
    }
    return result
  }

  /// The power of ten of the leading digit.
  var order: Int {
    var order = exponent
    var rest = mantissa.magnitude
    while rest >= 10 {
      rest /= 10
      order += 1
    }
    return order
  }
}
