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
  /// The order of a Rényi or α-divergence is not a positive number other than 1.
  case invalidOrder(Double)
  /// A value that must be a probability, of a discriminator for instance, lies outside [0, 1].
  case notAProbability(index: Int, value: Double)
  /// A sample lies outside the range that is to be counted.
  case outsideRange(index: Int, value: Double)
  /// The bins are to cover an interval with an infinite end.
  case unboundedRange(lower: Double, upper: Double)
  /// A number of bins below 1.
  case noBins(Int)
  /// A density that integrates to something else than 1 within 1e-6.
  case massOfDensity(Double)
  /// An integral of densities has no value.
  case quadrature(QuadratureError)
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
