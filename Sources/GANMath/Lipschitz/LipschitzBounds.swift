extension Network {
  /// The product of what each layer can stretch at most: no slope of the network exceeds it.
  ///
  ///     K ≤ Π σ₁(Wᵢ) · Π max(1, |slope|) · Π max |γ| / √(s² + 1e-5)
  ///
  /// Batch normalisation counts as it evaluates, with its running variance; in training it has no
  /// bound. The product is far above the truth for deep networks, because the direction that one
  /// layer stretches most is seldom the one the next does.
  ///
  /// - Throws: `notFinite` with the place of a bad entry of a weight.
  /// - Source: Szegedy et al., *Intriguing properties of neural networks* (2014), §4.3.
  public func lipschitzUpperBound() throws(LinearAlgebraError) -> Double {
    var bound = 1.0
    for weight in weights { bound *= try weight.spectralNorm() }
    var (offset, statisticsOffset) = (0, 0)
    for layer in layers {
      switch layer {
      case .dense, .relu, .hyperbolicTangent: break
      case .leakyReLU(let slope): bound *= max(1, slope.magnitude)
      case .batchNormalization(let features):
        var largest = 0.0
        for feature in 0..<features {
          let variance = statistics[statisticsOffset + features + feature]
          let scale = parameters[offset + feature].magnitude
          largest = max(largest, scale / (variance + batchNormalizationEpsilon).squareRoot())
        }
        bound *= largest
      }
      offset += layer.parameterCount
      statisticsOffset += layer.statisticsCount
    }
    return bound
  }

  /// The steepest point that a search finds: no constant below its slope holds the network.
  ///
  /// Draws `draws` points from a box, then walks from the steepest of them: `steps` times, a normal
  /// step in each coordinate, kept when the slope rises, with a size that doubles after a success
  /// and shrinks by a tenth after a failure. Steps may leave the box. A walk, because a network of
  /// ReLUs has the same slope in a whole region, where no derivative of the slope leads out.
  ///
  /// - Parameters:
  ///   - box: The range of every input coordinate.
  ///   - draws: At least 1.
  ///   - steps: At least 0.
  /// - Returns: The point and the spectral norm of the Jacobian there, in evaluation mode.
  /// - Throws: As ``slope(at:)``.
  /// - Complexity: `draws` + `steps` evaluations with `outputs` gradients each.
  public func steepestPoint(
    in box: ClosedRange<Double>, draws: Int = 1000, steps: Int = 500,
    using generator: inout some RandomNumberGenerator
  ) throws(NetworkError) -> (point: [Double], slope: Double) {
    require(draws >= 1 && steps >= 0, "\(draws) draws and \(steps) steps cannot be searched")
    let width = box.upperBound - box.lowerBound
    var best: (point: [Double], slope: Double) = ([], -1)
    for _ in 0..<draws {
      var point = [Double](repeating: 0, count: inputs)
      for i in point.indices {
        point[i] = box.lowerBound + width * randomUniform(using: &generator)
      }
      let slope = try slope(at: point)
      if slope > best.slope { best = (point, slope) }
    }
    var size = width / 20
    for _ in 0..<steps {
      let direction = randomNormals(inputs, using: &generator)
      var point = best.point
      for i in point.indices { point[i] += size * direction[i] }
      let slope = try slope(at: point)
      if slope > best.slope {
        best = (point, slope)
        size *= 2
      } else {
        size *= 0.9
      }
    }
    return best
  }

  /// The spectral norm of the Jacobian at a point: the steepest slope in any direction.
  ///
  /// - Throws: `inputMismatch`; `notFinite` with a place in the point or in the Jacobian;
  ///   `didNotConverge`.
  public func slope(at point: [Double]) throws(NetworkError) -> Double {
    let jacobian = try jacobian(at: point)
    try jacobian.requireFiniteEntries()
    if outputs == 1 { return euclideanNorm(jacobian.storage) }
    do throws(LinearAlgebraError) {
      return try jacobian.spectralNorm()
    } catch {
      guard case .didNotConverge(let iterations) = error else {
        fatalError("a finite Jacobian has a spectral norm")
      }
      throw .didNotConverge(iterations: iterations)
    }
  }
}
