/// Sinkhorn's method with the kernel K = exp(−C / ε) itself: the fastest way, as long as no row
/// and no column of K underflows.
///
/// - Source: Cuturi, *Sinkhorn Distances* (2013), algorithm 1.
struct PlainScaling {
  private(set) var iterations = 0
  private(set) var columnError = Double.infinity
  private(set) var f: [Double]
  private(set) var g: [Double]

  init(
    _ problem: EntropicProblem, tolerance: Double, maximumIterations: Int
  ) throws(TransportError) {
    let (n, m) = (problem.a.count, problem.b.count)
    let zero = [Double](repeating: 0, count: max(n, m))
    let kernel = problem.plan(Array(zero[..<n]), Array(zero[..<m]))
    var u = [Double](repeating: 1, count: n)
    var v = [Double](repeating: 1, count: m)
    var sums = kernel.transposeProduct(u)
    repeat {
      iterations += 1
      for j in 0..<m { v[j] = problem.b[j] / sums[j] }
      kernel.scaleRows(to: problem.a, v, u: &u, columnSums: &sums)
      var error = 0.0
      for j in 0..<m { error += (v[j] * sums[j] - problem.b[j]).magnitude }
      // A row or column of zeros makes for an infinite scaling, and then for NaN.
      guard error.isFinite, u.allSatisfy({ $0.isNormal }), v.allSatisfy({ $0.isNormal }) else {
        throw .underflow(regularisation: problem.regularisation)
      }
      columnError = error
    } while columnError > tolerance && iterations < maximumIterations
    f = u.map { problem.regularisation * log($0) }
    g = v.map { problem.regularisation * log($0) }
  }
}
