/// Why a training stopped.
public enum TrainingError: Error, Equatable, Sendable {
  /// A loss is infinite or not a number.
  case lossNotFinite(value: Double)
  /// The data has `data` coordinates, the generator gives `generator`.
  case dimensionMismatch(data: Int, generator: Int)
  /// A batch of no points.
  case emptyBatch
  /// An optimiser refused its gradient.
  case optimisation(OptimisationError)
  /// A weight could not be normalised.
  case lipschitz(LipschitzError)
  /// A network refused its input.
  case network(NetworkError)
  /// The distance to the data could not be computed.
  case transport(TransportError)
}
