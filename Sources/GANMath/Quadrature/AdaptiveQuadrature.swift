/// An integral with a bound on how wrong it is.
public struct IntegralEstimate: Equatable, Sendable {
  /// The estimated value.
  public let value: Double
  /// An estimate of the error, usually far above the true one; no proof, because a function can
  /// hide between the points where it was sampled.
  public let error: Double
}

/// Why an integral has no value.
public enum QuadratureError: Error, Equatable, Sendable {
  /// Ends that are not finite, or not in ascending order.
  case invalidInterval(lower: Double, upper: Double)
  /// The function is infinite or not a number at `point`.
  case notFinite(point: Double)
  /// The tolerance could not be met; the best estimate and its error are given.
  case didNotConverge(estimate: Double, error: Double)
}

/// The integral of a function over an interval.
///
/// Applies a 15-point rule and halves the part with the largest error until the sum of errors is
/// small. Jumps and kinks inside the interval cost little if they are given as `breakpoints`, and
/// so should be the places of narrow peaks, which may else fall between the points.
///
/// - Parameters:
///   - interval: Where to integrate; both ends finite.
///   - breakpoints: Places to split the interval at first; those outside are ignored.
///   - tolerance: The error to reach, relative to the integral of |f|. Below 1e-14 rounding is in
///     the way.
///   - function: f. It is evaluated inside the interval only, never at its ends.
/// - Throws: `invalidInterval`, `notFinite` or, after 4,000 parts, `didNotConverge`.
/// - Complexity: 15 evaluations a part, and O(k²) for k parts.
/// - Source: Piessens et al., *QUADPACK* (1983), routine QAG with the pair G7, K15.
public func integrate(
  over interval: ClosedRange<Double>, breakpoints: [Double] = [], tolerance: Double = 1e-12,
  _ function: (Double) -> Double
) throws(QuadratureError) -> IntegralEstimate {
  let (lower, upper) = (interval.lowerBound, interval.upperBound)
  guard lower.isFinite, upper.isFinite else {
    throw .invalidInterval(lower: lower, upper: upper)
  }
  if lower == upper { return IntegralEstimate(value: 0, error: 0) }
  let inside = breakpoints.filter { $0 > lower && $0 < upper }.sorted()
  let ends = [lower] + inside + [upper]
  var parts: [Part] = []
  for (left, right) in zip(ends, ends.dropFirst()) where left < right {
    parts.append(try Part(left, right, function))
  }
  while true {
    let total = Total(parts)
    if total.error <= max(tolerance, 1e-14) * total.magnitude {
      return IntegralEstimate(value: total.value, error: total.error)
    }
    guard parts.count < 4000, let worst = parts.indices.max(by: { parts[$0] < parts[$1] }) else {
      throw .didNotConverge(estimate: total.value, error: total.error)
    }
    let (left, right) = (parts[worst].lower, parts[worst].upper)
    let middle = left / 2 + right / 2
    guard middle > left, middle < right else {
      throw .didNotConverge(estimate: total.value, error: total.error)
    }
    parts[worst] = try Part(left, middle, function)
    parts.append(try Part(middle, right, function))
  }
}

/// The sums over all parts.
private struct Total {
  let value: Double
  let error: Double
  let magnitude: Double

  init(_ parts: [Part]) {
    var (value, error, magnitude) = (PreciseSum(), 0.0, 0.0)
    for part in parts {
      value.add(part.value)
      error += part.error
      magnitude += part.magnitude
    }
    self.value = value.value
    self.error = error
    self.magnitude = magnitude
  }
}

/// One part of the interval with the estimate of the Gauss–Kronrod pair.
private struct Part {
  let lower: Double
  let upper: Double
  let value: Double
  let error: Double
  /// The integral of |f|.
  let magnitude: Double

  static func < (left: Part, right: Part) -> Bool { left.error < right.error }

  init(
    _ lower: Double, _ upper: Double, _ function: (Double) -> Double
  ) throws(QuadratureError) {
    let centre = lower / 2 + upper / 2
    let half = upper / 2 - lower / 2
    var samples: [(weight: Double, value: Double)] = []
    samples.reserveCapacity(15)
    var gauss = 0.0
    for (index, node) in kronrodNodes.enumerated() {
      for sign in index == 7 ? [0.0] : [-1.0, 1.0] {
        let point = centre + sign * half * node
        let value = function(point)
        guard value.isFinite else { throw .notFinite(point: point) }
        samples.append((kronrodWeights[index], value))
        if index % 2 == 1 { gauss += gaussWeights[index / 2] * value }
      }
    }
    let kronrod = samples.reduce(0) { $0 + $1.weight * $1.value }
    let size = samples.reduce(0) { $0 + $1.weight * $1.value.magnitude }
    let spread = samples.reduce(0) { $0 + $1.weight * ($1.value - kronrod / 2).magnitude }
    self.lower = lower
    self.upper = upper
    value = kronrod * half
    magnitude = size * half
    // QUADPACK's scaling: the difference of the rules is the error of the worse one.
    let difference = ((kronrod - gauss) * half).magnitude
    let variation = spread * half
    let scaled =
      variation > 0 ? variation * min(1, pow(200 * difference / variation, 1.5)) : difference
    // The rules agree to rounding when each of 15 terms does.
    error = max(scaled, 4 * Double.ulpOfOne * magnitude)
  }
}

private let kronrodNodes = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
  0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
  0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
]

private let kronrodWeights = [
  0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
  0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
  0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
]

private let gaussWeights = [
  0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
  0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
]
