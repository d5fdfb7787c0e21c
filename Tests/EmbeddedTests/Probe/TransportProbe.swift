import GANMath

private let x: Matrix = [[0, 0], [1, 0.5], [0.3, 2]]
private let y: Matrix = [[0.2, 0.9], [1.4, -0.3], [2, 1.1]]
private let a = [0.5, 0.2, 0.3]
private let b = [0.25, 0.35, 0.4]

func transportEntries() -> [Entry] { planEntries() + lineEntries() + entropicEntries() }

private func planEntries() -> [Entry] {
  [
    Entry("Transport/BuresDistance") { () throws(DistributionError) in
      let (p, q) = try normalPair()
      return [(try? wassersteinDistance(p, q)) ?? .nan]
    },
    Entry("Transport/CTransform") { () throws(TransportError) in
      try cTransform(of: [0.1, -0.2, 0.4], costs: euclideanDistances(x, y))
        + [lipschitzConstant(of: [0.1, -0.2, 0.4], distances: euclideanDistances(x, x))]
    },
    Entry("Transport/Distances") { () throws(TransportError) in
      try euclideanDistances(x, y).storage + squaredEuclideanDistances(x, y).storage
    },
    Entry("Transport/KantorovichRubinsteinCritic") { () throws(TransportError) in
      let critic = try KantorovichRubinsteinCritic(
        from: x, to: y, sourceWeights: a, targetWeights: b)
      return critic.heights + critic.values(at: y) + [critic([0.4, 0.4]), critic.transport.cost]
    },
    Entry("Transport/OptimalTransport") { () throws(TransportError) in
      let transport = try OptimalTransport(from: a, to: b, costs: euclideanDistances(x, y))
      return [transport.cost] + transport.sourcePotential + transport.targetPotential
    },
    Entry("Transport/TransportPlan") { () throws(TransportError) in
      let plan = try OptimalTransport(from: a, to: b, costs: euclideanDistances(x, y)).plan
      return plan.matrix.storage + plan.sourceMasses + plan.targetMasses
        + plan.moves.map { $0.mass }
    },
    Entry("Transport/PointClouds") { () throws(TransportError) in
      [
        try OptimalTransport(from: x, to: y, order: 2).cost,
        try wassersteinDistance(from: x, to: y),
        try wassersteinDistance(from: x, to: y, sourceWeights: a, targetWeights: b, order: 3),
      ]
    },
    Entry("Transport/TransportError") { () throws(TransportError) in
      do throws(TransportError) {
        return [try OptimalTransport(from: [1, 1, 1], to: b, costs: euclideanDistances(x, y)).cost]
      } catch {
        guard case .massMismatch(let source, let target) = error else { throw error }
        return [source, target]
      }
    },
  ]
}

private func lineEntries() -> [Entry] {
  let (source, target) = ([0.1, 0.7, 2.5], [-0.4, 1.1, 1.9])
  return [
    Entry("Transport/LineCritic") { () throws(TransportError) in
      let critic = try LineCritic(
        from: source, to: target, sourceWeights: a, targetWeights: b)
      return critic.positions + critic.values + critic.slopes + [critic.gain, critic(0.9)]
    },
    Entry("Transport/WassersteinOnTheLine") { () throws(TransportError) in
      [
        try wassersteinDistance(from: source, to: target),
        try wassersteinDistance(
          from: source, to: target, sourceWeights: a, targetWeights: b, order: 3),
        try wassersteinDistance(from: source, to: target, order: .infinity),
        try energyDistance(from: source, to: target),
      ]
    },
    Entry("Transport/WassersteinOfFamilies") { () throws(DistributionError) in
      let p = try NormalDistribution(mean: 0.1, standardDeviation: 1.5)
      let q = try NormalDistribution(mean: 1, standardDeviation: 0.8)
      let near = try UniformDistribution(from: -0.3, to: 2.9)
      let far = try UniformDistribution(from: -1, to: 4)
      return [1, 2].flatMap {
        [wassersteinDistance(p, q, order: $0), wassersteinDistance(near, far, order: $0)]
      }
    },
  ]
}

private func entropicEntries() -> [Entry] {
  [
    Entry("Transport/Entropic/EntropicTransport") { () throws(TransportError) in
      var values: [Double] = []
      for method in [SinkhornMethod.scaling, .logDomain, .newton] {
        let solved = try EntropicTransport(
          from: a, to: b, costs: euclideanDistances(x, y), regularisation: 0.5, method: method)
        values += solved.plan.storage + solved.sourcePotential + solved.targetPotential
        values += [
          solved.transportCost, solved.entropyObjective, solved.relativeEntropyObjective,
          solved.dualValue, Double(solved.iterations),
        ]
      }
      return values
    },
    Entry("Transport/Entropic/SinkhornDivergence") { () throws(TransportError) in
      [
        try sinkhornDivergence(from: x, to: y, regularisation: 0.5),
        try sinkhornDivergence(
          from: x, to: y, sourceWeights: a, targetWeights: b, order: 1, regularisation: 0.5,
          cost: .transport),
      ]
    },
    Entry("Transport/Entropic/SinkhornIteration") { () throws(TransportError) in
      var iteration = try SinkhornIteration(
        from: a, to: b, costs: euclideanDistances(x, y), regularisation: 0.5)
      iteration.step()
      iteration.step()
      return iteration.sourcePotential + iteration.targetPotential + iteration.plan.storage
        + [iteration.transportCost, iteration.columnError]
    },
  ]
}
