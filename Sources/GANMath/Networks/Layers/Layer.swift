/// One step of a feed-forward network, applied to each row of a batch.
public enum Layer: Equatable, Sendable {
  /// y = W x + b; parameters W, shape `[outputs, inputs]`, then b, shape `[outputs]`.
  case dense(inputs: Int, outputs: Int)
  /// max(0, x); the derivative at 0 is 0.
  case relu
  /// x above 0, slope · x elsewhere; the derivative at 0 is the slope.
  case leakyReLU(slope: Double)
  /// tanh x.
  case hyperbolicTangent
  /// γ (x − m) / √(s² + 1e-5) + β, with m and s² over the batch in training and running averages
  /// of them in evaluation; parameters γ, then β, both of shape `[features]`.
  ///
  /// In training a row's output depends on the other rows, and no constant bounds its slope.
  ///
  /// - Source: Ioffe & Szegedy, *Batch Normalization* (2015), algorithms 1–2.
  case batchNormalization(features: Int)

  /// How many parameters the layer has.
  public var parameterCount: Int {
    switch self {
    case .dense(let inputs, let outputs): (inputs + 1) * outputs
    case .batchNormalization(let features): 2 * features
    case .relu, .leakyReLU, .hyperbolicTangent: 0
    }
  }

  /// How many running averages the layer keeps.
  var statisticsCount: Int {
    if case .batchNormalization(let features) = self { 2 * features } else { 0 }
  }

  /// The number of features the layer gives for a number it is given.
  ///
  /// - Precondition: The layer takes that number.
  func outputs(for width: Int) -> Int {
    switch self {
    case .dense(let inputs, let outputs):
      require(inputs > 0 && outputs > 0, "a dense layer cannot be \(inputs) → \(outputs)")
      require(inputs == width, "a dense layer of \(inputs) inputs is given \(width)")
      return outputs
    case .batchNormalization(let features):
      require(features == width, "\(features) features to normalise, but \(width) are given")
      return width
    case .relu, .leakyReLU, .hyperbolicTangent:
      return width
    }
  }
}

#if !hasFeature(Embedded)
  extension Layer: Codable {}
#endif
