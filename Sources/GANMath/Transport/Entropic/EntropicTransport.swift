/// How the prices of an entropic problem are found. All ways lead to the same plan.
public enum SinkhornMethod: Equatable, Sendable {
  /// Scale the kernel exp(−C/ε): fastest, but throws `underflow` when ε is below about C/700.
  case scaling
  /// The same steps with logarithms kept: for any ε. See `SinkhornIteration`.
  case logDomain
  /// Newton's method with ε lowered in stages: tens of steps of O(n m² + m³) instead of thousands
  /// of O(n m), and the only way to rounding where ε is far below the costs.
  case newton
}

/// Optimal transport with an entropy term: a blurred plan that is unique and smooth.
///
///     min ⟨P, C⟩ + ε Σ P_ij log P_ij   over P ≥ 0 with row sums a, column sums b
///     P_ij = exp((f_i + g_j − C_ij) / ε)
///
/// As ε → 0 the cost ⟨P, C⟩ falls to that of `OptimalTransport`; as ε → ∞ the plan tends to the
/// independent one, a bᵀ.
///
/// - Source: Cuturi, *Sinkhorn Distances* (2013); Peyré & Cuturi, *Computational Optimal Transport*
///   (2019), §4.
public struct EntropicTransport: Equatable, Sendable {
  /// ε, in the unit of the costs.
  public let regularisation: Double
  /// P, shape `[n, m]`.
  public let plan: Matrix
  /// f, shape `[n]`, in the unit of the costs; −∞ at sources without mass.
  public let sourcePotential: [Double]
  /// g, shape `[m]`; 0 at the last target with mass, −∞ at those without. Only f_i + g_j are
  /// determined.
  public let targetPotential: [Double]
  /// ⟨P, C⟩, without the entropy.
  public let transportCost: Double
  /// ⟨P, C⟩ + ε Σ P log P.
  public let entropyObjective: Double
  /// ⟨P, C⟩ + ε KL(P‖a bᵀ).
  public let relativeEntropyObjective: Double
  /// a·f + b·g − ε Σ P, which equals `entropyObjective` − ε Σ P at the optimum.
  public let dualValue: Double
  /// Σ_j |Σ_i P_ij − b_j| at the end.
  public let marginalError: Double
  /// The number of steps done.
  public let iterations: Int

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - source: Mass per source, a, shape `[n]`, each ≥ 0.
  ///   - target: Mass per target, b, shape `[m]`, each ≥ 0, with the same total within 1e-9.
  ///   - costs: C, shape `[n, m]`.
  ///   - regularisation: ε > 0, in the unit of the costs.
  ///   - tolerance: Stop once Σ_j |Σ_i P_ij − b_j| is at most this; the rows are right anyway.
  ///   - maximumIterations: Give up after so many steps.
  ///   - method: How to look for the prices.
  /// - Throws: `empty`, `negativeMass`, `notFinite`, `massMismatch`, `shapeMismatch`,
  ///   `nonPositiveRegularisation`, `underflow` (method `scaling`), or `didNotConverge` with the
  ///   error that is left.
  /// - Complexity: O(n m) a step for `scaling` and `logDomain`, about C/ε steps.
  public init(
    from source: [Double], to target: [Double], costs: Matrix, regularisation: Double,
    tolerance: Double = 1e-9, maximumIterations: Int = 10_000,
    method: SinkhornMethod = .logDomain
  ) throws(TransportError) {
    let problem = try EntropicProblem(
      from: source, to: target, costs: costs, regularisation: regularisation)
    let f: [Double]
    let g: [Double]
    switch method {
    case .scaling:
      let solved = try PlainScaling(
        problem, tolerance: tolerance, maximumIterations: maximumIterations)
      (f, g, iterations, marginalError) = (
        solved.f, solved.g, solved.iterations, solved.columnError
      )
    case .logDomain:
      var solved = SinkhornIteration(problem)
      repeat {
        solved.step()
      } while solved.columnError > tolerance
        && solved.iterations < maximumIterations
      (f, g) = solved.prices
      (iterations, marginalError) = (solved.iterations, solved.columnError)
    case .newton:
      let solved = try EntropicNewton(
        problem, tolerance: tolerance, maximumIterations: maximumIterations)
      (f, g, iterations, marginalError) = (
        solved.f, solved.g, solved.iterations, solved.columnError
      )
    }
    guard marginalError <= tolerance else {
      throw .didNotConverge(iterations: iterations, residual: marginalError)
    }
    let values = EntropicValues(problem, f, g)
    self.regularisation = regularisation
    plan = problem.spread(values.plan)
    transportCost = values.transportCost
    entropyObjective = values.entropyObjective
    relativeEntropyObjective = values.relativeEntropyObjective
    dualValue = values.dualValue
    let gauge = g[g.count - 1]
    sourcePotential = problem.spreadOverSources(f.map { $0 + gauge })
    targetPotential = problem.spreadOverTargets(g.map { $0 - gauge })
  }
}

/// The values of a pair of prices.
private struct EntropicValues {
  let plan: Matrix
  let transportCost: Double
  let entropyObjective: Double
  let relativeEntropyObjective: Double
  let dualValue: Double

  init(_ problem: EntropicProblem, _ f: [Double], _ g: [Double]) {
    plan = problem.plan(f, g)
    transportCost = problem.transportCost(plan)
    var (entropy, mass) = (PreciseSum(), PreciseSum())
    for row in f.indices {
      for column in g.indices {
        let share = plan[row, column]
        mass.add(share)
        // ε log P is known exactly, as a sum of prices.
        entropy.add(share * (f[row] + g[column] - problem.costs[row, column]))
      }
    }
    entropyObjective = transportCost + entropy.value
    // KL(P‖a bᵀ) = Σ P log P − Σ P (log a + log b); the sums of P are a and b.
    var logMasses = PreciseSum()
    for mass in problem.a + problem.b { logMasses.add(mass * log(mass)) }
    relativeEntropyObjective = entropyObjective - problem.regularisation * logMasses.value
    dualValue =
      dot(problem.a, f) + dot(problem.b, g) - problem.regularisation * mass.value
  }
}
