/// The cheapest way to turn one pile into another, with the prices that prove it cheapest.
///
///     min ⟨P, C⟩   over P ≥ 0 with row sums a, column sums b           (the plan)
///     = max a·f + b·g   over f_i + g_j ≤ C_ij                              (the prices)
///
/// Mass moves only where f_i + g_j = C_ij. The cost is unique; plan and prices need not be.
public struct OptimalTransport: Equatable, Sendable {
  /// ⟨P, C⟩, in mass × cost units.
  public let cost: Double
  /// A cheapest plan, with at most n + m − 1 loads.
  public let plan: TransportPlan
  /// f, the price of loading at each source, shape `[n]`.
  public let sourcePotential: [Double]
  /// g, the price of unloading at each target, shape `[m]`.
  public let targetPotential: [Double]

  /// Solves the transport problem exactly by the network simplex method.
  ///
  /// On the line prefer `wassersteinDistance(from:to:sourceWeights:targetWeights:order:)`, which
  /// only sorts, and for thousands of points `EntropicTransport`, if a blurred plan will do.
  ///
  /// - Parameters:
  ///   - source: Mass per source, a, shape `[n]`, each ≥ 0.
  ///   - target: Mass per target, b, shape `[m]`, each ≥ 0. Its total must be that of `source`
  ///     within 1e-9 of it, and is scaled to equal it.
  ///   - costs: C, shape `[n, m]`: what a unit of mass costs from source i to target j.
  /// - Throws: `empty`, `negativeMass`, `notFinite`, `massMismatch` or `shapeMismatch`;
  ///   `didNotConverge` after 20 n m steps, far beyond what any problem is known to need.
  /// - Complexity: O(n m) memory, of which all but O(n + m) are the costs; typically about n + m
  ///   times a small factor steps of O(√(n m)) time.
  /// - Source: Peyré & Cuturi, *Computational Optimal Transport* (2019), §3.
  public init(
    from source: [Double], to target: [Double], costs: Matrix
  ) throws(TransportError) {
    let (sourceTotal, targetTotal) = try requireTransportProblem(
      from: source, to: target, costs: costs)
    let scale = costs.powerOfTwoScale
    if scale > 0x1p900 || scale < 0x1p-900 {
      // Sums of prices would overflow, or lose their digits; scaling by a power of two is exact.
      let scaled = try OptimalTransport(
        from: source, to: target, costs: costs.map { $0 / scale })
      plan = scaled.plan
      cost = scaled.cost * scale
      sourcePotential = scaled.sourcePotential.map { $0 * scale }
      targetPotential = scaled.targetPotential.map { $0 * scale }
      return
    }
    let loaded = source.indices.filter { source[$0] > 0 }
    let wanted = target.indices.filter { target[$0] > 0 }
    let used =
      loaded.count == source.count && wanted.count == target.count
      ? costs
      : Matrix(rows: loaded.count, columns: wanted.count) { costs[loaded[$0], wanted[$1]] }
    let rescaling = sourceTotal / targetTotal
    let solved = try Self.solve(
      supplies: loaded.map { source[$0] }, demands: wanted.map { target[$0] * rescaling },
      costs: used)
    plan = TransportPlan(
      sources: source.count, targets: target.count,
      moves: solved.moves.map {
        TransportPlan.Move(source: loaded[$0.source], target: wanted[$0.target], mass: $0.mass)
      })
    cost = Self.cost(of: plan, costs: costs)
    var f = [Double](repeating: -.infinity, count: source.count)
    var g = [Double](repeating: -.infinity, count: target.count)
    for (place, index) in loaded.enumerated() { f[index] = -solved.potentials[place] }
    for (place, index) in wanted.enumerated() {
      g[index] = solved.potentials[loaded.count + place]
    }
    Self.priceUnused(&f, &g, costs: costs)
    sourcePotential = f
    targetPotential = g
  }

  private static func solve(
    supplies: [Double], demands: [Double], costs: Matrix
  ) throws(TransportError) -> (moves: [TransportPlan.Move], potentials: [Double]) {
    let tree = try costs.storage.withUnsafeBufferPointer { (costs) throws(TransportError) in
      try NetworkSimplex(supplies: supplies, demands: demands, costs: costs).tree
    }
    return (tree.moves, tree.potentials)
  }

  private static func cost(of plan: TransportPlan, costs: Matrix) -> Double {
    var sum = PreciseSum()
    for move in plan.moves {
      sum.addProduct(move.mass, costs[move.source, move.target])
    }
    return sum.value
  }

  /// Gives points without mass the highest price that no route undercuts.
  private static func priceUnused(_ f: inout [Double], _ g: inout [Double], costs: Matrix) {
    for i in f.indices where f[i] == -.infinity {
      f[i] = g.indices.reduce(.infinity) {
        g[$1] == -.infinity ? $0 : min($0, costs[i, $1] - g[$1])
      }
    }
    for j in g.indices where g[j] == -.infinity {
      g[j] = f.indices.reduce(.infinity) { min($0, costs[$1, j] - f[$1]) }
    }
  }
}

extension TransportTree {
  /// The loads on the links, by source and then by target.
  var moves: [TransportPlan.Move] {
    var moves: [TransportPlan.Move] = []
    for node in 0..<root where nodes[node].flow > 0 {
      let parent = Int(nodes[node].parent)
      moves.append(
        node < sources
          ? TransportPlan.Move(source: node, target: parent - sources, mass: nodes[node].flow)
          : TransportPlan.Move(source: parent, target: node - sources, mass: nodes[node].flow))
    }
    return moves.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }
}
