/// A running sum that keeps what each addition rounds away: about 106 bits in two doubles.
///
/// - Source: Ogita, Rump & Oishi, *Accurate Sum and Dot Product* (SIAM J. Sci. Comput. 2005).
struct PreciseSum {
  private var high = 0.0
  private var low = 0.0

  /// The sum, rounded once.
  var value: Double {
    // Once the sum is infinite, the remainders are NaN and must not spoil it.
    high.isFinite ? high + low : high
  }

  mutating func add(_ term: Double) {
    let sum = high + term
    let shadow = sum - high
    low += (high - (sum - shadow)) + (term - shadow)
    high = sum
  }

  /// Adds x · y with the product's rounding error.
  mutating func addProduct(_ x: Double, _ y: Double) {
    let (product, error) = twoProduct(x, y)
    low += error
    add(product)
  }
}

/// Σ (x[i] · scale) · y[i], rounded once; `scale` must be a power of two.
func preciseDot(
  _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int, scale: Double
) -> Double {
  var sum = PreciseSum()
  for index in 0..<count {
    sum.addProduct(x[index] * scale, y[index])
  }
  return sum.value
}
