internal import CMathShims

/// What the ticks of one axis are worked out from.
struct AxisTicks: Sendable {
  var scale: Scale
  /// What the author said.
  var marks = AxisMarks()
  /// Names at 0, 1, 2 … for an axis of categories.
  var categories: [String]?
  /// Whether the axis counts the rows or columns of a matrix.
  var isIndex = false
  var fontSize: Double
  var isHorizontal: Bool

  var format: AxisFormat { marks.format }

  /// The ticks inside the scale's domain, in rising order of value.
  func ticks() -> [Tick] {
    var ticks = placed()
    guard let content = marks.content else {
      for index in ticks.indices where !ticks[index].isMinor {
        ticks[index].hasGridLine = marks.grid
      }
      return ticks
    }
    ticks = ticks.filter { !$0.isMinor }
    let count = ticks.count
    for index in ticks.indices {
      let parts = content(AxisValue(number: ticks[index].value, index: index, count: count))
      ticks[index].hasGridLine = parts.hasGridLine
      ticks[index].hasTick = parts.hasTick
      ticks[index].isMinor = parts.label == nil
      ticks[index].label = parts.label.map { $0.text ?? ticks[index].label } ?? ""
    }
    return withoutOverlaps(ticks)
  }

  /// The ticks with the labels that their numbers suggest.
  private func placed() -> [Tick] {
    if let values = marks.values.places(scale.lower, scale.upper) { return given(values) }
    if let categories { return named(categories) }
    // Another mark may have widened the domain far beyond any matrix.
    if isIndex, scale.upper < 10_000 { return wholeNumbers() }
    if case .fractionOfPi = format { return multiplesOfPi() }
    switch scale.type {
    case .log: return logarithmicTicks()
    case .symmetricLog(let threshold): return symmetricTicks(threshold)
    case .power: return powerTicks() ?? evenTicks()
    case .linear: return evenTicks()
    }
  }

  var length: Double { (scale.end - scale.start).magnitude }

  var wanted: Int {
    marks.values.count ?? min(max(Int(length / usualGap + (isHorizontal ? 0.5 : 0)) + 1, 2), 9)
  }

  /// The distance of neighbouring ticks that reads well, in units of the page: short labels may
  /// stand closer.
  private var usualGap: Double {
    guard isHorizontal else { return 44 }
    // Labels have the decimals of a step that leaves two to ten of them.
    let step = Int(cm_log10(max(scale.upper / 2.5 - scale.lower / 2.5, 1e-300)).rounded(.down))
    let ends = [scale.lower, scale.upper].map { end in
      let steps = (end / cm_pow(10, Double(step))).rounded()
      return DecimalNumber(mantissa: Int64(min(max(steps, -1e15), 1e15)), exponent: step)
    }
    return 2.8 * fontSize + (labelled(ends).map { $0.width(fontSize) }.max() ?? 0)
  }

  /// The room that labels leave between one another, in units; negative when they overlap.
  func smallestGap(_ ticks: [Tick]) -> Double {
    var gap = Double.infinity
    var previousEnd: Double?
    for tick in ticks.sorted(by: { scale.position($0.value) < scale.position($1.value) }) {
      let half =
        (isHorizontal ? tick.width(fontSize) : fontSize) / 2
      let middle = scale.position(tick.value)
      if let previousEnd { gap = min(gap, middle - half - previousEnd) }
      previousEnd = middle + half
    }
    return gap
  }

  /// Whether labels stand clear of one another.
  func isLegible(_ ticks: [Tick]) -> Bool {
    smallestGap(ticks) >= (isHorizontal ? 0.5 : 0.1) * fontSize
  }

  private func given(_ values: [Double]) -> [Tick] {
    var ticks: [Tick] = []
    let texts = marks.labels ?? written(values)
    for (value, label) in zip(values, texts) where scale.contains(value) {
      ticks.append(Tick(value: value, label: label))
    }
    return marks.content == nil ? withoutOverlaps(ticks) : ticks
  }

  /// Blanks each label that would touch the one before it; its tick stays.
  func withoutOverlaps(_ ticks: [Tick]) -> [Tick] {
    var ticks = ticks
    let order = ticks.indices.filter { !ticks[$0].label.utf8.isEmpty }.sorted {
      scale.position(ticks[$0].value) < scale.position(ticks[$1].value)
    }
    var last: Int?
    for index in order {
      if let last, smallestGap([ticks[last], ticks[index]]) < 0.1 * fontSize {
        ticks[index].label = ""
      } else {
        last = index
      }
    }
    return ticks
  }

  private func written(_ values: [Double]) -> [String] {
    if case .fractionOfPi = format { return values.map { fractionOfPiText($0) } }
    return tickTexts(values.map { DecimalNumber($0, significant: 12).reduced }, format: format)
  }

  /// Every k-th whole number of the domain, for the rows and columns of a matrix.
  private func wholeNumbers() -> [Tick] {
    let last = Int(scale.upper.rounded(.down))
    for skip in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000] {
      let ticks = stride(from: 0, through: last, by: skip).map { index in
        Tick(value: Double(index), label: fixed(Double(index), decimals: 0))
      }
      if ticks.count <= 1 || isLegible(ticks) { return ticks }
    }
    return [Tick(value: 0, label: "0")]
  }

  /// All names, over as many as four lines where that lets them stand side by side, or else every
  /// k-th name, with the smallest k whose labels do not overlap.
  private func named(_ names: [String]) -> [Tick] {
    var skip = 1
    while true {
      var ticks: [Tick] = []
      for index in stride(from: 0, to: names.count, by: skip) where scale.contains(Double(index)) {
        ticks.append(Tick(value: Double(index), label: names[index]))
      }
      if ticks.count <= 1 || isLegible(ticks) { return ticks }
      if skip == 1, isHorizontal, let wrapped = wrapped(ticks) { return wrapped }
      skip += max(1, skip / 8)
    }
  }

  private func wrapped(_ ticks: [Tick]) -> [Tick]? {
    let room = (scale.position(1) - scale.position(0)).magnitude - 0.3 * fontSize
    guard room > 2 * fontSize else { return nil }
    for lines in 2...4 {
      let texts = ticks.compactMap {
        SVGCharts.wrapped($0.label, room: room, lines: lines, fontSize: fontSize)
      }
      guard texts.count == ticks.count else { continue }
      return zip(ticks, texts).map { Tick(value: $0.value, label: $1) }
    }
    return nil
  }

  func labelled(_ numbers: [DecimalNumber]) -> [Tick] {
    zip(numbers, tickTexts(numbers, format: format)).map { Tick(value: $0.value, label: $1) }
  }
}
