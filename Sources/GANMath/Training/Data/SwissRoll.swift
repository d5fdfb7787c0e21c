/// A spiral in the plane with normal noise.
///
///     (x, y) = scale · t · (cos t, sin t) + noise        t uniform in [1.5π, 4.5π)
///
/// - Source: Marsland, *Machine Learning: An Algorithmic Perspective* (2009), §6.5, in the plane;
///   Gulrajani et al. (2017), §6.1, for its use.
public struct SwissRoll: PointDistribution, Equatable {
  /// What t is multiplied by; by default the spiral ends at radius 2.
  public let scale: Double
  /// The standard deviation of the noise in each coordinate.
  public let standardDeviation: Double
  public var dimension: Int { 2 }

  /// A roll of this scale and this noise.
  ///
  /// - Precondition: A finite scale, a deviation ≥ 0.
  public init(scale: Double = 2 / (4.5 * .pi), standardDeviation: Double = 0.03) {
    checkHyperparameter(scale, in: (-Double.infinity)..., "scale")
    checkHyperparameter(standardDeviation, in: 0..., "standard deviation")
    self.scale = scale
    self.standardDeviation = standardDeviation
  }

  public func sample(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    var points = Matrix(rows: count, columns: 2)
    for row in 0..<count {
      let t = randomUniform(in: (1.5 * Double.pi)..<(4.5 * Double.pi), using: &generator)
      points[row, 0] = scale * t * cos(t) + standardDeviation * randomNormal(using: &generator)
      points[row, 1] = scale * t * sin(t) + standardDeviation * randomNormal(using: &generator)
    }
    return points
  }
}
