extension Network {
  /// Puts the parameters on a tape, where the network can be applied to variables.
  ///
  /// - Parameters:
  ///   - tape: Where to put them.
  ///   - mode: What batch normalisation normalises by.
  ///   - normalizations: One for each dense layer, to use W / uᵀWv in place of W. Gradients with
  ///     respect to W go through the divisor; u and v count as constants.
  public func recorded(
    on tape: Tape, mode: Mode = .training,
    normalizedBy normalizations: [SpectralNormalization]? = nil
  ) -> RecordedNetwork {
    RecordedNetwork(self, on: tape, mode: mode, normalizations: normalizations)
  }
}

/// A network whose parameters are variables on a tape: what it computes can be differentiated
/// with respect to them, and to its input.
///
/// ```swift
/// let critic = network.recorded(on: tape)
/// let loss = critic(fake).mean - critic(real).mean
/// try optimiser.step(&network.parameters, gradient: critic.parameterGradient(of: loss))
/// ```
public struct RecordedNetwork {
  /// A layer with its variables.
  private enum Step {
    /// The weight is transposed, shape `[inputs, outputs]`.
    case dense(weight: Variable, bias: Variable)
    case gate(below: Double)
    case hyperbolicTangent
    case normalization(
      scale: Variable, shift: Variable, running: (mean: Variable, variance: Variable)?)
  }

  private let steps: [Step]
  /// The parameters in the order of ``Network/parameters``, each weight and each bias a variable.
  public let parameters: [Variable]
  let tape: Tape
  private let parameterCount: Int

  init(
    _ network: Network, on tape: Tape, mode: Network.Mode,
    normalizations: [SpectralNormalization]?
  ) {
    var steps: [Step] = []
    var parameters: [Variable] = []
    var (offset, statisticsOffset, dense) = (0, 0, 0)
    func take(_ rows: Int, _ columns: Int) -> Variable {
      defer { offset += rows * columns }
      let variable = tape.input(network.parameters, from: offset, rows: rows, columns: columns)
      parameters.append(variable)
      return variable
    }
    func takeStatistic(_ features: Int) -> Variable {
      defer { statisticsOffset += features }
      return tape.input(network.statistics, from: statisticsOffset, rows: 1, columns: features)
    }
    for layer in network.layers {
      switch layer {
      case .dense(let inputs, let outputs):
        var weight = take(outputs, inputs)
        if let normalizations {
          weight = weight.divided(by: weight.estimatedNorm(normalizations[dense]))
        }
        dense += 1
        steps.append(.dense(weight: weight.transposed, bias: take(1, outputs)))
      case .relu: steps.append(.gate(below: 0))
      case .leakyReLU(let slope): steps.append(.gate(below: slope))
      case .hyperbolicTangent: steps.append(.hyperbolicTangent)
      case .batchNormalization(let features):
        let (scale, shift) = (take(1, features), take(1, features))
        let (mean, variance) = (takeStatistic(features), takeStatistic(features))
        steps.append(
          .normalization(
            scale: scale, shift: shift, running: mode == .training ? nil : (mean, variance)))
      }
    }
    self.steps = steps
    self.parameters = parameters
    self.tape = tape
    parameterCount = network.parameters.count
  }

  /// The output for a batch, one row each.
  public func callAsFunction(_ batch: Variable) -> Variable {
    steps.reduce(batch) { apply($1, to: $0) }
  }

  /// The mean and the variance over the batch before each batch normalisation.
  func batchMoments(of batch: Variable) -> [(mean: Variable, variance: Variable)] {
    var x = batch
    var moments: [(mean: Variable, variance: Variable)] = []
    for step in steps {
      if case .normalization = step { moments.append(x.batchMoments) }
      x = apply(step, to: x)
    }
    return moments
  }

  private func apply(_ step: Step, to x: Variable) -> Variable {
    switch step {
    case .dense(let weight, let bias): x.linear(weight: weight, bias: bias)
    case .gate(let below): x.leakyReLU(slope: below)
    case .hyperbolicTangent: x.hyperbolicTangent
    case .normalization(let scale, let shift, let running):
      x.normalized(by: running ?? x.batchMoments, scale: scale, shift: shift)
    }
  }

  /// The gradient of each row's output with respect to that row, shape of the batch.
  ///
  /// Where the network has several outputs it is the gradient of their sum. It is a variable, and
  /// can stand in a loss.
  ///
  /// - Parameter output: This network's value at `batch`; computed if it is not given.
  public func inputGradient(at batch: Variable, of output: Variable? = nil) -> Variable {
    tape.gradients(of: output ?? self(batch), with: [batch])[0]
  }

  /// The gradient of a loss, in the order of ``Network/parameters``.
  public func parameterGradient(of loss: Variable) -> [Double] {
    var gradient: [Double] = []
    gradient.reserveCapacity(parameterCount)
    for part in tape.gradients(of: loss, with: parameters) { gradient += part.entries }
    return gradient
  }
}

extension Variable {
  /// uᵀ W v, 1 × 1.
  fileprivate func estimatedNorm(_ normalization: SpectralNormalization) -> Variable {
    let u = tape.input(normalization.u, from: 0, rows: 1, columns: normalization.u.count)
    let v = tape.input(normalization.v, from: 0, rows: normalization.v.count, columns: 1)
    return u.times(times(v))
  }

  /// Every entry divided by a 1 × 1 value.
  fileprivate func divided(by scalar: Variable) -> Variable {
    self * scalar.reciprocal.repeatedColumn(columns).repeatedRow(rows)
  }

  /// The mean of each column, and its mean squared distance from that.
  fileprivate var batchMoments: (mean: Variable, variance: Variable) {
    let mean = 1 / Double(rows) * rowSum
    return (mean, 1 / Double(rows) * (self - mean.repeatedRow(rows)).squared.rowSum)
  }

  fileprivate func normalized(
    by moments: (mean: Variable, variance: Variable), scale: Variable, shift: Variable
  ) -> Variable {
    let factor = (moments.variance + batchNormalizationEpsilon).squareRoot.reciprocal * scale
    let centered = self - moments.mean.repeatedRow(rows)
    return centered * factor.repeatedRow(rows) + shift.repeatedRow(rows)
  }
}

/// Keeps the divisor away from 0 in a batch of equal values.
let batchNormalizationEpsilon = 1e-5
