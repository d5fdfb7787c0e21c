/// Why a training stopped.
public enum TrainingError: Error, Equatable, Sendable {
  /// A loss is infinite or not a number.
  case lossNotFinite(value: Double)
  /// The data has `data` coordinates, the generator gives `generator`.
  case dimensionMismatch(data: Int, generator: Int)
  /// The critic takes points of `critic` coordinates, the generator gives `generator`.
  case criticMismatch(critic: Int, generator: Int)
  /// A critic has one output; this one has more.
  case severalOutputs(Int)
  /// There is one normalisation for each dense layer of a critic.
  case normalizationCount(expected: Int, found: Int)
  /// A penalty is taken between pairs of real and generated points, of which there are `real` and
  /// `fake`.
  case unpaired(real: Int, fake: Int)
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
