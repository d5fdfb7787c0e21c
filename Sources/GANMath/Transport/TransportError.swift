/// What can be wrong with a transport problem.
public enum TransportError: Error, Equatable, Sendable {
  /// One of the two sides has no point, or no mass at all.
  case empty
  /// The two sides hold different amounts; the difference exceeds 1e-9 of the larger.
  case massMismatch(source: Double, target: Double)
  /// A mass is below 0.
  case negativeMass(index: Int, mass: Double)
  /// A position, mass or cost is infinite or not a number.
  case notFinite(index: Int)
  /// Numbers of points, masses, dimensions or costs that do not fit together.
  case shapeMismatch(expected: Int, found: Int)
  /// The order p of a Wasserstein distance is below 1.
  case invalidOrder(Double)
  /// A standard deviation below 0 or an interval that runs backwards.
  case invalidSpread(Double)
  /// The regularisation ε of an entropic problem is not a positive number.
  case nonPositiveRegularisation(Double)
  /// exp(−cost / ε) is 0 for a whole row or column; the log-domain method does not have this
  /// limit.
  case underflow(regularisation: Double)
  /// The iteration stopped short of its goal.
  case didNotConverge(iterations: Int, residual: Double)
  /// A covariance that is none.
  case invalidCovariance(LinearAlgebraError)
}

/// Checks that masses are finite and ≥ 0 with a positive total, and returns that total.
@discardableResult
func requireMasses(_ masses: [Double]) throws(TransportError) -> Double {
  var total = PreciseSum()
  for (index, mass) in masses.enumerated() {
    guard mass.isFinite else { throw .notFinite(index: index) }
    guard mass >= 0 else { throw .negativeMass(index: index, mass: mass) }
    total.add(mass)
  }
  guard total.value > 0 else { throw .empty }
  return total.value
}

/// Checks shapes, masses and costs of a transport problem, and returns the totals of both sides.
@discardableResult
func requireTransportProblem(
  from source: [Double], to target: [Double], costs: Matrix
) throws(TransportError) -> (source: Double, target: Double) {
  guard costs.rows == source.count else {
    throw .shapeMismatch(expected: source.count, found: costs.rows)
  }
  guard costs.columns == target.count else {
    throw .shapeMismatch(expected: target.count, found: costs.columns)
  }
  let sourceTotal = try requireMasses(source)
  let targetTotal = try requireMasses(target)
  guard (sourceTotal - targetTotal).magnitude <= 1e-9 * max(sourceTotal, targetTotal) else {
    throw .massMismatch(source: sourceTotal, target: targetTotal)
  }
  if let bad = costs.storage.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: bad) }
  return (sourceTotal, targetTotal)
}
