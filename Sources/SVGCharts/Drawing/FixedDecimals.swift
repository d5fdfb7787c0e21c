/// Writes a number with at most `decimals` decimals, without trailing zeros or "−0".
///
/// - Parameters:
///   - value: Finite, below 10¹² in magnitude.
///   - decimals: Digits after the point, 0 to 6.
/// - Complexity: O(digits).
func appendFixed(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
  require(value.magnitude < 1e12, "a coordinate must be finite and below 1e12")
  require((0...6).contains(decimals), "decimals must be 0 to 6, not \(decimals)")
  var unit: Int64 = 1
  for _ in 0..<decimals { unit *= 10 }
  let scaled = Int64((value.magnitude * Double(unit)).rounded())
  if value < 0, scaled != 0 { bytes.append(0x2D) }
  appendDigits(scaled / unit, to: &bytes)
  var fraction = scaled % unit
  guard fraction != 0 else { return }
  bytes.append(0x2E)
  while fraction != 0 {
    unit /= 10
    bytes.append(0x30 + UInt8(fraction / unit))
    fraction %= unit
  }
}

/// Writes the decimal digits of a number ≥ 0.
func appendDigits(_ value: Int64, to bytes: inout [UInt8]) {
  if value >= 10 { appendDigits(value / 10, to: &bytes) }
  bytes.append(0x30 + UInt8(value % 10))
}

/// A number with at most `decimals` decimals, as text.
func fixed(_ value: Double, decimals: Int) -> String {
  var bytes: [UInt8] = []
  appendFixed(value, decimals: decimals, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
