/// What a discriminator and a generator minimise, as functions of the raw outputs D of the
/// discriminator on real and on generated points (logits, before any sigmoid).
///
///     case            discriminator                              generator
///     minimax         mean softplus(−r) + mean softplus(f)       −mean softplus(f)
///     nonSaturating   the same                                   mean softplus(−f)
///     hinge           mean max(0, 1 − r) + mean max(0, 1 + f)    −mean f
///     leastSquares    ½ mean (r − b)² + ½ mean (f − a)²          ½ mean (f − c)²
///     wasserstein     mean f − mean r                            −mean f
///
/// r are the outputs on real, f those on generated points. softplus(t) = log(1 + eᵗ), so that
/// softplus(−r) = −log σ(r) is the usual −log D of a real point.
public enum GANLoss: Equatable, Sendable {
  /// The two-player game on one value; the generator's slope goes to 0 as f falls.
  ///
  /// - Source: Goodfellow et al., *Generative Adversarial Nets* (2014), eq. 1.
  case minimax
  /// The generator raises log σ(f) instead; its slope goes to −1 as f falls.
  ///
  /// - Source: Goodfellow et al. (2014), §3.
  case nonSaturating
  /// Margins instead of logarithms: the discriminator gains nothing beyond ±1.
  ///
  /// - Source: Lim & Ye, *Geometric GAN* (2017); Miyato et al. (2018), eqs. 16–17.
  case hinge
  /// Regression: generated points to `fake` (a), real ones to `real` (b); the generator's points
  /// to `target` (c).
  ///
  /// - Source: Mao et al., *Least Squares Generative Adversarial Networks* (2017), eq. 2.
  case leastSquares(fake: Double, real: Double, target: Double)
  /// The critic's mean difference, which estimates W₁ if the critic is held 1-Lipschitz.
  ///
  /// - Source: Arjovsky, Chintala & Bottou, *Wasserstein GAN* (2017), eq. 3.
  case wasserstein

  /// Least squares towards 0 and 1.
  public static let leastSquares01 = leastSquares(fake: 0, real: 1, target: 1)
  /// Least squares towards −1 and 1, with the generator aiming between, which minimises the
  /// Pearson χ² divergence.
  public static let leastSquaresPearson = leastSquares(fake: -1, real: 1, target: 0)

  /// What the discriminator minimises.
  ///
  /// - Parameters:
  ///   - real: r, shape `[b, 1]`.
  ///   - fake: f, shape `[b′, 1]`, on the same tape.
  /// - Returns: 1 × 1.
  public func discriminatorLoss(real: Variable, fake: Variable) -> Variable {
    switch self {
    case .minimax, .nonSaturating: (-real).softplus.mean + fake.softplus.mean
    case .hinge: (1 - real).relu.mean + (fake + 1).relu.mean
    case .leastSquares(let a, let b, _):
      0.5 * (real - b).squared.mean + 0.5 * (fake - a).squared.mean
    case .wasserstein: fake.mean - real.mean
    }
  }

  /// What the generator minimises.
  ///
  /// - Parameter fake: f, shape `[b, 1]`.
  /// - Returns: 1 × 1.
  public func generatorLoss(fake: Variable) -> Variable {
    switch self {
    case .minimax: -fake.softplus.mean
    case .nonSaturating: (-fake).softplus.mean
    case .hinge, .wasserstein: -fake.mean
    case .leastSquares(_, _, let c): 0.5 * (fake - c).squared.mean
    }
  }
}
