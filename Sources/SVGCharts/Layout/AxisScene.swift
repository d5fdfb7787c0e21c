/// How much the label of a channel says about its axis.
enum AxisNaming: Sendable {
  case major
  case minor
  /// It names a series: the axis has no name that all share.
  case series
  case none
}

/// One axis of a scene: its categories, its domain, its title.
struct AxisScene: Sendable {
  let axis: Axis
  let options: AxisOptions
  /// Nil as long as nobody chose.
  var isReversed: Bool?
  /// Whether the axis counts the rows or columns of a matrix.
  var isIndex = false
  private(set) var lower = 0.0
  private(set) var upper = 1.0
  private var index = NameIndex()
  private var hasNumbers = false
  private var hasCategories = false
  private var majorLabel = ""
  /// The label of a rule or text, which names the axis only where nothing else does.
  private var minorLabel = ""
  private var namesSeries = false

  init(axis: Axis, options: AxisOptions) {
    self.axis = axis
    self.options = options
    isReversed = options.isReversed
    for name in options.categories ?? [] { _ = index.number(of: name) }
  }

  /// The names on the axis, or nil for an axis of numbers.
  var categories: [String]? { hasCategories ? index.names : nil }

  /// The axis title: the author's, or the first label of a datum, or else of a rule or text.
  var title: String? {
    if let label = options.label { return label.isEmpty ? nil : label }
    let label = majorLabel.isEmpty && !namesSeries ? minorLabel : majorLabel
    return label.isEmpty ? nil : label
  }

  /// A channel as numbers: a category becomes its place in the order of first appearance.
  mutating func numbers(
    _ channel: Channel?, naming: AxisNaming = .major
  ) throws(ChartError) -> [Double] {
    guard let channel else { return [] }
    switch naming {
    case .major: if majorLabel.isEmpty { majorLabel = channel.label }
    case .minor: if minorLabel.isEmpty { minorLabel = channel.label }
    case .series: namesSeries = true
    case .none: break
    }
    switch channel.column {
    case .numbers(let values):
      hasNumbers = true
      if hasCategories { throw .numbersAndCategories(axis: axis) }
      return values
    case .categories(let names):
      hasCategories = true
      // Names are read from the top down.
      if axis == .y, isReversed == nil { isReversed = true }
      if hasNumbers { throw .numbersAndCategories(axis: axis) }
      return names.map { Double(index.number(of: $0)) }
    }
  }

  /// Finds the domain.
  mutating func train(_ layers: [Layer]) throws(ChartError) {
    if let domain = options.domain {
      try set(domain.lowerBound, domain.upperBound)
      try checkPositive(layers)
    } else if hasCategories {
      (lower, upper) = (-0.5, Double(index.names.count) - 0.5)
    } else {
      var extent = DataExtent(axis: axis, includesZero: options.includesZero ?? false)
      for layer in layers { extent.include(layer) }
      guard extent.lower <= extent.upper else { throw .noData }
      try checkPositive(layers)
      let domain = extent.niceDomain(options.type)
      try set(domain.lower, domain.upper)
    }
    if !layers.contains(where: { $0.hasFiniteDatum }) { throw .noData }
  }

  /// Widens the domain about its middle, on a linear axis.
  mutating func widen(toSpan span: Double) {
    let middle = lower / 2 + upper / 2
    lower = middle - span / 2
    upper = middle + span / 2
  }

  /// Sets the domain, where the axis shares it with others.
  mutating func set(_ lower: Double, _ upper: Double) throws(ChartError) {
    let half = upper / 2 - lower / 2
    let size = max(lower.magnitude, upper.magnitude)
    guard lower.isFinite, upper.isFinite, half > 1e-290, half < 4e307, half > 1e-13 * size else {
      throw .invalidDomain(axis: axis, lower: lower, upper: upper)
    }
    if options.type == .log, lower <= 0 {
      throw .nonPositiveOnLogScale(axis: axis, value: lower)
    }
    (self.lower, self.upper) = (lower, upper)
  }

  private func checkPositive(_ layers: [Layer]) throws(ChartError) {
    guard options.type == .log else { return }
    for layer in layers {
      for column in axis == .x ? [layer.x, layer.xEnd] : [layer.y, layer.yEnd] {
        for value in column where value <= 0 && value.isFinite {
          throw .nonPositiveOnLogScale(axis: axis, value: value)
        }
      }
    }
  }
}

extension Layer {
  var hasFiniteDatum: Bool {
    if case .grid(let grid) = kind { return grid.values.contains { $0.isFinite } }
    // Also a function without any contour: an empty frame says so.
    if case .contour = kind { return true }
    return (0..<count).contains { isFinite($0) }
  }
}
