/// What can be wrong with two distributions that are to be compared.
public enum DivergenceError: Error, Equatable, Sendable {
  /// There is no outcome, or no sample, at all.
  case empty
  /// The two distributions have different numbers of outcomes or dimensions.
  case sizeMismatch(first: Int, second: Int)
  /// A probability is below 0.
  case negativeMass(index: Int, mass: Double)
  /// A number is infinite or not a number.
  case notFinite(index: Int)
  /// Probabilities whose sum differs from 1 by more than 1e-9.
  case notNormalised(total: Double)
  /// A standard deviation, scale or width that is not above 0, or is not a finite number.
  case nonPositiveScale(Double)
  /// The order of a Rényi or α-divergence is not a positive number other than 1.
  case invalidOrder(Double)
  /// A value that must be a probability, of a discriminator for instance, lies outside [0, 1].
  case notAProbability(index: Int, value: Double)
  /// An interval whose ends are not finite or not in ascending order.
  case invalidInterval(lower: Double, upper: Double)
  /// An integrand gave NaN or infinity at `point`.
  case notIntegrable(point: Double)
  /// Quadrature ran out of intervals; the best estimate and its error are given.
  case didNotConverge(estimate: Double, error: Double)
  /// A covariance that does not have an inverse, or is none.
  case invalidCovariance(LinearAlgebraError)
}

/// Checks that `p` and `q` are probabilities of the same outcomes.
func requireDistributions(_ p: [Double], _ q: [Double]) throws(DivergenceError) {
  guard p.count == q.count else {
    throw .sizeMismatch(first: p.count, second: q.count)
  }
  try requireDistribution(p)
  try requireDistribution(q)
}

/// Checks that `p` holds finite probabilities that add up to 1 within 1e-9.
func requireDistribution(_ p: [Double]) throws(DivergenceError) {
  guard !p.isEmpty else { throw .empty }
  var total = PreciseSum()
  for (index, mass) in p.enumerated() {
    guard mass.isFinite else { throw .notFinite(index: index) }
    guard mass >= 0 else { throw .negativeMass(index: index, mass: mass) }
    total.add(mass)
  }
  guard (total.value - 1).magnitude <= 1e-9 else { throw .notNormalised(total: total.value) }
}
