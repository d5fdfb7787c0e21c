/// A number with a real and an imaginary part, as an eigenvalue of a real matrix may be.
public struct Eigenvalue: Equatable, Sendable {
  /// The real part.
  public let real: Double
  /// The imaginary part; exactly 0 for a real eigenvalue.
  public let imaginary: Double

  /// real + i · imaginary.
  public init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  /// |λ| = √(real² + imaginary²), the factor by which the eigenvalue stretches.
  public var magnitude: Double { hypot(real, imaginary) }
}
