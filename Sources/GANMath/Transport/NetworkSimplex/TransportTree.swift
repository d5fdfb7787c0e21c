/// The spanning tree of the network simplex method: which routes are in use, and the prices at
/// which these routes just pay.
///
/// Sources are the nodes 0 ..< n, targets n ..< n + m, and a root without mass stands above them
/// all. A source's link to its parent target carries mass up, a target's link carries it down
/// from its parent source. Links to the root carry nothing, ever: they only hold apart pieces of
/// the tree that exchange no mass.
///
/// Invariant: a link that carries 0 points to the root (the tree is *strongly feasible*), so a
/// little more mass could be sent up from any node. It keeps the method from going in circles.
///
/// - Source: Cunningham, *A Network Simplex Method* (1976); Ahuja, Magnanti & Orlin, *Network
///   Flows* (1993), chapter 11.
struct TransportTree {
  struct Node {
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var previousSibling: Int32 = -1
    var depth: Int32 = 0
    /// The mass on the link to the parent.
    var flow = 0.0
  }

  let sources: Int
  let targets: Int
  var nodes: [Node]
  /// What a unit of mass costs before it enters at a source, and what it fetches at a target;
  /// a route pays when cost + potential[source] − potential[target] < 0.
  var potentials: [Double]

  var root: Int { sources + targets }

  init(sources: Int, targets: Int) {
    self.sources = sources
    self.targets = targets
    nodes = [Node](repeating: Node(), count: sources + targets + 1)
    potentials = [Double](repeating: 0, count: sources + targets + 1)
  }

  /// Links `child`, with all below it, to `parent`.
  mutating func attach(_ child: Int, to parent: Int, flow: Double) {
    nodes.withUnsafeMutableBufferPointer { buffer in
      let nodes = buffer.baseAddress!
      nodes.link(child, under: parent)
      nodes[child].flow = flow
    }
  }

  /// Takes the route from `source` to `target` into use and drops the one that empties first.
  ///
  /// - Parameter gain: The route's reduced cost, below 0: what a unit of mass saves.
  mutating func pivot(source: Int, target: Int, gain: Double) {
    let sources = sources
    nodes.withUnsafeMutableBufferPointer { buffer in
      let nodes = buffer.baseAddress!
      let join = nodes.commonAncestor(source, target)
      // Round the cycle, mass decreases on the up-links of the source's side and on the
      // down-links of the target's. Of several that would empty first, the last one in the
      // direction of the flow, seen from the join, keeps the tree strongly feasible.
      var amount = Double.infinity
      var leaving = -1
      var leavesSourceSide = true
      var walker = source
      while walker != join {
        if walker < sources, nodes[walker].flow < amount {
          amount = nodes[walker].flow
          leaving = walker
        }
        walker = Int(nodes[walker].parent)
      }
      walker = target
      while walker != join {
        if walker >= sources, nodes[walker].flow <= amount {
          amount = nodes[walker].flow
          leaving = walker
          leavesSourceSide = false
        }
        walker = Int(nodes[walker].parent)
      }
      if amount > 0 {
        walker = source
        while walker != join {
          nodes[walker].flow += walker < sources ? -amount : amount
          walker = Int(nodes[walker].parent)
        }
        walker = target
        while walker != join {
          nodes[walker].flow += walker < sources ? amount : -amount
          walker = Int(nodes[walker].parent)
        }
      }
      let (moved, anchor) = leavesSourceSide ? (source, target) : (target, source)
      nodes.turnOver(from: moved, upTo: leaving, newParent: anchor, flow: amount)
      potentials.withUnsafeMutableBufferPointer { potentials in
        let amount = leavesSourceSide ? -gain : gain
        nodes.forEachBelow(moved) { node in
          potentials[node] += amount
          nodes[node].depth = nodes[Int(nodes[node].parent)].depth + 1
        }
      }
    }
  }

  /// Computes all potentials afresh from the costs of the links, from the root down.
  mutating func renewPotentials(costs: UnsafeBufferPointer<Double>) {
    let (root, sources, targets) = (root, sources, targets)
    nodes.withUnsafeMutableBufferPointer { buffer in
      let nodes = buffer.baseAddress!
      potentials.withUnsafeMutableBufferPointer { potentials in
        nodes.forEachBelow(root) { node in
          let parent = Int(nodes[node].parent)
          guard parent >= 0 else { return }
          nodes[node].depth = nodes[parent].depth + 1
          if parent != root {
            potentials[node] =
              node < sources
              ? potentials[parent] - costs[node * targets + parent - sources]
              : potentials[parent] + costs[parent * targets + node - sources]
          }
        }
      }
    }
  }
}
