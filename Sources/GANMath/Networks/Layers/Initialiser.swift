/// How the weights of dense layers are drawn at the start.
///
/// Scales γ start at 1 and shifts β at 0, whatever the initialiser.
public enum Initialiser: Equatable, Sendable {
  /// Weights and biases uniform within ±1/√inputs: PyTorch's default for `nn.Linear`.
  case uniformFanIn
  /// Weights N(0, 2 / inputs), biases 0; keeps the size of activations through ReLUs.
  ///
  /// - Source: He, Zhang, Ren & Sun, *Delving Deep into Rectifiers* (2015), §2.2.
  case heNormal
  /// Weights uniform within ±√(6 / (inputs + outputs)), biases 0.
  ///
  /// - Source: Glorot & Bengio, *Understanding the difficulty of training deep feedforward neural
  ///   networks* (2010), eq. 16.
  case xavierUniform
  /// Weights N(0, σ²), biases 0; GANs of the DCGAN family use σ = 0.02.
  case normal(standardDeviation: Double)
  /// Weights with orthonormal rows or columns, whichever are fewer, times a gain; biases 0.
  /// Every singular value is the gain.
  ///
  /// - Source: Saxe, McClelland & Ganguli, *Exact solutions to the nonlinear dynamics of learning
  ///   in deep linear neural networks* (2014).
  case orthogonal(gain: Double)

  /// The parameters of one layer, drawn.
  func parameters(
    of layer: Layer, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    switch layer {
    case .relu, .leakyReLU, .hyperbolicTangent:
      return []
    case .batchNormalization(let features):
      return [Double](repeating: 1, count: features) + [Double](repeating: 0, count: features)
    case .dense(let inputs, let outputs):
      let weight = weight(inputs: inputs, outputs: outputs, using: &generator)
      return weight + bias(inputs: inputs, outputs: outputs, using: &generator)
    }
  }

  private func weight(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let count = inputs * outputs
    switch self {
    case .uniformFanIn:
      return uniform(count, within: 1 / Double(inputs).squareRoot(), using: &generator)
    case .xavierUniform:
      let bound = (6 / Double(inputs + outputs)).squareRoot()
      return uniform(count, within: bound, using: &generator)
    case .heNormal:
      let deviation = (2 / Double(inputs)).squareRoot()
      return randomNormals(count, using: &generator).map { deviation * $0 }
    case .normal(let deviation):
      return randomNormals(count, using: &generator).map { deviation * $0 }
    case .orthogonal(let gain):
      let frame = orthonormalRows(
        min(inputs, outputs), in: max(inputs, outputs), using: &generator)
      return (gain * (outputs <= inputs ? frame : frame.transposed)).storage
    }
  }

  private func bias(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    guard self == .uniformFanIn else { return [Double](repeating: 0, count: outputs) }
    return uniform(outputs, within: 1 / Double(inputs).squareRoot(), using: &generator)
  }

  private func uniform(
    _ count: Int, within bound: Double, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    var drawn = [Double](repeating: 0, count: count)
    for index in drawn.indices {
      drawn[index] = randomUniform(in: -bound..<bound, using: &generator)
    }
    return drawn
  }

  /// Orthonormal rows, evenly distributed: normal rows made perpendicular to those before.
  private func orthonormalRows(
    _ count: Int, in dimension: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    var rows: [[Double]] = []
    while rows.count < count {
      var row = randomDirection(dimension, using: &generator)
      // Twice, because what rounding leaves of the first pass the second removes.
      for _ in 0..<2 {
        for other in rows {
          let overlap = dot(row, other)
          for i in row.indices { row[i] -= overlap * other[i] }
        }
      }
      let length = euclideanNorm(row)
      // A row that was nearly in the span of the others has lost its digits: draw again.
      if length > 1e-6 { rows.append(row.map { $0 / length }) }
    }
    return Matrix(rows: count, columns: dimension) { rows[$0][$1] }
  }
}
