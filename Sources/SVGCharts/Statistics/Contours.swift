/// The lines along which a function of two variables has one value.
///
/// Marching squares: each cell of a grid is crossed by at most two straight pieces, found by
/// linear interpolation on its edges; pieces that share an edge are joined. Cells with a corner
/// that is not finite are left out.
///
/// - Source: Maple, "Geometric design and space planning using the marching squares and marching
///   cube algorithms" (2003); saddles are decided by the mean of the four corners.
struct Contours: Sendable {
  /// Values at the grid's points, row after row.
  let values: [Double]
  let columns: Int
  let rows: Int
  let xDomain: ClosedRange<Double>
  let yDomain: ClosedRange<Double>

  /// The lines at one level, closed ones ending where they begin.
  ///
  /// - Complexity: O(grid points).
  func lines(at level: Double) -> [[Point]] {
    var joints = [Joint](repeating: Joint(), count: 2 * rows * columns)
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        for (a, b) in pieces(row, column, level) {
          joints[a].add(b)
          joints[b].add(a)
        }
      }
    }
    var lines: [[Point]] = []
    // Open lines first, from their ends; what remains is closed.
    for start in joints.indices where joints[start].count == 1 {
      lines.append(trace(from: start, &joints, level))
    }
    for start in joints.indices where joints[start].count == 2 {
      var line = trace(from: start, &joints, level)
      if let first = line.first { line.append(first) }
      lines.append(line)
    }
    return lines.filter { $0.count > 1 }
  }

  /// The crossings that a crossing is joined to.
  private struct Joint {
    var first = -1
    var second = -1

    var count: Int { (first >= 0 ? 1 : 0) + (second >= 0 ? 1 : 0) }

    mutating func add(_ other: Int) {
      if first < 0 { first = other } else { second = other }
    }

    mutating func take() -> Int? {
      let next = first >= 0 ? first : second
      if first >= 0 { first = -1 } else { second = -1 }
      return next >= 0 ? next : nil
    }

    mutating func remove(_ other: Int) {
      if first == other { first = -1 } else if second == other { second = -1 }
    }
  }

  private func trace(from start: Int, _ joints: inout [Joint], _ level: Double) -> [Point] {
    var line = [crossing(start, level)]
    var place = start
    while let next = joints[place].take() {
      joints[next].remove(place)
      if next == start { break }
      line.append(crossing(next, level))
      place = next
    }
    return line
  }

  /// The pieces in a cell, each as the edges that it joins.
  private func pieces(_ row: Int, _ column: Int, _ level: Double) -> [(Int, Int)] {
    let corner = row * columns + column
    let (a, b) = (values[corner], values[corner + 1])
    let (c, d) = (values[corner + columns + 1], values[corner + columns])
    guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return [] }
    // Edges: 2·point for the one to its right, 2·point + 1 for the one above it.
    let bottom = 2 * corner
    let left = 2 * corner + 1
    let right = 2 * (corner + 1) + 1
    let top = 2 * (corner + columns)
    let isHigh = [a, b, c, d].map { $0 >= level }
    let code = (isHigh[0] ? 1 : 0) + (isHigh[1] ? 2 : 0) + (isHigh[2] ? 4 : 0) + (isHigh[3] ? 8 : 0)
    switch code {
    case 1, 14: return [(left, bottom)]
    case 2, 13: return [(bottom, right)]
    case 3, 12: return [(left, right)]
    case 4, 11: return [(right, top)]
    case 6, 9: return [(bottom, top)]
    case 7, 8: return [(left, top)]
    case 5, 10:
      let middleIsHigh = (a + b + c + d) / 4 >= level
      return middleIsHigh == (code == 5)
        ? [(left, top), (bottom, right)] : [(left, bottom), (right, top)]
    default: return []
    }
  }

  /// Where a level crosses an edge.
  private func crossing(_ edge: Int, _ level: Double) -> Point {
    let point = edge / 2
    let other = edge % 2 == 0 ? point + 1 : point + columns
    let (a, b) = (values[point], values[other])
    let t = a == b ? 0.5 : min(max((level - a) / (b - a), 0), 1)
    let (row, column) = (Double(point / columns), Double(point % columns))
    return Point(
      x: at(xDomain, (column + (edge % 2 == 0 ? t : 0)) / Double(columns - 1)),
      y: at(yDomain, (row + (edge % 2 == 0 ? 0 : t)) / Double(rows - 1)))
  }

  private func at(_ range: ClosedRange<Double>, _ share: Double) -> Double {
    range.lowerBound * (1 - share) + range.upperBound * share
  }
}
