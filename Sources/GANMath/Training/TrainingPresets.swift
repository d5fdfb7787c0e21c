extension AdversarialTraining where CriticOptimiser == RMSProp, GeneratorOptimiser == RMSProp {
  /// WGAN with the paper's parameters: clipping at 0.01, five critic steps, RMSProp at 5e-5.
  ///
  /// RMSProp and not Adam, because the authors saw training turn unstable with momentum in the
  /// critic.
  ///
  /// - Throws: `criticMismatch`; `severalOutputs`.
  /// - Source: Arjovsky, Chintala & Bottou, *Wasserstein GAN* (2017), algorithm 1.
  public static func wassersteinGAN(
    generator: Network, critic: Network, learningRate: Double = 5e-5, clip: Double = 0.01,
    order: CriticConstraint.ClippingOrder = .afterStep, criticSteps: Int = 5
  ) throws(TrainingError) -> AdversarialTraining {
    try AdversarialTraining(
      generator: generator, critic: critic, loss: .wasserstein,
      constraint: .clipping(bound: clip, order: order), criticSteps: criticSteps,
      criticOptimiser: RMSProp(learningRate: learningRate),
      generatorOptimiser: RMSProp(learningRate: learningRate))
  }
}

extension AdversarialTraining where CriticOptimiser == Adam, GeneratorOptimiser == Adam {
  /// The original GAN, with Adam as in DCGAN: ε = 2e-4, β₁ = 0.5.
  ///
  /// - Parameter loss: ``GANLoss/nonSaturating``, or ``GANLoss/minimax`` to see it stall.
  /// - Throws: `criticMismatch`; `severalOutputs`.
  /// - Source: Goodfellow et al. (2014), algorithm 1; Radford, Metz & Chintala (2016), §4.
  public static func originalGAN(
    generator: Network, discriminator: Network, loss: GANLoss = .nonSaturating,
    learningRate: Double = 2e-4
  ) throws(TrainingError) -> AdversarialTraining {
    let adam = Adam(learningRate: learningRate, beta1: 0.5)
    return try AdversarialTraining(
      generator: generator, critic: discriminator, loss: loss, criticOptimiser: adam,
      generatorOptimiser: adam)
  }

  /// WGAN-GP: λ = 10, five critic steps, Adam with ε = 1e-4, β = (0, 0.9).
  ///
  /// These are the values for images. On toys in the plane a weight of 0.1 learns far better, as
  /// the authors' own toy program uses it.
  ///
  /// - Throws: `criticMismatch`; `severalOutputs`.
  /// - Source: Gulrajani et al. (2017), algorithm 1.
  public static func wassersteinGANWithGradientPenalty(
    generator: Network, critic: Network, learningRate: Double = 1e-4,
    penalty: GradientPenalty = .twoSided(weight: 10), criticSteps: Int = 5
  ) throws(TrainingError) -> AdversarialTraining {
    let adam = Adam(learningRate: learningRate, beta1: 0, beta2: 0.9)
    return try AdversarialTraining(
      generator: generator, critic: critic, loss: .wasserstein,
      constraint: .gradientPenalty(penalty), criticSteps: criticSteps, criticOptimiser: adam,
      generatorOptimiser: adam)
  }

  /// SN-GAN: hinge loss, five critic steps, Adam with ε = 2e-4, β = (0, 0.9).
  ///
  /// - Parameter normalizations: The critic's, from its `spectralNormalizations`.
  /// - Throws: `criticMismatch`; `severalOutputs`; `normalizationCount`.
  /// - Source: Miyato et al. (2018), §4.
  public static func spectrallyNormalizedGAN(
    generator: Network, critic: Network, normalizations: [SpectralNormalization],
    loss: GANLoss = .hinge, learningRate: Double = 2e-4, criticSteps: Int = 5
  ) throws(TrainingError) -> AdversarialTraining {
    let adam = Adam(learningRate: learningRate, beta1: 0, beta2: 0.9)
    return try AdversarialTraining(
      generator: generator, critic: critic, loss: loss,
      constraint: .spectralNormalization(normalizations), criticSteps: criticSteps,
      criticOptimiser: adam, generatorOptimiser: adam)
  }

  /// GN-GAN: hinge loss on the gradient-normalised critic, five critic steps, Adam with
  /// ε = 2e-4, β = (0, 0.9).
  ///
  /// - Throws: `criticMismatch`; `severalOutputs`.
  /// - Source: Wu et al. (2021), §4.
  public static func gradientNormalizedGAN(
    generator: Network, critic: Network, loss: GANLoss = .hinge, learningRate: Double = 2e-4,
    criticSteps: Int = 5
  ) throws(TrainingError) -> AdversarialTraining {
    let adam = Adam(learningRate: learningRate, beta1: 0, beta2: 0.9)
    return try AdversarialTraining(
      generator: generator, critic: critic, loss: loss, constraint: .gradientNormalization,
      criticSteps: criticSteps, criticOptimiser: adam, generatorOptimiser: adam)
  }
}
