/// What of an entropic problem a Sinkhorn divergence is made of.
public enum EntropicCost: Equatable, Sendable {
  /// ⟨P, C⟩, the *sharp* cost.
  case transport
  /// ⟨P, C⟩ + ε KL(P‖a bᵀ), for which the divergence is known to be ≥ 0 and convex.
  case relativeEntropy
}

/// The Sinkhorn divergence, entropic transport with its bias taken off.
///
///     S(P, Q) = OT_ε(P, Q) − ½ OT_ε(P, P) − ½ OT_ε(Q, Q)
///
/// OT_ε of a cloud with itself is not 0, because the blur costs something; S is 0 for equal clouds
/// and tends to the transport cost as ε → 0.
///
/// - Parameters:
///   - source: The points of P, one a row, shape `[n, d]`.
///   - target: The points of Q, one a row, shape `[m, d]`.
///   - sourceWeights: Mass per point, shape `[n]`; 1/n each when nil.
///   - targetWeights: Mass per point, shape `[m]`, with the same total; 1/m each when nil.
///   - order: p in the cost ‖x − y‖^p, ≥ 1 and finite.
///   - regularisation: ε > 0, in the unit of the cost.
///   - cost: What is compared.
/// - Throws: as `EntropicTransport`, and `invalidOrder`.
/// - Complexity: as three times `EntropicTransport` with the method `newton`.
/// - Source: Genevay, Peyré & Cuturi, *Learning Generative Models with Sinkhorn Divergences*
///   (2018); Feydy et al., *Interpolating between Optimal Transport and MMD* (2019).
public func sinkhornDivergence(
  from source: Matrix, to target: Matrix,
  sourceWeights: [Double]? = nil, targetWeights: [Double]? = nil,
  order: Double = 2, regularisation: Double, cost: EntropicCost = .relativeEntropy
) throws(TransportError) -> Double {
  let a = sourceWeights ?? evenMasses(source.rows)
  let b = targetWeights ?? evenMasses(target.rows)
  func value(
    _ x: Matrix, _ xMasses: [Double], _ y: Matrix, _ yMasses: [Double]
  ) throws(TransportError) -> Double {
    let solved = try EntropicTransport(
      from: xMasses, to: yMasses, costs: distanceCosts(x, y, order: order),
      regularisation: regularisation, tolerance: 1e-12 * xMasses.reduce(0, +), method: .newton)
    return cost == .transport ? solved.transportCost : solved.relativeEntropyObjective
  }
  let between = try value(source, a, target, b)
  return between - (try value(source, a, source, a)) / 2 - (try value(target, b, target, b)) / 2
}
