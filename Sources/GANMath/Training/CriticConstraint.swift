/// How a critic is kept from growing steep.
public enum CriticConstraint: Equatable, Sendable {
  /// When the parameters are clipped: at the end of a critic step, as the paper's Algorithm 1
  /// says, or before its gradient is taken, as its authors' code does.
  public enum ClippingOrder: Equatable, Sendable {
    /// The step, then the clip: every critic that is seen lies within the bound.
    case afterStep
    /// The clip, then the step, which may leave the bound until the next clip.
    case beforeStep
  }

  /// The original GAN.
  case none
  /// Every parameter within ±bound: WGAN.
  case clipping(bound: Double, order: ClippingOrder = .afterStep)
  /// A price on the slope between real and generated points: WGAN-GP.
  case gradientPenalty(GradientPenalty)
  /// A price on the slope at real points: R1.
  case gradientPenaltyAtData(GradientPenalty)
  /// Each weight divided by its estimated norm: SN-GAN. Made by
  /// ``Network/spectralNormalizations(style:roundsPerForward:using:)``.
  case spectralNormalization([SpectralNormalization])
  /// The output divided by its slope and size: GN-GAN.
  case gradientNormalization
}
