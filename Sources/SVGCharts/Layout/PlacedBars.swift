/// Turns bars into rectangles: from the place and the length of each to its four sides.
///
/// Bars at one place stand on one another, positive ones upwards and negative ones downwards, or
/// share the place's width where they are grouped. A place is as wide as the smallest distance
/// between places, of which bars take 80 %.
///
/// - Complexity: O(n log n).
func placeBars(_ layers: inout [Layer]) {
  let bars = layers.indices.filter { layers[$0].kind.isBar }
  guard !bars.isEmpty else { return }
  let places = distinct(bars.flatMap { layers[$0].barPlaces })
  let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
  let width = 0.8 * (gaps.min() ?? 1)
  let grouped = bars.filter { layers[$0].style.position == .grouped }
  var risen = [Double](repeating: 0, count: places.count)
  var sunk = risen
  for bar in bars {
    let layer = layers[bar]
    let slot = grouped.firstIndex(of: bar)
    let share = slot == nil ? width : width / Double(grouped.count)
    let shift = slot.map { (Double($0) + 0.5) * share - width / 2 } ?? 0
    var base = [Double](repeating: 0, count: layer.count)
    for (index, length) in layer.barLengths.enumerated()
    where slot == nil && length.isFinite && layer.barPlaces[index].isFinite {
      let place = rank(of: layer.barPlaces[index], in: places)
      base[index] = length < 0 ? sunk[place] : risen[place]
      if length < 0 { sunk[place] += length } else { risen[place] += length }
    }
    // A hair of air between neighbours of a group.
    layers[bar].setBars(
      base: base, offset: shift, width: slot == nil || grouped.count == 1 ? share : 0.94 * share)
  }
}

extension Mark {
  /// Whether the mark is a bar that lies: a number along x at a category of y.
  var barsLie: Bool {
    guard kind.isBar, case .categories = y?.column, case .numbers = x?.column else { return false }
    return true
  }
}

extension MarkKind {
  var isBar: Bool { order == 3 }
}

extension Layer {
  fileprivate var barPlaces: [Double] { barsLie ? y : x }
  fileprivate var barLengths: [Double] { barsLie ? x : y }

  fileprivate mutating func setBars(base: [Double], offset: Double, width: Double) {
    let starts = barPlaces.map { $0 + offset - width / 2 }
    let ends = barPlaces.map { $0 + offset + width / 2 }
    let tops = zip(base, barLengths).map { $0 + $1 }
    (x, xEnd, y, yEnd) = barsLie ? (base, tops, starts, ends) : (starts, ends, base, tops)
  }
}

/// The finite values, each once, in rising order.
private func distinct(_ values: [Double]) -> [Double] {
  var result: [Double] = []
  for value in values.filter({ $0.isFinite }).sorted() where result.last != value {
    result.append(value)
  }
  return result
}

/// The index of a value in a sorted list that holds it.
private func rank(of value: Double, in sorted: [Double]) -> Int {
  var (low, high) = (0, sorted.count - 1)
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
