internal import CMathShims

/// The exponential function eˣ.
///
/// The functions of this file are those of the platform's libm, under their usual names, so that
/// neither this module nor a chapter has to import a libc. Where a chapter does import one, or
/// Foundation, its functions are taken: they are the same ones, and a call of either would be
/// ambiguous.
///
/// - Complexity: O(1).
@_disfavoredOverload
public func exp(_ x: Double) -> Double { cm_exp(x) }

/// eˣ − 1, without cancellation near 0.
@_disfavoredOverload
public func expm1(_ x: Double) -> Double { cm_expm1(x) }

/// The natural logarithm. −∞ at 0, NaN below.
@_disfavoredOverload
public func log(_ x: Double) -> Double { cm_log(x) }

/// log(1 + x), without cancellation near 0.
@_disfavoredOverload
public func log1p(_ x: Double) -> Double { cm_log1p(x) }

/// The logarithm to base 2.
@_disfavoredOverload
public func log2(_ x: Double) -> Double { cm_log2(x) }

/// The logarithm to base 10.
@_disfavoredOverload
public func log10(_ x: Double) -> Double { cm_log10(x) }

/// x raised to the power y.
@_disfavoredOverload
public func pow(_ x: Double, _ y: Double) -> Double { cm_pow(x, y) }

/// The square root; NaN below 0.
@_disfavoredOverload
public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// The cube root, also of negative numbers.
@_disfavoredOverload
public func cbrt(_ x: Double) -> Double { cm_cbrt(x) }

/// √(x² + y²) without overflow on the way.
@_disfavoredOverload
public func hypot(_ x: Double, _ y: Double) -> Double { cm_hypot(x, y) }

/// The sine of an angle in radians.
@_disfavoredOverload
public func sin(_ x: Double) -> Double { cm_sin(x) }

/// The cosine of an angle in radians.
@_disfavoredOverload
public func cos(_ x: Double) -> Double { cm_cos(x) }

/// The tangent of an angle in radians.
@_disfavoredOverload
public func tan(_ x: Double) -> Double { cm_tan(x) }

/// The angle in [−π/2, π/2] whose sine is x.
@_disfavoredOverload
public func asin(_ x: Double) -> Double { cm_asin(x) }

/// The angle in [0, π] whose cosine is x.
@_disfavoredOverload
public func acos(_ x: Double) -> Double { cm_acos(x) }

/// The angle in (−π/2, π/2) whose tangent is x.
@_disfavoredOverload
public func atan(_ x: Double) -> Double { cm_atan(x) }

/// The angle of the point (x, y), in (−π, π].
@_disfavoredOverload
public func atan2(_ y: Double, _ x: Double) -> Double { cm_atan2(y, x) }

/// The hyperbolic sine.
@_disfavoredOverload
public func sinh(_ x: Double) -> Double { cm_sinh(x) }

/// The hyperbolic cosine.
@_disfavoredOverload
public func cosh(_ x: Double) -> Double { cm_cosh(x) }

/// The hyperbolic tangent.
@_disfavoredOverload
public func tanh(_ x: Double) -> Double { cm_tanh(x) }
