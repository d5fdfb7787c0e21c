// What a critic's and a generator's step have in common.

extension Network {
  /// Throws `emptyBatch`, or what is wrong with the entries of a batch.
  func checkBatch(_ batch: Matrix) throws(TrainingError) {
    guard batch.rows > 0 else { throw .emptyBatch }
    do throws(NetworkError) {
      try check(batch)
    } catch {
      throw .network(error)
    }
  }
}

extension Variable {
  /// The loss itself; throws `lossNotFinite` if it is no number to descend on.
  func finiteLoss() throws(TrainingError) -> Variable {
    guard scalar.isFinite else { throw .lossNotFinite(value: scalar) }
    return self
  }
}

extension Optimiser {
  /// A step on the parameters of a network.
  mutating func step(_ network: inout Network, _ gradient: [Double]) throws(TrainingError) {
    do throws(OptimisationError) {
      try step(&network.parameters, gradient: gradient)
    } catch {
      throw .optimisation(error)
    }
  }
}
