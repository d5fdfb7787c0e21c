import GANMath

func distributionEntries() -> [Entry] {
  [
    Entry("Distributions/DistributionError") { () throws(DistributionError) in
      do throws(DistributionError) {
        _ = try NormalDistribution(mean: 0, standardDeviation: -1.5)
        return []
      } catch {
        guard case .nonPositiveScale(let scale) = error else { throw error }
        return [scale]
      }
    },
    Entry("Distributions/LaplaceDistribution") { () throws(DistributionError) in
      let laplace = try LaplaceDistribution(mean: 0.4, scale: 1.2)
      return [laplace.density(at: -1), laplace.density(at: 2)]
    },
    Entry("Distributions/NormalDistribution") { () throws(DistributionError) in
      let normal = try NormalDistribution(mean: 0.4, standardDeviation: 1.2)
      return [
        normal.density(at: 1), normal.logDensity(at: -3), normal.cumulative(at: -2),
        normal.cumulative(at: 1.5), normal.quantile(at: 0.9), normal.meanMagnitude,
      ]
    },
    Entry("Distributions/UniformDistribution") { () throws(DistributionError) in
      let uniform = try UniformDistribution(from: -0.3, to: 2.9)
      return [uniform.width, uniform.mean, uniform.density(at: 1), uniform.density(at: 3)]
    },
    Entry("Distributions/MultivariateNormal") { () throws(DistributionError) in
      let (p, q) = try normalPair()
      var generator = SeededGenerator(seed: 3)
      return p.sample(using: &generator) + q.sample(using: &generator) + [
        Double(p.dimension), (try? kullbackLeiblerDivergence(p, q)) ?? .nan,
      ]
    },
  ]
}

/// Two normal distributions in the plane.
func normalPair() throws(DistributionError) -> (MultivariateNormal, MultivariateNormal) {
  (
    try MultivariateNormal(mean: [0.5, -1], covariance: [[2, 0.6], [0.6, 1]]),
    try MultivariateNormal(mean: [1.5, 0.25], covariance: [[1, -0.3], [-0.3, 1.5]])
  )
}
