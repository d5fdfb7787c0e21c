/// The smallest GAN: the data is one point at 0, the generator one point at θ, the discriminator
/// the line D(x) = ψ x.
///
/// The generator minimises and the discriminator maximises
///
///     L(θ, ψ) = f(ψθ) + f(0)        f(t) = −log(1 + e⁻ᵗ), or t for Wasserstein's game
///
/// so that the two move along the field v = (v_θ, v_ψ):
///
///     minimax         (−f′(ψθ) ψ,  f′(ψθ) θ)
///     non-saturating  (−f′(−ψθ) ψ, f′(ψθ) θ)
///     Wasserstein     (−ψ, θ)
///
/// The only equilibrium is (0, 0). Without regularisation the field turns around it for ever;
/// gradient steps, which are Euler's method, leave it in a spiral.
///
/// - Source: Mescheder, Geiger & Nowozin, *Which Training Methods for GANs do actually Converge?*
///   (2018), §2–3; Mescheder, Nowozin & Geiger, *The Numerics of GANs* (2017) for consensus.
public struct DiracGAN: VectorField, Equatable {
  /// What the two players play for.
  public enum Loss: Equatable, Sendable {
    /// Both on L, with f(t) = −log(1 + e⁻ᵗ).
    case minimax
    /// The generator maximises f(−ψθ) instead.
    case nonSaturating
    /// Both on L, with f(t) = t.
    case wasserstein
  }

  /// What is taken from the discriminator's velocity, or from both.
  public enum Regulariser: Equatable, Sendable {
    /// Nothing: the players circle the equilibrium.
    case none
    /// γψ, from (γ/2) ψ²: the squared slope at the data. At the generated point it is the same,
    /// because a line has one slope everywhere.
    case r1(weight: Double)
    /// γ sign(ψ)(|ψ| − g₀), from (γ/2)(|ψ| − g₀)²; it jumps at ψ = 0.
    case gradientPenalty(weight: Double, target: Double)
    /// γ Jᵀv from both players: descent on ½‖v‖².
    case consensus(weight: Double)
  }

  /// What is played for.
  public let loss: Loss
  /// What damps the play.
  public let regulariser: Regulariser
  /// c; after every update ψ is brought back into [−c, c]. The continuous flow does not clip.
  public let clip: Double?
  public var dimension: Int { 2 }

  /// The game with this loss, damped or clipped or neither.
  ///
  /// - Precondition: Weights, target and clip are ≥ 0 and finite.
  public init(_ loss: Loss, regulariser: Regulariser = .none, clip: Double? = nil) {
    switch regulariser {
    case .none: break
    case .r1(let weight), .consensus(let weight):
      checkHyperparameter(weight, in: 0..., "weight of the regulariser")
    case .gradientPenalty(let weight, let target):
      checkHyperparameter(weight, in: 0..., "weight of the gradient penalty")
      checkHyperparameter(target, in: 0..., "target of the gradient penalty")
    }
    if let clip { checkHyperparameter(clip, in: 0..., "clip") }
    self.loss = loss
    self.regulariser = regulariser
    self.clip = clip
  }

  /// v at (θ, ψ).
  public func velocity(at point: [Double]) -> [Double] {
    require(point.count == 2, "a Dirac-GAN has the coordinates θ and ψ, not \(point.count)")
    let (theta, psi) = (point[0], point[1])
    let (vTheta, vPsi) = gameVelocity(theta, psi)
    switch regulariser {
    case .none: return [vTheta, vPsi]
    case .r1(let weight): return [vTheta, vPsi - weight * psi]
    case .gradientPenalty(let weight, let target):
      let sign: Double = psi > 0 ? 1 : psi < 0 ? -1 : 0
      return [vTheta, vPsi - weight * sign * (psi.magnitude - target)]
    case .consensus(let weight):
      let j = gameJacobian(theta, psi)
      return [
        vTheta - weight * (j[0, 0] * vTheta + j[1, 0] * vPsi),
        vPsi - weight * (j[0, 1] * vTheta + j[1, 1] * vPsi),
      ]
    }
  }

  /// The matrix of derivatives of v at (0, 0), rows v_θ and v_ψ, columns θ and ψ; nil for the
  /// gradient penalty with a target above 0, where v jumps.
  public var jacobianAtEquilibrium: Matrix? {
    let j = gameJacobian(0, 0)
    switch regulariser {
    case .none: return j
    case .r1(let weight): return j - [[0, 0], [0, weight]]
    case .gradientPenalty(let weight, let target):
      return weight > 0 && target > 0 ? nil : j - [[0, 0], [0, weight]]
    // The derivative of Jᵀv is JᵀJ where v is 0.
    case .consensus(let weight): return j - weight * (j.transposed * j)
    }
  }

  private func gameVelocity(_ theta: Double, _ psi: Double) -> (Double, Double) {
    let t = psi * theta
    switch loss {
    case .minimax: return (-sigmoid(-t) * psi, sigmoid(-t) * theta)
    case .nonSaturating: return (-sigmoid(t) * psi, sigmoid(-t) * theta)
    case .wasserstein: return (-psi, theta)
    }
  }

  /// J of the game without regularisation; f″(t) = −σ(t) σ(−t), the same at t and −t.
  private func gameJacobian(_ theta: Double, _ psi: Double) -> Matrix {
    let t = psi * theta
    let curvature = loss == .wasserstein ? 0 : -sigmoid(t) * sigmoid(-t)
    switch loss {
    case .minimax, .wasserstein:
      let slope = loss == .wasserstein ? 1 : sigmoid(-t)
      return [
        [-curvature * psi * psi, -curvature * t - slope],
        [curvature * t + slope, curvature * theta * theta],
      ]
    case .nonSaturating:
      return [
        [curvature * psi * psi, curvature * t - sigmoid(t)],
        [curvature * t + sigmoid(-t), curvature * theta * theta],
      ]
    }
  }
}

/// σ(t) = 1 / (1 + e⁻ᵗ), without overflow on either side.
func sigmoid(_ t: Double) -> Double {
  if t >= 0 { return 1 / (1 + exp(-t)) }
  let rising = exp(t)
  return rising / (1 + rising)
}
