/// What a training was like along the way.
public struct TrainingHistory: Equatable, Sendable {
  /// A look at the generator between two steps.
  public struct Evaluation: Equatable, Sendable {
    /// Generator steps taken before.
    public let step: Int
    /// The exact W₁ between as many fresh points of the data and of the generator.
    ///
    /// Two samples of the same distribution are not at distance 0 either; with more points both
    /// this floor and the estimate's spread fall.
    public let wassersteinDistance: Double
    /// The modes of the data that the generated points cover, of data that has modes.
    public let modesCovered: Int?
    /// The generated points, shape `[n, d]`.
    public let samples: Matrix
  }

  /// The loss of the last critic step before each generator step, one a generator step.
  public fileprivate(set) var criticLosses: [Double] = []
  /// The generator's loss, one a generator step.
  public fileprivate(set) var generatorLosses: [Double] = []
  /// From before the first step on, as often as asked for.
  public fileprivate(set) var evaluations: [Evaluation] = []
}

extension AdversarialTraining {
  /// Generator steps, each after its critic steps, on fresh draws.
  ///
  /// Everything random comes from `random`, in a fixed order: the same seed gives the same run.
  ///
  /// - Parameters:
  ///   - data: Where real points come from.
  ///   - batchSize: b, real points and generated points a step.
  ///   - steps: Generator steps.
  ///   - evaluationInterval: Generator steps between evaluations, nil for none; one is made before
  ///     the first step too.
  ///   - evaluationSize: Points of each side in an evaluation.
  /// - Throws: `dimensionMismatch`, and what ``criticStep(real:noise:using:)`` and
  ///   ``generatorStep(noise:)`` throw; the training then stands where it stopped.
  public mutating func run(
    on data: some PointDistribution, batchSize: Int = 64, steps: Int,
    evaluationInterval: Int? = nil, evaluationSize: Int = 256,
    using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> TrainingHistory {
    require(steps >= 0, "a training cannot have \(steps) steps")
    require((evaluationInterval ?? 1) > 0, "no steps between evaluations")
    guard data.dimension == generator.outputs else {
      throw .dimensionMismatch(data: data.dimension, generator: generator.outputs)
    }
    var history = TrainingHistory()
    for step in 0..<(steps + 1) {
      if let evaluationInterval, step % evaluationInterval == 0 {
        history.evaluations.append(
          try evaluation(after: step, on: data, evaluationSize, using: &random))
      }
      if step == steps { break }
      var criticLoss = 0.0
      for _ in 0..<criticSteps {
        let real = data.sample(batchSize, using: &random)
        let noise = noise(batchSize, using: &random)
        criticLoss = try criticStep(real: real, noise: noise, using: &random)
      }
      history.criticLosses.append(criticLoss)
      history.generatorLosses.append(
        try generatorStep(noise: noise(batchSize, using: &random)))
    }
    return history
  }

  /// Generated points, one a row, from standard normal noise.
  ///
  /// - Throws: `emptyBatch`, `network`.
  public func samples(
    _ count: Int, using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> Matrix {
    guard count > 0 else { throw .emptyBatch }
    do throws(NetworkError) {
      return try generator(noise(count, using: &random))
    } catch {
      throw .network(error)
    }
  }

  private func noise(
    _ count: Int, using random: inout some RandomNumberGenerator
  ) -> Matrix {
    Matrix(
      filledRows: count, columns: generator.inputs,
      randomNormals(count * generator.inputs, using: &random))
  }

  private func evaluation(
    after step: Int, on data: some PointDistribution, _ size: Int,
    using random: inout some RandomNumberGenerator
  ) throws(TrainingError) -> TrainingHistory.Evaluation {
    let generated = try samples(size, using: &random)
    let real = data.sample(size, using: &random)
    do throws(TransportError) {
      let distance = try GANMath.wassersteinDistance(from: generated, to: real)
      return TrainingHistory.Evaluation(
        step: step, wassersteinDistance: distance,
        modesCovered: try data.modesCovered(by: generated), samples: generated)
    } catch {
      throw .transport(error)
    }
  }
}

#if !hasFeature(Embedded)
  extension TrainingHistory: Codable {}
  extension TrainingHistory.Evaluation: Codable {}
#endif
