internal import CMathShims

/// How numbers are spread along an axis.
public enum ScaleType: Sendable, Equatable {
  /// Equal differences take equal room.
  case linear
  /// Equal ratios take equal room; numbers must be positive. Ticks at powers of 10.
  case log
  /// Logarithmic on both sides of 0 and linear within ±`linearBelow`, which must be positive:
  /// v ↦ sign(v) · log(1 + |v| / linearBelow).
  case symmetricLog(linearBelow: Double)
  /// v ↦ sign(v) · |v|^exponent, with an exponent > 0.
  case power(exponent: Double)

  /// v ↦ sign(v) · √|v|.
  public static var squareRoot: ScaleType { .power(exponent: 0.5) }

  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: return value
    case .log: return cm_log10(value)
    case .symmetricLog(let threshold):
      let size = cm_log1p(value.magnitude / threshold)
      return value < 0 ? -size : size
    case .power(let exponent):
      let size = cm_pow(value.magnitude, exponent)
      return value < 0 ? -size : size
    }
  }

  func inverse(_ transformed: Double) -> Double {
    switch self {
    case .linear: return transformed
    case .log: return cm_pow(10, transformed)
    case .symmetricLog(let threshold):
      let size = threshold * cm_expm1(transformed.magnitude)
      return transformed < 0 ? -size : size
    case .power(let exponent):
      let size = cm_pow(transformed.magnitude, 1 / exponent)
      return transformed < 0 ? -size : size
    }
  }
}
