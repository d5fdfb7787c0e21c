/// How far a computed number may lie from the one that a claim names.
public struct Tolerance: Sendable, Equatable {
  /// What the reader is told: `1e-15 absolute`.
  let summary: String
  private let kind: Kind

  private enum Kind: Sendable, Equatable {
    case absolute(Double)
    case relative(Double)
    case ulps(Int)
  }

  /// |x − y| ≤ ε.
  ///
  /// - Parameter bound: ε ≥ 0.
  public static func absolute(_ bound: Double) -> Tolerance {
    precondition(bound >= 0, "a tolerance of \(bound)")
    return Tolerance(summary: "\(bound.formatted()) absolute", kind: .absolute(bound))
  }

  /// |x − y| ≤ ε |y|, y being the expected number.
  ///
  /// - Parameter bound: ε ≥ 0.
  public static func relative(_ bound: Double) -> Tolerance {
    precondition(bound >= 0, "a tolerance of \(bound)")
    return Tolerance(summary: "\(bound.formatted()) relative", kind: .relative(bound))
  }

  /// At most n doubles lie between the two, the second one counted.
  ///
  /// - Parameter count: n ≥ 0.
  public static func ulps(_ count: Int) -> Tolerance {
    precondition(count >= 0, "a tolerance of \(count) ulps")
    return Tolerance(summary: count == 1 ? "1 ulp" : "\(count) ulps", kind: .ulps(count))
  }

  /// Whether `value` is as near to `expected` as this asks; never for what is not a number.
  func admits(_ value: Double, for expected: Double) -> Bool {
    if value == expected { return true }
    guard value.isFinite, expected.isFinite else { return false }
    switch kind {
    case .absolute(let bound): return (value - expected).magnitude <= bound
    case .relative(let bound): return (value - expected).magnitude <= bound * expected.magnitude
    case .ulps(let count):
      return Self.doubles(between: value, expected) <= UInt64(count)
    }
  }

  /// How many steps from one double to the next lead from one number to the other.
  private static func doubles(between a: Double, _ b: Double) -> UInt64 {
    let (x, y) = (a.magnitude.bitPattern, b.magnitude.bitPattern)
    return a.sign == b.sign ? max(x, y) - min(x, y) : x + y
  }
}
