internal import CMathShims

/// The range of the data along one axis, and the domain that shows it well.
struct DataExtent: Sendable {
  let axis: Axis
  var lower = Double.infinity
  var upper = -Double.infinity
  /// Some datum is a shape about its value, which would be cut in half at the very edge.
  private var needsRoom = false
  /// A text or an arrowhead takes room above and below its datum.
  private var standsBeside = false
  /// A bar or an area stands on 0.
  private var standsOnZero = false
  private var isEdgeToEdge = false
  /// Bars carry texts beyond their ends.
  private var hasTextsBeyond = false
  /// Bars have places along this axis.
  private var holdsBarPlaces = false

  init(axis: Axis, includesZero: Bool) {
    self.axis = axis
    if includesZero { include(0) }
  }

  mutating func include(_ layer: Layer) {
    let (values, ends) = axis == .x ? (layer.x, layer.xEnd) : (layer.y, layer.yEnd)
    switch layer.kind {
    case .grid(let grid):
      let edges = axis == .x ? grid.xEdges : grid.yEdges
      include(edges.lowerBound)
      include(edges.upperBound)
      isEdgeToEdge = true
    case .bar:
      let isLength = axis == (layer.barsLie ? .x : .y)
      standsOnZero = standsOnZero || isLength
      hasTextsBeyond = hasTextsBeyond || isLength && layer.annotation != nil
      holdsBarPlaces = holdsBarPlaces || axis == (layer.barsLie ? .y : .x)
    case .contour(let contours):
      let domain = axis == .x ? contours.xDomain : contours.yDomain
      include(domain.lowerBound)
      include(domain.upperBound)
      isEdgeToEdge = true
    case .bin where axis == .y: standsOnZero = true
    case .whisker: needsRoom = true
    case .area where axis == .y && ends.isEmpty:
      include(0)
      standsOnZero = true
    case .point: needsRoom = true
    case .text, .link: (needsRoom, standsBeside) = (true, true)
    default: break
    }
    for index in 0..<layer.count where layer.isFinite(index) {
      if !values.isEmpty { include(values[index]) }
      if !ends.isEmpty { include(ends[index]) }
    }
  }

  private mutating func include(_ value: Double) {
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// A domain with room around the data, whose ends are ticks where ticks are near.
  func niceDomain(_ type: ScaleType) -> (lower: Double, upper: Double) {
    if isEdgeToEdge { return (lower, upper) }
    if type == .log { return niceLogDomain() }
    var (low, high) = (lower, upper)
    if low == high {
      let half = low == 0 || low.magnitude < 1e-280 ? 1 : low.magnitude / 10
      return (low - half, high + half)
    }
    let range = high - low
    guard range.isFinite, range > 1e-290, range > 1e-12 * max(low.magnitude, high.magnitude) else {
      return (low, high)
    }
    if axis == .x, !needsRoom, !standsOnZero, !holdsBarPlaces { return (low, high) }
    if axis == .y, low > 0, low < 0.3 * high { low = 0 }
    // A text beyond a lying bar is wider than one above a standing bar is high.
    let share = hasTextsBeyond ? (axis == .x ? 0.25 : 0.12) : axis == .x ? 0.03 : 0.05
    let room = share * range
    let (data, ticks) = ((low, high), extendedWilkinson(low, high, count: 5))
    if !(low == 0 && (standsOnZero || axis == .y)) { low -= room }
    if !(high == 0 && standsOnZero) { high += room }
    guard axis == .y, !hasTextsBeyond, let ticks else { return (low, high) }
    let (first, last) = (ticks[0].value, ticks[ticks.count - 1].value)
    if standsBeside { return (low - room, high + room) }
    if first <= data.0, first >= data.0 - 0.2 * range { low = first }
    if last >= data.1, last <= data.1 + 0.2 * range { high = last }
    return (low, high)
  }

  private func niceLogDomain() -> (lower: Double, upper: Double) {
    guard lower > 0 else { return (lower, upper) }
    if lower == upper { return (lower / 10, upper * 10) }
    if axis == .x, !needsRoom { return (lower, upper) }
    var (low, high) = (cm_log10(lower), cm_log10(upper))
    let range = high - low
    let (below, above) = (low.rounded(.down), high.rounded(.up))
    low = low - below <= 0.12 * range ? below : low - 0.04 * range
    high = above - high <= 0.12 * range ? above : high + 0.04 * range
    return (cm_pow(10, low), cm_pow(10, high))
  }
}
