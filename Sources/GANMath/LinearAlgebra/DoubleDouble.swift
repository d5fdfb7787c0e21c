/// A number in two doubles, about 32 decimal digits: for comparisons that rounding must not decide.
///
/// - Source: Dekker, *A Floating-Point Technique for Extending the Available Precision* (1971);
///   Hida, Li & Bailey, *Algorithms for Quad-Double Precision Floating Point Arithmetic* (2001).
struct DoubleDouble {
  private(set) var high: Double
  private(set) var low: Double

  /// The value of a double, exactly.
  init(_ value: Double) {
    high = value
    low = 0
  }

  private init(sumOf large: Double, and small: Double) {
    high = large + small
    low = small - (high - large)
  }

  /// The number rounded to one double.
  var value: Double { high + low }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let sum = twoSum(left.high, right.high)
    let rest = twoSum(left.low, right.low)
    let middle = DoubleDouble(sumOf: sum.high, and: sum.low + rest.high)
    return DoubleDouble(sumOf: middle.high, and: middle.low + rest.low)
  }

  static prefix func - (number: DoubleDouble) -> DoubleDouble {
    var negative = number
    negative.high = -number.high
    negative.low = -number.low
    return negative
  }

  static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble { left + -right }

  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = twoProduct(left.high, right.high)
    let cross = left.high * right.low + left.low * right.high
    return DoubleDouble(sumOf: product.high, and: product.low + cross)
  }

  static func < (left: DoubleDouble, right: DoubleDouble) -> Bool {
    left.high < right.high || (left.high == right.high && left.low < right.low)
  }
}

/// a + b as a rounded sum and the exact error of the rounding (Knuth).
private func twoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let sum = a + b
  let shadow = sum - a
  return (sum, (a - (sum - shadow)) + (b - shadow))
}

/// a · b as a rounded product and the exact error of the rounding (Dekker).
func twoProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let product = a * b
  let (aHigh, aLow) = halves(a)
  let (bHigh, bLow) = halves(b)
  let error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
  // Halving overflows above 2⁹⁹⁶; there the product is as good as one rounding makes it.
  return (product, error.isFinite ? error : 0)
}

/// x as the sum of two numbers of 26 bits, whose products are exact.
private func halves(_ x: Double) -> (high: Double, low: Double) {
  let spread = 134_217_729 * x
  let high = spread - (spread - x)
  return (high, x - high)
}
