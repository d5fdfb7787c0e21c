/// Newton's method for the prices of an entropic problem: where Sinkhorn's method creeps, a few
/// steps reach rounding.
///
/// Maximises the semi-dual q(g) = b·g + a·f(g), f(g) being the prices that make the rows right.
/// Its gradient is b − Pᵀ1, its Hessian −(diag(Pᵀ1) − Pᵀ diag(1/a) P) / ε. ε is lowered in steps
/// of four from the size of the costs, so that each problem starts near its solution.
///
/// - Source: Peyré & Cuturi, *Computational Optimal Transport* (2019), §4.4 and §4.5; Brauer et
///   al., *A Sinkhorn–Newton Method for Entropic Optimal Transport* (2017).
struct EntropicNewton {
  private(set) var iterations = 0
  private(set) var columnError = Double.infinity
  private(set) var f: [Double]
  private(set) var g: [Double]
  private let maximumIterations: Int

  init(
    _ problem: EntropicProblem, tolerance: Double, maximumIterations: Int
  ) throws(TransportError) {
    self.maximumIterations = maximumIterations
    f = [Double](repeating: 0, count: problem.a.count)
    g = [Double](repeating: 0, count: problem.b.count)
    let largest = problem.costs.storage.reduce(0) { max($0, $1.magnitude) }
    var regularisation = max(largest, problem.regularisation)
    while regularisation > problem.regularisation {
      climb(problem.with(regularisation: regularisation), tolerance: 1e-3 * problem.b.reduce(0, +))
      regularisation = max(regularisation / 4, problem.regularisation)
    }
    climb(problem, tolerance: tolerance)
  }

  /// Improves g until the columns are right or no step improves them.
  private mutating func climb(_ problem: EntropicProblem, tolerance: Double) {
    g = problem.targetPrices(for: problem.sourcePrices(for: g))
    f = problem.sourcePrices(for: g)
    var state = State(problem, f, g)
    var damping = 0.0
    // Convergence is quadratic: one step more than the tolerance asks for reaches rounding.
    var polished = false
    while !polished, iterations < maximumIterations {
      iterations += 1
      polished = state.error <= tolerance
      guard let next = state.step(problem, from: g, damping: &damping) else { break }
      (f, g, state) = (next.f, next.g, next.state)
    }
    columnError = state.error
  }

  /// A plan with right rows, and what is needed to improve its columns.
  private struct State {
    let plan: Matrix
    let columnSums: [Double]
    let gradient: [Double]
    let error: Double
    let value: Double
    /// What rounding can do to `value`.
    let noise: Double

    init(_ problem: EntropicProblem, _ f: [Double], _ g: [Double]) {
      plan = problem.plan(f, g)
      columnSums = plan.transposeProduct([Double](repeating: 1, count: f.count))
      gradient = zip(problem.b, columnSums).map { $0 - $1 }
      error = gradient.reduce(0) { $0 + $1.magnitude }
      value = dot(problem.a, f) + dot(problem.b, g)
      noise =
        1e-14
        * (dot(problem.a, f.map { $0.magnitude })
          + dot(problem.b, g.map { $0.magnitude }))
    }

    /// A step that improves the columns; nil when none does.
    ///
    /// Between groups of points that exchange next to nothing the curvature is next to nothing,
    /// and Newton's step far too long. Damping shortens it until it pays, at last to a step like
    /// Sinkhorn's.
    func step(
      _ problem: EntropicProblem, from g: [Double], damping: inout Double
    ) -> (f: [Double], g: [Double], state: State)? {
      let curvature = self.curvature(problem)
      while damping < 1e4 {
        var damped = curvature
        for index in columnSums.indices {
          damped[index, index] += damping * columnSums[index]
        }
        let direction = DampedCholesky(damped).solve(gradient)
          .map { problem.regularisation * $0 }
        let prices = zip(g, direction).map { $0 + $1 }
        let sourcePrices = problem.sourcePrices(for: prices)
        let next = State(problem, sourcePrices, prices)
        let promised = dot(gradient, direction)
        // Where the gain drowns in rounding, the error decides.
        let pays =
          promised > noise ? next.value - value >= 1e-3 * promised : next.error < error
        if pays {
          damping = damping > 1e-12 ? damping / 30 : 0
          return (sourcePrices, prices, next)
        }
        damping = max(30 * damping, 1e-13)
      }
      return nil
    }

    /// ε times the curvature of the semi-dual, negated: diag(Pᵀ1) − Pᵀ diag(1/a) P.
    private func curvature(_ problem: EntropicProblem) -> Matrix {
      let m = columnSums.count
      var scaled = plan
      for row in 0..<plan.rows {
        let root = problem.a[row].squareRoot()
        for column in 0..<m { scaled.storage[row * m + column] /= root }
      }
      var curvature = -(scaled.transposed * scaled)
      let total = columnSums.reduce(0, +)
      for row in 0..<m {
        // Prices are free up to a constant; the outer product of the masses fixes it.
        for column in 0..<m {
          curvature.storage[row * m + column] += columnSums[row] * columnSums[column] / total
        }
        curvature.storage[row * m + row] += columnSums[row]
      }
      return curvature
    }
  }
}
