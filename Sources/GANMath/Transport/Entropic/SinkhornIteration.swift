/// Sinkhorn's method step by step, in the log domain.
///
/// Looks for prices f, g such that the plan
///
///     P_ij = exp((f_i + g_j − C_ij) / ε)
///
/// has row sums a and column sums b, by making first the columns right and then the rows. Both
/// start at 0:
///
///     g_j ← ε log b_j − ε log Σ_i exp((f_i − C_ij) / ε)
///     f_i ← ε log a_i − ε log Σ_j exp((g_j − C_ij) / ε)
///
/// No exponential of −C/ε alone is ever taken, so a small ε is no problem; it only makes for
/// more steps, about C/ε of them.
///
/// - Source: Cuturi, *Sinkhorn Distances* (2013); Schmitzer, *Stabilized Sparse Scaling Algorithms*
///   (2019), for the absorption of the scalings into the prices.
public struct SinkhornIteration: Sendable {
  /// The number of steps done.
  public private(set) var iterations = 0
  /// Σ_j |Σ_i P_ij − b_j|, how far the columns are from right; the rows are right.
  public private(set) var columnError = Double.infinity

  let problem: EntropicProblem
  // P = diag(u) K diag(v) with K = exp((f + g − C) / ε). The prices f, g absorb the scalings
  // whenever these grow large, which is rarely: most steps cost no exponential.
  private var f: [Double]
  private var g: [Double]
  private var kernel: Matrix
  private var u: [Double]
  private var v: [Double]
  private var columnSums: [Double]

  /// Starts with both prices at 0.
  ///
  /// - Parameters:
  ///   - source: Mass per source, a, shape `[n]`, each ≥ 0.
  ///   - target: Mass per target, b, shape `[m]`, each ≥ 0, with the same total within 1e-9.
  ///   - costs: C, shape `[n, m]`.
  ///   - regularisation: ε > 0, in the unit of the costs.
  /// - Throws: `empty`, `negativeMass`, `notFinite`, `massMismatch`, `shapeMismatch` or
  ///   `nonPositiveRegularisation`.
  public init(
    from source: [Double], to target: [Double], costs: Matrix, regularisation: Double
  ) throws(TransportError) {
    self.init(
      try EntropicProblem(from: source, to: target, costs: costs, regularisation: regularisation))
  }

  init(_ problem: EntropicProblem, targetPrices: [Double]? = nil) {
    self.problem = problem
    let (n, m) = (problem.costs.rows, problem.costs.columns)
    f = [Double](repeating: 0, count: n)
    g = targetPrices ?? problem.targetPrices(for: f)
    f = targetPrices == nil ? f : problem.sourcePrices(for: g)
    kernel = Matrix(rows: n, columns: m)
    u = [Double](repeating: 1, count: n)
    v = [Double](repeating: 1, count: m)
    columnSums = [Double](repeating: 0, count: m)
  }

  /// Makes the columns right, then the rows.
  ///
  /// - Complexity: O(n m).
  public mutating func step() {
    if iterations == 0 {
      // The first step in full: from here on, every row of the kernel holds mass.
      g = problem.targetPrices(for: f)
      f = problem.sourcePrices(for: g)
      renewKernel()
    } else {
      for j in v.indices { v[j] = problem.b[j] / columnSums[j] }
      kernel.scaleRows(to: problem.a, v, u: &u, columnSums: &columnSums)
      if needsAbsorption { absorb() }
    }
    iterations += 1
    var error = 0.0
    for j in v.indices { error += (v[j] * columnSums[j] - problem.b[j]).magnitude }
    columnError = error
  }

  private var needsAbsorption: Bool {
    // Beyond this, entries of the kernel that have underflowed might begin to matter.
    func large(_ scalings: [Double]) -> Bool {
      !scalings.allSatisfy { $0 < 1e40 && $0 > 1e-40 }
    }
    return large(u) || large(v)
  }

  private mutating func absorb() {
    (f, g) = (rawSourcePrices, rawTargetPrices)
    renewKernel()
  }

  private mutating func renewKernel() {
    kernel = problem.plan(f, g)
    for i in u.indices { u[i] = 1 }
    for j in v.indices { v[j] = 1 }
    kernel.applyTranspose(to: u, into: &columnSums)
  }

  private var rawSourcePrices: [Double] {
    f.indices.map { f[$0] + problem.regularisation * log(u[$0]) }
  }

  private var rawTargetPrices: [Double] {
    g.indices.map { g[$0] + problem.regularisation * log(v[$0]) }
  }

  /// The prices so far, those of all sources and targets that have mass.
  var prices: (f: [Double], g: [Double]) { (rawSourcePrices, rawTargetPrices) }

  /// f, shape `[n]`; −∞ at sources without mass.
  public var sourcePotential: [Double] { problem.spreadOverSources(rawSourcePrices) }

  /// g, shape `[m]`; −∞ at targets without mass.
  public var targetPotential: [Double] { problem.spreadOverTargets(rawTargetPrices) }

  /// P, shape `[n, m]`.
  public var plan: Matrix { problem.spread(problem.plan(rawSourcePrices, rawTargetPrices)) }

  /// ⟨P, C⟩, in mass × cost units.
  public var transportCost: Double {
    problem.transportCost(problem.plan(rawSourcePrices, rawTargetPrices))
  }
}
