/// What can go wrong while a flow is followed through the data it is given.
public enum DynamicsError: Error, Equatable, Sendable {
  /// The start has `found` coordinates, the field has `expected`.
  case dimensionMismatch(expected: Int, found: Int)
  /// The Jacobian of a game of two parameters is 2 × 2; this one is not.
  case jacobianShape(rows: Int, columns: Int)
  /// A coordinate of the path is infinite or not a number.
  case diverged(time: Double, coordinate: Int, value: Double)
  /// The times at which the path is wanted have to rise; this one does not.
  case timesNotRising(index: Int, time: Double, previous: Double)
  /// The error stays above the tolerance at steps that no longer change the time.
  case stepUnderflow(time: Double, stepSize: Double)
  /// The path has not come to its last time within the allowed steps.
  case tooManySteps(limit: Int, time: Double)
}
