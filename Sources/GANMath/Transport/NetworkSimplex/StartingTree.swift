extension TransportTree {
  /// A feasible tree to start from: every source serves the target that is cheapest for it, as
  /// long as this has room.
  ///
  /// - Parameters:
  ///   - supplies: Mass per source, shape `[n]`, each > 0.
  ///   - demands: Mass per target, shape `[m]`, each > 0, with the same total up to rounding.
  ///   - costs: Row by row, shape `[n, m]`.
  init(
    supplies: [Double], demands: [Double], costs: UnsafeBufferPointer<Double>
  ) {
    self.init(sources: supplies.count, targets: demands.count)
    let (n, m) = (supplies.count, demands.count)
    let discounts = cheapestOffers(costs, sources: n, targets: m)
    var allocation = Allocation(demands: demands, sources: n)
    var firstPrices = [Double](repeating: 0, count: n)
    for source in 0..<n {
      var left = supplies[source]
      while left > 0, !allocation.open.isEmpty {
        var best = 0
        var bestCost = Double.infinity
        for (place, target) in allocation.open.enumerated() {
          let cost = costs[source * m + target] - discounts[target]
          if cost < bestCost {
            bestCost = cost
            best = place
          }
        }
        if left == supplies[source] { firstPrices[source] = -bestCost }
        left -= allocation.give(left, from: source, toOpen: best)
      }
      // Rounding may leave a crumb when all targets are full: the last one takes it.
      if left > 0 { allocation.giveCrumb(left, from: source) }
    }
    allocation.fillCrumbs()
    for component in allocation.components() {
      for (index, link) in component.enumerated() {
        attach(link.node, to: link.parent ?? root, flow: link.flow)
        if index == 0 { potentials[link.node] = firstPrices[link.node] }
      }
    }
    renewPotentials(costs: costs)
  }
}

/// The lowest cost in each column.
private func cheapestOffers(
  _ costs: UnsafeBufferPointer<Double>, sources: Int, targets: Int
) -> [Double] {
  var lowest = [Double](repeating: .infinity, count: targets)
  for source in 0..<sources {
    for target in 0..<targets {
      lowest[target] = min(lowest[target], costs[source * targets + target])
    }
  }
  return lowest
}

/// Which source gives how much to which target: a forest, because every gift but the last of a
/// piece empties a source or fills a target.
private struct Allocation {
  private(set) var open: [Int]
  private let sources: Int
  private var room: [Double]
  private var gifts: [(source: Int, target: Int, amount: Double)] = []

  init(demands: [Double], sources: Int) {
    open = Array(demands.indices)
    room = demands
    self.sources = sources
  }

  mutating func give(_ wanted: Double, from source: Int, toOpen place: Int) -> Double {
    let target = open[place]
    let amount = min(wanted, room[target])
    room[target] -= amount
    gifts.append((source, target, amount))
    if room[target] == 0 { open.remove(at: place) }
    return amount
  }

  mutating func giveCrumb(_ amount: Double, from source: Int) {
    let last = gifts.count - 1
    if gifts[last].source == source {
      gifts[last].amount += amount
    } else {
      gifts.append((source, gifts[last].target, amount))
    }
  }

  /// Fills what rounding left open: onto a gift the target already has, or from the last source.
  mutating func fillCrumbs() {
    for target in open {
      if let known = gifts.firstIndex(where: { $0.target == target }) {
        gifts[known].amount += room[target]
      } else {
        gifts.append((gifts[gifts.count - 1].source, target, room[target]))
      }
    }
  }

  struct Link {
    let node: Int
    let parent: Int?
    let flow: Double
  }

  /// The pieces of the forest, each from a source down, parents before children.
  func components() -> [[Link]] {
    var neighbours = [[(node: Int, flow: Double)]](repeating: [], count: sources + room.count)
    for gift in gifts {
      neighbours[gift.source].append((sources + gift.target, gift.amount))
      neighbours[sources + gift.target].append((gift.source, gift.amount))
    }
    var reached = [Bool](repeating: false, count: neighbours.count)
    var pieces: [[Link]] = []
    for start in 0..<sources where !reached[start] {
      reached[start] = true
      var piece = [Link(node: start, parent: nil, flow: 0)]
      var next = 0
      while next < piece.count {
        let node = piece[next].node
        for neighbour in neighbours[node] where !reached[neighbour.node] {
          reached[neighbour.node] = true
          piece.append(Link(node: neighbour.node, parent: node, flow: neighbour.flow))
        }
        next += 1
      }
      pieces.append(piece)
    }
    return pieces
  }
}
