/// The network simplex method for a transport problem: improves a tree of routes until no route
/// outside it pays.
///
/// - Source: Bonneel et al., *Displacement Interpolation Using Lagrangian Mass Transport* (2011),
///   and Király & Kovács, *Efficient Implementations of Minimum-Cost Flow Algorithms* (2012), for
///   the block search.
struct NetworkSimplex {
  private(set) var tree: TransportTree
  private(set) var pivots = 0

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - supplies: Mass per source, shape `[n]`, each > 0.
  ///   - demands: Mass per target, shape `[m]`, each > 0, with the same total up to rounding.
  ///   - costs: Finite, row by row, shape `[n, m]`.
  init(
    supplies: [Double], demands: [Double], costs: UnsafeBufferPointer<Double>
  ) throws(TransportError) {
    tree = TransportTree(supplies: supplies, demands: demands, costs: costs)
    let largest = costs.reduce(0) { max($0, $1.magnitude) }
    // A saving below the rounding of the potentials is none.
    let threshold = -largest * 0x1p-48
    let limit = 1000 + 20 * supplies.count * demands.count
    // Potentials drift by rounding as they are shifted; the last word is with fresh ones.
    var pivotsAtRenewal = -1
    while pivotsAtRenewal != pivots {
      pivotsAtRenewal = pivots
      improve(costs: costs, threshold: threshold, limit: limit)
      guard pivots < limit else {
        throw .didNotConverge(iterations: pivots, residual: largestSaving(costs: costs))
      }
      tree.renewPotentials(costs: costs)
    }
  }

  /// Pivots until a whole round of rows holds no route that pays.
  private mutating func improve(
    costs: UnsafeBufferPointer<Double>, threshold: Double, limit: Int
  ) {
    let (n, m) = (tree.sources, tree.targets)
    // Rows are searched in blocks of at least √(n m) routes; the best of a block enters.
    let blockRows = max(1, Int(Double(n * m).squareRoot()) / m)
    var row = 0
    var idleRows = 0
    while idleRows < n, pivots < limit {
      var best = threshold
      var entering: (source: Int, target: Int)?
      for _ in 0..<min(blockRows, n) {
        let price = tree.potentials[row]
        let found = tree.potentials.withUnsafeBufferPointer { potentials in
          cheapestRoute(
            costs.baseAddress! + row * m, potentials.baseAddress! + n, count: m,
            below: best - price)
        }
        if let found {
          best = found.value + price
          entering = (row, found.index)
        }
        row = row + 1 == n ? 0 : row + 1
        idleRows += 1
      }
      if let entering {
        tree.pivot(source: entering.source, target: n + entering.target, gain: best)
        pivots += 1
        idleRows = 0
      }
    }
  }
}

extension NetworkSimplex {
  /// How much the best route outside the tree would still save per unit of mass.
  private func largestSaving(costs: UnsafeBufferPointer<Double>) -> Double {
    let (n, m) = (tree.sources, tree.targets)
    var largest = 0.0
    for source in 0..<n {
      for target in 0..<m {
        let saving =
          tree.potentials[n + target] - tree.potentials[source] - costs[source * m + target]
        largest = max(largest, saving)
      }
    }
    return largest
  }
}

/// The least costs[j] − prices[j] and its place, or nil when none is below `bound`.
@inline(__always)
private func cheapestRoute(
  _ costs: UnsafePointer<Double>, _ prices: UnsafePointer<Double>, count: Int, below bound: Double
) -> (value: Double, index: Int)? {
  var first = SIMD4<Double>(repeating: bound)
  var second = first
  var index = 0
  while index + 8 <= count {
    let left = lanes(costs + index) - lanes(prices + index)
    let right = lanes(costs + index + 4) - lanes(prices + index + 4)
    first.replace(with: left, where: left .< first)
    second.replace(with: right, where: right .< second)
    index += 8
  }
  first.replace(with: second, where: second .< first)
  var least = first.min()
  while index < count {
    least = min(least, costs[index] - prices[index])
    index += 1
  }
  guard least < bound else { return nil }
  var place = 0
  while costs[place] - prices[place] != least { place += 1 }
  return (least, place)
}
