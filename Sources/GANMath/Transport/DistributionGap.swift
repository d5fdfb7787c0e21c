/// The difference F − G of two distribution functions, a staircase.
struct DistributionGap {
  /// All positions of both sides, ascending, each once.
  let positions: [Double]
  /// F − G between a position and the next, one fewer than positions.
  let differences: [Double]

  init(_ source: LineMeasure, _ target: LineMeasure) {
    var positions: [Double] = []
    var differences: [Double] = []
    let whole = (source.total * target.total).value
    var (i, j) = (0, 0)
    var difference = DoubleDouble(0)
    while i < source.positions.count || j < target.positions.count {
      let next = min(
        i < source.positions.count ? source.positions[i] : .infinity,
        j < target.positions.count ? target.positions[j] : .infinity)
      if !positions.isEmpty {
        // Equal levels can miss each other by the last of 106 bits.
        let level = difference.value / whole
        differences.append(level.magnitude < 0x1p-90 ? 0 : level)
      }
      positions.append(next)
      while i < source.positions.count, source.positions[i] == next {
        difference = difference + DoubleDouble(source.masses[i]) * target.total
        i += 1
      }
      while j < target.positions.count, target.positions[j] == next {
        difference = difference - DoubleDouble(target.masses[j]) * source.total
        j += 1
      }
    }
    self.positions = positions
    self.differences = differences
  }
}
