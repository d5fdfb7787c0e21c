/// A feed-forward network: layers, and all their parameters in one array.
///
/// ```swift
/// var critic = Network(sizes: [2, 64, 64, 1], activation: .relu, using: &generator)
/// let values = try critic(points)                    // one row a point
/// let slopes = try critic.inputGradients(at: points)
/// ```
///
/// One array, because that is what an optimiser moves and a clip clamps. To train, put the network
/// on a ``Tape`` with ``recorded(on:mode:)``.
public struct Network: Equatable, Sendable {
  /// Whether batch normalisation uses the batch or the running averages.
  public enum Mode: Equatable, Sendable {
    /// The batch's own mean and variance.
    case training
    /// The running averages.
    case evaluation
  }

  /// From the input to the output.
  public let layers: [Layer]
  /// The parameters of the layers one after the other; of a dense layer W row by row, then b.
  public var parameters: [Double] {
    // Without `oldValue`, so that an optimiser changes the array where it is.
    didSet {
      let expected = layers.reduce(0) { $0 + $1.parameterCount }
      require(
        parameters.count == expected, "\(parameters.count) parameters in place of \(expected)")
    }
  }
  /// Running means, then variances, of each batch normalisation.
  public internal(set) var statistics: [Double]
  /// The number of columns of the input.
  public let inputs: Int
  /// The number of columns of the output.
  public let outputs: Int

  /// A network of given layers with drawn parameters.
  ///
  /// - Precondition: The first layer is dense, and each layer takes what the one before gives.
  public init(
    _ layers: [Layer], initialiser: Initialiser = .uniformFanIn,
    using generator: inout some RandomNumberGenerator
  ) {
    (inputs, outputs) = Network.widths(of: layers)
    self.layers = layers
    parameters = []
    for layer in layers {
      parameters += initialiser.parameters(of: layer, using: &generator)
    }
    statistics = Network.freshStatistics(of: layers)
  }

  /// Dense layers of the given sizes with an activation between each two, none after the last.
  ///
  /// - Parameters:
  ///   - sizes: Inputs, hidden layers, outputs.
  ///   - activation: One of the layers without parameters.
  public init(
    sizes: [Int], activation: Layer, initialiser: Initialiser = .uniformFanIn,
    using generator: inout some RandomNumberGenerator
  ) {
    self.init(
      Network.perceptron(sizes, activation), initialiser: initialiser, using: &generator)
  }

  /// A network of given layers and parameters.
  ///
  /// - Throws: `parameterCountMismatch`; `notFinite`, with the index of the parameter as column.
  public init(_ layers: [Layer], parameters: [Double]) throws(NetworkError) {
    (inputs, outputs) = Network.widths(of: layers)
    let expected = layers.reduce(0) { $0 + $1.parameterCount }
    guard parameters.count == expected else {
      throw .parameterCountMismatch(expected: expected, found: parameters.count)
    }
    if let index = parameters.firstNotFinite {
      throw .notFinite(row: 0, column: index, value: parameters[index])
    }
    self.layers = layers
    self.parameters = parameters
    statistics = Network.freshStatistics(of: layers)
  }

  /// Dense layers of the given sizes with an activation between each two, none after the last.
  public static func perceptron(_ sizes: [Int], _ activation: Layer) -> [Layer] {
    require(sizes.count >= 2, "a network of \(sizes.count) sizes has no layer")
    var layers: [Layer] = []
    for index in 0..<(sizes.count - 1) {
      if index > 0 { layers.append(activation) }
      layers.append(.dense(inputs: sizes[index], outputs: sizes[index + 1]))
    }
    return layers
  }

  /// The weights of the dense layers, each of shape `[outputs, inputs]`.
  public var weights: [Matrix] {
    var weights: [Matrix] = []
    var offset = 0
    for layer in layers {
      if case .dense(let inputs, let outputs) = layer {
        weights.append(
          Matrix(
            filledRows: outputs, columns: inputs,
            Array(parameters[offset..<(offset + inputs * outputs)])))
      }
      offset += layer.parameterCount
    }
    return weights
  }

  private static func widths(of layers: [Layer]) -> (Int, Int) {
    guard case .dense(let inputs, _) = layers.first else {
      fatalError("the first layer of a network has to be dense")
    }
    return (inputs, layers.reduce(inputs) { $1.outputs(for: $0) })
  }

  private static func freshStatistics(of layers: [Layer]) -> [Double] {
    var statistics: [Double] = []
    for layer in layers {
      let features = layer.statisticsCount / 2
      statistics += [Double](repeating: 0, count: features)
      statistics += [Double](repeating: 1, count: features)
    }
    return statistics
  }
}

#if !hasFeature(Embedded)
  extension Network: Codable {}
#endif
