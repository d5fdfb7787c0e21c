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
    columnError = state.error
    while columnError > tolerance, iterations < maximumIterations {
      iterations += 1
      let direction = state.newtonDirection(problem)
      guard let next = state.search(problem, along: direction, from: g) else { return }
      (f, g, state) = (next.f, next.g, next.state)
      columnError = state.error
    }
  }

  private struct State {
    let plan: Matrix
    let columnSums: [Double]
    let error: Double
    let value: Double

    init(_ problem: EntropicProblem, _ f: [Double], _ g: [Double]) {
      plan = problem.plan(f, g)
      columnSums = plan.transposeTimes([Double](repeating: 1, count: f.count))
      error = zip(columnSums, problem.b).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      value = dotProduct(problem.a, f) + dotProduct(problem.b, g)
    }

    func newtonDirection(_ problem: EntropicProblem) -> [Double] {
      let m = columnSums.count
      var scaled = plan
      for row in 0..<plan.rows {
        for column in 0..<m { scaled[row, column] /= problem.a[row].squareRoot() }
      }
      var curvature = -(scaled.transposed * scaled)
      let total = columnSums.reduce(0, +)
      for row in 0..<m {
        // Prices are free up to a constant; the outer product of the masses fixes it.
        for column in 0..<m {
          curvature[row, column] += columnSums[row] * columnSums[column] / total
        }
        curvature[row, row] += columnSums[row]
      }
      let gradient = zip(problem.b, columnSums).map { $0 - $1 }
      return DampedCholesky(curvature).solve(gradient).map { problem.regularisation * $0 }
    }

    /// The first of the steps 1, ½, ¼ … that lowers the error or raises the semi-dual.
    func search(
      _ problem: EntropicProblem, along direction: [Double], from g: [Double]
    ) -> (f: [Double], g: [Double], state: State)? {
      var length = 1.0
      while length > 1e-6 {
        let candidate = g.indices.map { g[$0] + length * direction[$0] }
        let prices = problem.sourcePrices(for: candidate)
        let next = State(problem, prices, candidate)
        if next.error < error || next.value > value + 1e-4 * length * value.magnitude.ulp {
          return (prices, candidate, next)
        }
        length /= 2
      }
      return nil
    }
  }
}

/// A Cholesky factorisation that lifts pivots which rounding has made 0 or less, so that the
/// solution stays finite along directions that the matrix does not determine.
private struct DampedCholesky {
  private var lower: Matrix

  init(_ matrix: Matrix) {
    let n = matrix.rows
    lower = Matrix(rows: n, columns: n)
    lower.storage.withUnsafeMutableBufferPointer { lower in
      guard let lower = lower.baseAddress else { return }
      for row in 0..<n {
        for column in 0...row {
          let rest =
            matrix.storage[row * n + column]
            - dot(lower + row * n, lower + column * n, count: column)
          if row == column {
            let floor = 1e-15 * matrix.storage[row * n + row].magnitude + .leastNormalMagnitude
            lower[row * n + row] = max(rest, floor).squareRoot()
          } else {
            lower[row * n + column] = rest / lower[column * n + column]
          }
        }
      }
    }
  }

  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in b.indices {
      for column in 0..<row { x[row] -= lower[row, column] * x[column] }
      x[row] /= lower[row, row]
    }
    for row in b.indices.reversed() {
      for below in row + 1..<max(b.count, row + 1) { x[row] -= lower[below, row] * x[below] }
      x[row] /= lower[row, row]
    }
    return x
  }
}
