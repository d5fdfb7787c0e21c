/// A game near its equilibrium: what its updates do there is a matrix, and whether they come
/// closer is the modulus of that matrix' eigenvalues.
///
/// ```swift
/// let game = DiracGAN(.wasserstein)
/// let near = try Linearisation(jacobian: game.jacobianAtEquilibrium!)
/// near.eigenvalues                                   // ±i: the flow turns
/// near.simultaneousSpectralRadius(stepSize: 0.1)     // √1.01: its steps spiral out
/// ```
///
/// - Source: Mescheder, Nowozin & Geiger, *The Numerics of GANs* (2017), §3.
public struct Linearisation: Equatable, Sendable {
  /// J, the derivatives of the field at the equilibrium, shape `[2, 2]`: generator first.
  public let jacobian: Matrix

  /// A linearisation with this Jacobian.
  ///
  /// - Throws: `jacobianShape` unless J is 2 × 2.
  public init(jacobian: Matrix) throws(DynamicsError) {
    guard jacobian.rows == 2 && jacobian.columns == 2 else {
      throw .jacobianShape(rows: jacobian.rows, columns: jacobian.columns)
    }
    self.jacobian = jacobian
  }

  /// The eigenvalues λ of J, by rising real, then imaginary part; the flow comes closer when all
  /// real parts are below 0.
  public var eigenvalues: [Eigenvalue] { eigenvalues(of: jacobian) }

  /// The eigenvalues 1 + hλ of I + hJ, the matrix of a simultaneous step.
  public func simultaneousEigenvalues(stepSize h: Double) -> [Eigenvalue] {
    // From those of J: where two coincide, I + hJ has lost the digits that say so.
    eigenvalues.map { Eigenvalue(real: 1 + h * $0.real, imaginary: h * $0.imaginary) }
  }

  /// The largest modulus among ``simultaneousEigenvalues(stepSize:)``.
  public func simultaneousSpectralRadius(stepSize h: Double) -> Double {
    simultaneousEigenvalues(stepSize: h).reduce(0) { max($0, $1.magnitude) }
  }

  /// The matrix of one generator step followed by `discriminatorSteps` of the discriminator, each
  /// of which changes one coordinate only.
  public func alternatingMatrix(stepSize h: Double, discriminatorSteps: Int = 1) -> Matrix {
    require(
      discriminatorSteps >= 1, "the discriminator cannot take \(discriminatorSteps) steps")
    var matrix: Matrix = [[1 + h * jacobian[0, 0], h * jacobian[0, 1]], [0, 1]]
    let discriminator: Matrix = [[1, 0], [h * jacobian[1, 0], 1 + h * jacobian[1, 1]]]
    for _ in 0..<discriminatorSteps { matrix = discriminator * matrix }
    return matrix
  }

  /// The eigenvalues of ``alternatingMatrix(stepSize:discriminatorSteps:)``.
  public func alternatingEigenvalues(
    stepSize h: Double, discriminatorSteps: Int = 1
  ) -> [Eigenvalue] {
    eigenvalues(of: alternatingMatrix(stepSize: h, discriminatorSteps: discriminatorSteps))
  }

  /// The largest modulus among ``alternatingEigenvalues(stepSize:discriminatorSteps:)``.
  public func alternatingSpectralRadius(
    stepSize h: Double, discriminatorSteps: Int = 1
  ) -> Double {
    alternatingEigenvalues(stepSize: h, discriminatorSteps: discriminatorSteps)
      .reduce(0) { max($0, $1.magnitude) }
  }

  /// The pair by the quadratic formula, with the discriminant as (a − d)² / 4 + bc, which does not
  /// cancel when the two are complex or the matrix is near the identity.
  private func eigenvalues(of matrix: Matrix) -> [Eigenvalue] {
    let half = (matrix[0, 0] - matrix[1, 1]) / 2
    let middle = (matrix[0, 0] + matrix[1, 1]) / 2
    let discriminant = half * half + matrix[0, 1] * matrix[1, 0]
    let root = discriminant.magnitude.squareRoot()
    if discriminant < 0 {
      return [
        Eigenvalue(real: middle, imaginary: -root), Eigenvalue(real: middle, imaginary: root),
      ]
    }
    return [
      Eigenvalue(real: middle - root, imaginary: 0), Eigenvalue(real: middle + root, imaginary: 0),
    ]
  }
}
