/// Which level of a colour ramp a number gets, and the bar that explains it.
struct ColourBar: Sendable {
  let isDiverging: Bool
  let scale: Scale
  let label: String
  let isShown: Bool

  /// Nil when no layer of the scene is coloured by numbers.
  init?(_ scene: Scene) {
    guard let source = scene.colourSource else { return nil }
    // A logarithmic scale begins at the smallest positive number.
    let isLog = source.colours.type == .log
    let finite = source.values.filter { $0.isFinite && (!isLog || $0 > 0) }
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    let colours = source.colours
    switch colours.kind {
    case .automatic: isDiverging = low < 0 && high > 0
    case .sequential: isDiverging = false
    case .diverging: isDiverging = true
    }
    if let domain = colours.domain {
      (low, high) = (domain.lowerBound, domain.upperBound)
    } else if isDiverging {
      high = max(low.magnitude, high.magnitude)
      low = -high
    } else if colours.type != .log, low > 0 {
      low = 0
    } else if colours.type != .log, high < 0 {
      high = 0
    }
    if isLog, low <= 0 { (low, high) = (1, 10) }
    if high - low < 1e-290 || high - low <= 1e-13 * max(low.magnitude, high.magnitude) {
      (low, high) =
        isLog ? (low / 10, high * 10) : (low, low + max(1, low.magnitude / 10))
    }
    scale = Scale(type: colours.type, lower: low, upper: high, start: 0, end: 1)
    label = source.label
    isShown = source.isExplained
  }

  /// The level of a finite number; what lies beyond an end of the scale gets the end's level.
  func level(_ value: Double) -> Int {
    if scale.type == .log, value <= 0 { return 0 }
    return ColourRamp.level(scale.position(value))
  }

  func color(level: Int) -> ChartColor {
    ChartColor(role: isDiverging ? .diverging(level) : .sequential(level))
  }

  /// The ink for text on a level.
  func ink(level: Int) -> ChartColor {
    let isStrong =
      isDiverging
      ? ColourRamp.isStrong(diverging: level) : ColourRamp.isStrong(sequential: level)
    return ChartColor(role: .onRamp(isStrong: isStrong))
  }

  func ticks(length: Double, fontSize: Double) -> [Tick] {
    var placed = scale
    (placed.start, placed.end) = (length, 0)
    return AxisTicks(scale: placed, fontSize: fontSize, isHorizontal: false).ticks()
  }

  /// The room that bar and labels take beside the plot.
  func width(_ fontSize: Double, length: Double) -> Double {
    guard isShown else { return 0 }
    let widest =
      ticks(length: length, fontSize: fontSize)
      .map { textWidth($0.label, size: fontSize) }.max() ?? 0
    return 2.2 * fontSize + widest
  }
}

extension Scene {
  /// The numbers that colours stand for.
  fileprivate var colourSource:
    (values: [Double], colours: ColourScale, label: String, isExplained: Bool)?
  {
    for (layer, mark) in zip(layers, marks) {
      if case .grid(let grid) = layer.kind {
        return (grid.values, grid.colours, grid.label, grid.decimals == nil)
      }
      if !layer.value.isEmpty {
        return (layer.value, ColourScale(), mark.value?.label ?? "", true)
      }
    }
    return nil
  }
}
