import GANMath

private let p = [0.1, 0.25, 0.05, 0.4, 0.2]
private let q = [0.3, 0.1, 0.2, 0.15, 0.25]

func divergenceEntries() -> [Entry] { pileEntries() + familyEntries() }

private func pileEntries() -> [Entry] {
  [
    Entry("Divergences/ChiSquaredDivergence") { () throws(DivergenceError) in
      [try pearsonChiSquaredDivergence(p, q), try neymanChiSquaredDivergence(p, q)]
    },
    Entry("Divergences/DivergenceError") { () throws(DivergenceError) in
      do throws(DivergenceError) {
        return [try kullbackLeiblerDivergence(p, [0.5, 0.5, 0.5, 0, 0])]
      } catch {
        guard case .notNormalised(let total) = error else { throw error }
        return [total]
      }
    },
    Entry("Divergences/FDivergence") { () throws(DivergenceError) in
      let own = FDivergence(
        generator: { ($0 - 1) * ($0 - 1) }, derivative: { 2 * ($0 - 1) },
        conjugate: { $0 + $0 * $0 / 4 }, slopeAtInfinity: .infinity)
      let critic = try own.optimalCritic(p, q).map { $0 ?? 0 }
      return critic + [try own(p, q), try own.variationalBound(critic: critic, p, q)]
    },
    Entry("Divergences/FDivergenceGenerators") { () throws(DivergenceError) in
      var values: [Double] = []
      for divergence in [
        .kullbackLeibler, .reverseKullbackLeibler, .pearsonChiSquared, .neymanChiSquared,
        .squaredHellinger, .twoJensenShannon, .gan, .totalVariation, try FDivergence.alpha(0.3),
      ] {
        values += [
          try divergence(p, q), divergence.generator(1.7), divergence.derivative(1.7),
          divergence.conjugate(-0.4),
        ]
      }
      return values
    },
    Entry("Divergences/HellingerDistance") { () throws(DivergenceError) in
      [
        try fullSquaredHellingerDistance(p, q), try halfSquaredHellingerDistance(p, q),
        try bhattacharyyaCoefficient(p, q),
      ]
    },
    Entry("Divergences/JensenShannonDivergence") { () throws(DivergenceError) in
      [try jensenShannonDivergence(p, q), try jensenShannonDistance(p, q)]
    },
    Entry("Divergences/KullbackLeiblerDivergence") { () throws(DivergenceError) in
      [
        try kullbackLeiblerDivergence(p, q), try reverseKullbackLeiblerDivergence(p, q),
        try jeffreysDivergence(p, q), try shannonEntropy(p),
      ]
    },
    Entry("Divergences/OptimalDiscriminator") { () throws(DivergenceError) in
      let best = try optimalDiscriminator(real: p, generated: q)
      return best.map { $0 ?? -1 } + [try ganValue(of: best, real: p, generated: q)]
    },
    Entry("Divergences/RenyiDivergence") { () throws(DivergenceError) in
      [try renyiDivergence(p, q, order: 0.5), try renyiDivergence(p, q, order: 3)]
    },
    Entry("Divergences/SampleHistograms") { () throws(DivergenceError) in
      let shares = try sampleHistograms([0.1, 0.4, 0.9, 1.3], [0.2, 0.3, 1.9], bins: 4)
      let covered = try sampleHistograms([0.1, 0.4], [0.2], bins: 3, over: -1...1)
      return shares.p + shares.q + covered.p + covered.q
    },
    Entry("Divergences/TotalVariationDistance") { () throws(DivergenceError) in
      [try totalVariationDistance(p, q)]
    },
  ]
}

private func familyEntries() -> [Entry] {
  [
    Entry("Divergences/DensityDivergences") { () throws(DivergenceError) in
      let pair = try DensityPair(
        { $0 + 0.5 }, { 1.2 - 0.6 * $0 * $0 }, over: 0...1, tolerance: 1e-12)
      return [
        try pair.kullbackLeiblerDivergence().value, try pair.jensenShannonDivergence().value,
        try pair.totalVariationDistance().value, try pair.halfSquaredHellingerDistance().value,
        try pair.divergence(.pearsonChiSquared).value,
      ]
    },
    Entry("Divergences/KullbackLeiblerOfFamilies") { () throws(DistributionError) in
      let laplace = try LaplaceDistribution(mean: 0.4, scale: 1.2)
      let other = try LaplaceDistribution(mean: -0.3, scale: 0.7)
      let uniform = try UniformDistribution(from: -0.3, to: 2.9)
      let wider = try UniformDistribution(from: -1, to: 4)
      let normal = try NormalDistribution(mean: 0.1, standardDeviation: 1.5)
      return [
        kullbackLeiblerDivergence(laplace, other), kullbackLeiblerDivergence(uniform, wider),
        kullbackLeiblerDivergence(uniform, laplace), kullbackLeiblerDivergence(uniform, normal),
        kullbackLeiblerDivergence(normal, laplace), kullbackLeiblerDivergence(laplace, normal),
        kullbackLeiblerDivergence(normal, uniform), kullbackLeiblerDivergence(laplace, uniform),
      ]
    },
    Entry("Divergences/NormalDivergences") { () throws(DistributionError) in
      let p = try NormalDistribution(mean: 0.1, standardDeviation: 1.5)
      let q = try NormalDistribution(mean: 1, standardDeviation: 0.8)
      let shifted = try NormalDistribution(mean: 1, standardDeviation: 1.5)
      return [
        kullbackLeiblerDivergence(p, q), (try? jensenShannonDivergence(p, q)) ?? .nan,
        (try? jensenShannonDivergence(p, shifted)) ?? .nan, totalVariationDistance(p, q),
        totalVariationDistance(p, shifted), bhattacharyyaCoefficient(p, q),
        halfSquaredHellingerDistance(p, q),
      ]
    },
    Entry("Divergences/ShiftedNormals") { () throws(DivergenceError) in
      var values: [Double] = []
      for shift in [0.3, 2.5] {
        let pair = try ShiftedNormals(by: shift)
        values += [
          pair.jensenShannonDivergence, pair.logTwoMinusJensenShannon, pair.jensenShannonSlope,
          pair.kullbackLeiblerDivergence, pair.wassersteinDistance,
        ]
      }
      return values
    },
  ]
}
