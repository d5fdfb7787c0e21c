// The generators of the usual divergences, with conjugates over u ≥ 0.
extension FDivergence {
  /// KL(P‖Q): f(u) = u log u.
  public static var kullbackLeibler: FDivergence {
    FDivergence(
      generator: { $0 == 0 ? 0 : $0 * log($0) },
      derivative: { log($0) + 1 },
      conjugate: { exp($0 - 1) },
      slopeAtInfinity: .infinity,
      share: { relativeEntropyShare($0, $1) })
  }

  /// KL(Q‖P): f(u) = −log u.
  public static var reverseKullbackLeibler: FDivergence {
    FDivergence(
      generator: { -log($0) },
      derivative: { -1 / $0 },
      conjugate: { $0 < 0 ? -1 - log(-$0) : .infinity },
      slopeAtInfinity: 0,
      share: { relativeEntropyShare($1, $0) })
  }

  /// Pearson's χ²: f(u) = (u − 1)².
  public static var pearsonChiSquared: FDivergence {
    FDivergence(
      generator: { ($0 - 1) * ($0 - 1) },
      derivative: { 2 * ($0 - 1) },
      // Below −2 the best u would be negative, so u = 0 is.
      conjugate: { $0 < -2 ? -1 : $0 * $0 / 4 + $0 },
      slopeAtInfinity: .infinity,
      share: { chiSquaredShare($0, $1) })
  }

  /// Neyman's χ²: f(u) = (1 − u)² / u.
  public static var neymanChiSquared: FDivergence {
    FDivergence(
      generator: { (1 - $0) * ((1 - $0) / $0) },
      derivative: { 1 - 1 / ($0 * $0) },
      conjugate: { $0 <= 1 ? 2 * $0 / (1 + sqrt(1 - $0)) : .infinity },
      slopeAtInfinity: 1,
      share: { chiSquaredShare($1, $0) })
  }

  /// Σ (√p − √q)², without a factor ½: f(u) = (√u − 1)².
  public static var squaredHellinger: FDivergence {
    FDivergence(
      generator: { hellingerShare($0, 1) },
      derivative: { 1 - 1 / sqrt($0) },
      conjugate: { $0 < 1 ? $0 / (1 - $0) : .infinity },
      slopeAtInfinity: 1,
      share: { hellingerShare($0, $1) })
  }

  /// 2 JS(P, Q): f(u) = u log u − (u + 1) log((u + 1)/2).
  public static var twoJensenShannon: FDivergence {
    FDivergence(
      generator: { jensenShannonShare($0, 1) },
      derivative: { $0 < 1 ? log(2 * $0) - log1p($0) : log(2) - log1p(1 / $0) },
      conjugate: { $0 < log(2) ? -log1p(-expm1($0)) : .infinity },
      slopeAtInfinity: log(2),
      share: { jensenShannonShare($0, $1) })
  }

  /// 2 JS(P, Q) − 2 log 2, the GAN game at its best discriminator:
  /// f(u) = u log u − (u + 1) log(u + 1).
  public static var gan: FDivergence {
    FDivergence(
      generator: { $0 == 0 ? 0 : -$0 * log1p(1 / $0) - log1p($0) },
      derivative: { $0 < 1 ? log($0) - log1p($0) : -log1p(1 / $0) },
      conjugate: { $0 < 0 ? -log(-expm1($0)) : .infinity },
      slopeAtInfinity: 0,
      share: { jensenShannonShare($0, $1) })
  }

  /// TV(P, Q): f(u) = |u − 1| / 2.
  public static var totalVariation: FDivergence {
    FDivergence(
      generator: { ($0 - 1).magnitude / 2 },
      derivative: { $0 > 1 ? 0.5 : $0 < 1 ? -0.5 : 0 },
      // Below −½ the best u would be negative, so u = 0 is.
      conjugate: { $0 > 0.5 ? .infinity : max($0, -0.5) },
      slopeAtInfinity: 0.5,
      share: { ($0 - $1).magnitude / 2 })
  }

  /// The α-divergence: f(u) = (u^α − α u + α − 1) / (α (α − 1)).
  ///
  /// ½ Pearson's χ² at α = 2, ½ Neyman's at α = −1 and twice the full squared Hellinger distance
  /// at α = ½; it tends to KL(P‖Q) as α → 1 and to KL(Q‖P) as α → 0.
  ///
  /// - Parameter order: α, finite, neither 0 nor 1.
  /// - Throws: `invalidOrder`.
  /// - Source: Cichocki & Amari, *Families of Alpha- Beta- and Gamma-Divergences* (2010).
  public static func alpha(_ order: Double) throws(DivergenceError) -> FDivergence {
    guard order != 0, order != 1, order.isFinite else { throw .invalidOrder(order) }
    return FDivergence(
      generator: { u in
        u > 0 ? alphaShare(u, 1, order: order) : order > 0 ? 1 / order : .infinity
      },
      derivative: { expm1((order - 1) * logRatio($0, 1)) / (order - 1) },
      conjugate: { t in
        let base = 1 + (order - 1) * t
        // Where the power has no value, u = 0 is best for α > 1 and u = ∞ for α < 1.
        if base < 0 { return order > 1 ? -1 / order : .infinity }
        if base == 0 { return order > 0 && order < 1 ? .infinity : -1 / order }
        return expm1(order / (order - 1) * log1p((order - 1) * t)) / order
      },
      slopeAtInfinity: order > 1 ? .infinity : 1 / (1 - order),
      share: { alphaShare($0, $1, order: order) })
  }
}
