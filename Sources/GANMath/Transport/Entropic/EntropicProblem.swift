/// A transport problem with an entropy term, checked, without the points that have no mass.
struct EntropicProblem: Sendable {
  /// Masses of the sources that have some.
  let a: [Double]
  /// Masses of the targets that have some.
  let b: [Double]
  /// The costs between those.
  let costs: Matrix
  /// ε.
  let regularisation: Double
  private let loaded: [Int]
  private let wanted: [Int]
  private let sources: Int
  private let targets: Int

  init(
    from source: [Double], to target: [Double], costs: Matrix, regularisation: Double
  ) throws(TransportError) {
    guard regularisation > 0, regularisation.isFinite else {
      throw .nonPositiveRegularisation(regularisation)
    }
    try requireTransportProblem(from: source, to: target, costs: costs)
    loaded = source.indices.filter { source[$0] > 0 }
    wanted = target.indices.filter { target[$0] > 0 }
    (sources, targets) = (source.count, target.count)
    (a, b) = (loaded.map { source[$0] }, wanted.map { target[$0] })
    let (rows, columns) = (loaded, wanted)
    self.costs =
      rows.count == source.count && columns.count == target.count
      ? costs : Matrix(rows: rows.count, columns: columns.count) { costs[rows[$0], columns[$1]] }
    self.regularisation = regularisation
  }

  private init(_ other: EntropicProblem, regularisation: Double) {
    (a, b, costs) = (other.a, other.b, other.costs)
    (loaded, wanted) = (other.loaded, other.wanted)
    (sources, targets) = (other.sources, other.targets)
    self.regularisation = regularisation
  }

  /// The same problem with another ε.
  func with(regularisation: Double) -> EntropicProblem {
    EntropicProblem(self, regularisation: regularisation)
  }

  /// The f that makes the rows of P right: f_i = ε log a_i − ε log Σ_j exp((g_j − C_ij) / ε).
  func sourcePrices(for g: [Double]) -> [Double] {
    var prices = a
    for row in a.indices {
      prices[row] =
        regularisation * log(a[row])
        - softMaximum(g.count) { g[$0] - costs.storage[row * g.count + $0] }
    }
    return prices
  }

  /// The g that makes the columns of P right.
  func targetPrices(for f: [Double]) -> [Double] {
    var prices = b
    for column in b.indices {
      prices[column] =
        regularisation * log(b[column])
        - softMaximum(f.count) { f[$0] - costs.storage[$0 * b.count + column] }
    }
    return prices
  }

  /// ε log Σ_k exp(x_k / ε), with the largest term taken out.
  private func softMaximum(_ count: Int, _ x: (Int) -> Double) -> Double {
    var largest = -Double.infinity
    for k in 0..<count { largest = max(largest, x(k)) }
    var sum = 0.0
    for k in 0..<count { sum += exp((x(k) - largest) / regularisation) }
    return largest + regularisation * log(sum)
  }

  /// P_ij = exp((f_i + g_j − C_ij) / ε).
  func plan(_ f: [Double], _ g: [Double]) -> Matrix {
    var plan = costs
    plan.storage.withUnsafeMutableBufferPointer { entries in
      for row in f.indices {
        for column in g.indices {
          let place = row * g.count + column
          entries[place] = exp((f[row] + g[column] - entries[place]) / regularisation)
        }
      }
    }
    return plan
  }

  func transportCost(_ plan: Matrix) -> Double {
    var sum = PreciseSum()
    for (mass, cost) in zip(plan.storage, costs.storage) { sum.add(mass * cost) }
    return sum.value
  }

  func spreadOverSources(_ prices: [Double]) -> [Double] {
    Self.spread(prices, at: loaded, count: sources)
  }

  func spreadOverTargets(_ prices: [Double]) -> [Double] {
    Self.spread(prices, at: wanted, count: targets)
  }

  /// A plan among the points with mass as one among all points.
  func spread(_ plan: Matrix) -> Matrix {
    if loaded.count == sources, wanted.count == targets { return plan }
    var full = Matrix(rows: sources, columns: targets)
    for (row, i) in loaded.enumerated() {
      for (column, j) in wanted.enumerated() { full[i, j] = plan[row, column] }
    }
    return full
  }

  private static func spread(_ prices: [Double], at places: [Int], count: Int) -> [Double] {
    var full = [Double](repeating: -.infinity, count: count)
    for (index, place) in places.enumerated() { full[place] = prices[index] }
    return full
  }
}
