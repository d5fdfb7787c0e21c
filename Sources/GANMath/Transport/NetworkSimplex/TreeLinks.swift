// The tree as linked lists of children, edited in place.
extension UnsafeMutablePointer where Pointee == TransportTree.Node {
  func link(
    _ child: Int, under parent: Int
  ) {
    let first = self[parent].firstChild
    self[child].parent = Int32(truncatingIfNeeded: parent)
    self[child].nextSibling = first
    self[child].previousSibling = -1
    if first >= 0 { self[Int(first)].previousSibling = Int32(truncatingIfNeeded: child) }
    self[parent].firstChild = Int32(truncatingIfNeeded: child)
  }

  func unlink(_ child: Int) {
    let (previous, next) = (self[child].previousSibling, self[child].nextSibling)
    if previous >= 0 {
      self[Int(previous)].nextSibling = next
    } else {
      self[Int(self[child].parent)].firstChild = next
    }
    if next >= 0 { self[Int(next)].previousSibling = previous }
  }

  /// Makes `start` the top of the subtree whose top was `end`, and hangs it under `newParent`.
  func turnOver(from start: Int, upTo end: Int, newParent: Int, flow: Double) {
    var node = start
    var parent = newParent
    var carried = flow
    while true {
      let (above, kept) = (Int(self[node].parent), self[node].flow)
      unlink(node)
      link(node, under: parent)
      self[node].flow = carried
      if node == end { return }
      (parent, node, carried) = (node, above, kept)
    }
  }

  /// Visits `top` and all nodes below it, parents before children.
  @inline(__always)
  func forEachBelow(_ top: Int, _ visit: (Int) -> Void) {
    var node = top
    while true {
      visit(node)
      if self[node].firstChild >= 0 {
        node = Int(self[node].firstChild)
        continue
      }
      while self[node].nextSibling < 0 || node == top {
        if node == top { return }
        node = Int(self[node].parent)
      }
      node = Int(self[node].nextSibling)
    }
  }

  func commonAncestor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while a != b {
      if self[a].depth >= self[b].depth {
        a = Int(self[a].parent)
      } else {
        b = Int(self[b].parent)
      }
    }
    return a
  }
}
