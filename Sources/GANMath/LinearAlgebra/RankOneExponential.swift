/// The exponential of a matrix of rank one, in closed form.
///
///     exp(x yᵀ) = I + φ(s) x yᵀ,    s = yᵀx,    φ(s) = (e^s − 1) / s,    det = e^s
///
/// It is always invertible, with exp(−x yᵀ) as inverse, and its determinant costs one scalar
/// product: a layer whose change of volume is cheap to follow.
///
/// - Source: Higham, *Functions of Matrices* (2008), §1.2 and problem 1.15.
public struct RankOneExponential: Equatable, Sendable {
  /// x, shape `[n]`.
  public let x: [Double]
  /// y, shape `[n]`.
  public let y: [Double]
  /// s = yᵀx, rounded once.
  public let scalarProduct: Double

  /// exp(x yᵀ).
  ///
  /// - Throws: `sizeMismatch`, or `notFinite` with the place of the entry: row 0 for x, 1 for y.
  /// - Complexity: O(n).
  public init(_ x: [Double], _ y: [Double]) throws(LinearAlgebraError) {
    guard x.count == y.count else { throw .sizeMismatch(expected: x.count, found: y.count) }
    try Matrix([x, y]).requireFinite()
    self.x = x
    self.y = y
    var sum = PreciseSum()
    for index in x.indices { sum.addProduct(x[index], y[index]) }
    scalarProduct = sum.value
  }

  /// φ(s) = (e^s − 1)/s, which is 1 at s = 0.
  public var phi: Double {
    scalarProduct == 0 ? 1 : expm1(scalarProduct) / scalarProduct
  }

  /// det exp(x yᵀ) = e^s.
  public var determinant: Double { exp(scalarProduct) }

  /// exp(x yᵀ), shape `[n, n]`.
  ///
  /// - Throws: `overflow` when an entry is beyond the largest double.
  /// - Complexity: O(n²).
  public func matrix() throws(LinearAlgebraError) -> Matrix {
    let factor = phi
    var result = Matrix(rows: x.count, columns: x.count) { factor * x[$0] * y[$1] }
    for index in x.indices { result[index, index] = diagonalEntry(index) }
    guard result.storage.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return result
  }

  /// 1 + φ xᵢ yᵢ as ((s − xᵢ yᵢ) + xᵢ yᵢ e^s) / s, where nothing cancels for s < 0.
  private func diagonalEntry(_ index: Int) -> Double {
    guard scalarProduct < -0.5 else { return 1 + phi * x[index] * y[index] }
    var others = PreciseSum()
    for other in x.indices where other != index { others.addProduct(x[other], y[other]) }
    return (others.value + x[index] * y[index] * determinant) / scalarProduct
  }

  /// exp(x yᵀ) z, without the matrix.
  ///
  /// - Complexity: O(n).
  public func apply(to z: [Double]) -> [Double] {
    let share = phi * dot(y, z)
    return z.indices.map { z[$0] + share * x[$0] }
  }

  /// exp(−x yᵀ), the inverse.
  public var inverse: RankOneExponential {
    RankOneExponential(negating: self)
  }

  private init(negating other: RankOneExponential) {
    x = other.x.map { -$0 }
    y = other.y
    scalarProduct = -other.scalarProduct
  }
}
