/// Where everything of a chart lies: the plot's frame, the scales, the ticks, the labels.
struct PlotLayout: Sendable {
  let width: Double
  let height: Double
  let fontSize: Double
  var frame: Rect
  var x: Scale
  var y: Scale
  var xTicks: [Tick] = []
  var yTicks: [Tick] = []
  var labelling: SeriesLabelling
  var legend: LegendLayout?
  var colourBar: ColourBar?
  /// Lines of text above the frame.
  var titleHeight: Double
  var yTitleHeight: Double
  /// The room for the sums of a matrix's rows and columns.
  var marginalHeight = 0.0
  var insets: [PlotLayout] = []

  /// - Parameters:
  ///   - margins: Least distances of the frame from the edges, for panels that line up.
  ///   - fills: Whether the frame takes all the room, also where equal aspect would narrow it.
  init(
    _ scene: Scene, width: Double, height: Double, fontSize: Double, margins: Margins = Margins(),
    fills: Bool = false
  ) throws(ChartError) {
    (self.width, self.height, self.fontSize) = (width, height, fontSize)
    colourBar = ColourBar(scene)
    titleHeight = scene.chart.title == nil ? 0 : 1.5 * fontSize
    yTitleHeight = scene.y.title == nil || !scene.y.options.showsLabels ? 0 : 1.5 * fontSize
    x = scene.x.scale
    y = scene.y.scale
    labelling = SeriesLabelling(scene)
    frame = Rect(minX: 0, minY: 0, maxX: width, maxY: height)

    marginalHeight = scene.matrix?.hasMarginals ?? false ? 3 * fontSize : 0
    let top =
      PlotLayout.top(titleHeight, yTitleHeight + barTitleHeight(scene), fontSize) + marginalHeight
    let bottom = max(margins.bottom, PlotLayout.bottom(scene, fontSize))
    // Direct labels are tried first; the legend is the way out when they do not fit.
    frame.maxY = height - bottom
    frame.minY = max(margins.top, top)
    placeY(scene)
    if labelling.isDirect {
      labelling.place(scene, y: y, frame: frame, fontSize: fontSize, width: width)
    }
    if labelling.isLegend {
      let legend = LegendLayout(
        scene.series, swatches: scene.series.indices.map { scene.swatch(series: $0) },
        width: width, fontSize: fontSize)
      frame.minY = max(margins.top, top + legend.height)
      self.legend = legend
      placeY(scene)
    }
    frame.minX = max(margins.left, leftMargin(scene))
    frame.maxX = width - max(margins.right, rightMargin())
    guard frame.width >= 3 * fontSize, frame.height >= 2 * fontSize else {
      throw .tooLittleRoom(width: max(frame.width, 0), height: max(frame.height, 0))
    }
    placeX(scene)
    makeRoomForOuterLabels(scene)
    try makeRoomForFurtherLines(scene, margins)
    if scene.wantsEqualAspect, !fills { equalise(scene) }
    for (inset, part) in zip(scene.chart.insets, scene.insets) {
      insets.append(
        try PlotLayout(
          part, width: (inset.x.upperBound - inset.x.lowerBound) * frame.width,
          height: (inset.y.upperBound - inset.y.lowerBound) * frame.height, fontSize: fontSize))
    }
  }

  var page: Rect { Rect(minX: 0, minY: 0, maxX: width, maxY: height) }

  /// How far the frame lies from the edges.
  var margins: Margins {
    Margins(
      top: frame.minY, left: frame.minX, bottom: height - frame.maxY, right: width - frame.maxX)
  }

  private static func top(_ title: Double, _ yTitle: Double, _ fontSize: Double) -> Double {
    let lines = title + yTitle
    return lines == 0 ? 0.6 * fontSize : lines + 0.5 * fontSize
  }

  private static func bottom(_ scene: Scene, _ fontSize: Double) -> Double {
    if !scene.x.options.showsLabels { return 0.5 * fontSize }
    return fontSize * (scene.x.title == nil ? 1.75 : 3.1)
  }

  /// A line for the name of the colour bar, unless the y title leaves it room on its own.
  private func barTitleHeight(_ scene: Scene) -> Double {
    guard let colourBar, colourBar.isShown, !colourBar.label.isEmpty else { return 0 }
    guard yTitleHeight > 0, let title = scene.y.title else { return 1.5 * fontSize }
    let both =
      textWidth(title, size: fontSize) + textWidth(colourBar.label, size: fontSize) + fontSize
    let names = labelling.isDirect ? 0.36 * width : 0
    // The name begins at the bar, if not further left, where the page ends.
    let isBeside = both + names + marginalHeight < width
    return isBeside ? 0 : 1.5 * fontSize
  }

  private func leftMargin(_ scene: Scene) -> Double {
    if !scene.y.options.showsLabels { return 0.2 * fontSize }
    let widest = yTicks.map { textWidth($0.label, size: fontSize) }.max() ?? 0
    return widest + 0.65 * fontSize
  }

  private func rightMargin() -> Double {
    var margin = 0.2 * fontSize + marginalHeight
    if let colourBar { margin += colourBar.width(fontSize, length: frame.height) }
    if labelling.isDirect { margin += labelling.width(fontSize) }
    return margin
  }

  private mutating func placeY(_ scene: Scene) {
    let (low, high) =
      scene.y.isReversed ?? false ? (frame.minY, frame.maxY) : (frame.maxY, frame.minY)
    (y.start, y.end) = (low, high)
    yTicks =
      scene.y.options.isHidden
      ? [] : scene.y.ticks(on: y, fontSize: fontSize, isHorizontal: false)
  }

  private mutating func placeX(_ scene: Scene) {
    (x.start, x.end) =
      scene.x.isReversed ?? false ? (frame.maxX, frame.minX) : (frame.minX, frame.maxX)
    xTicks =
      scene.x.options.isHidden ? [] : scene.x.ticks(on: x, fontSize: fontSize, isHorizontal: true)
  }

  /// A label centred on a tick at the plot's very edge may reach beyond the page.
  private mutating func makeRoomForOuterLabels(_ scene: Scene) {
    guard scene.x.options.showsLabels else { return }
    // A narrower frame may get other labels, which may reach further: a few rounds settle it.
    for _ in 0..<4 {
      var (left, right) = (0.0, 0.0)
      for tick in xTicks {
        let half = tick.width(fontSize) / 2
        left = max(left, half - x.position(tick.value))
        right = max(right, x.position(tick.value) + half - width)
      }
      guard left > 0 || right > 0 else { return }
      frame.minX += left
      frame.maxX -= right
      placeX(scene)
    }
  }

  /// Labels of several lines push the frame up.
  private mutating func makeRoomForFurtherLines(
    _ scene: Scene, _ margins: Margins
  ) throws(ChartError) {
    guard furtherLines > 0, scene.x.options.showsLabels else { return }
    frame.maxY = min(frame.maxY, height - PlotLayout.bottom(scene, fontSize) - furtherLines)
    guard frame.height >= 2 * fontSize else {
      throw .tooLittleRoom(width: frame.width, height: max(frame.height, 0))
    }
    placeY(scene)
    frame.minX = max(margins.left, leftMargin(scene), frame.minX)
    placeX(scene)
    makeRoomForOuterLabels(scene)
  }

  /// Gives both axes the same scale: narrows the frame to its data, but not to less than a square,
  /// which the domain is widened to fill.
  private mutating func equalise(_ scene: Scene) {
    let (perX, perY) = (x.slope.magnitude, y.slope.magnitude)
    let isXWide = perX > perY
    let options = isXWide ? scene.x.options : scene.y.options
    let isFixed = options.domain != nil || scene.hasGrid || scene.x.categories != nil
    let narrowed = frame.width * perY / perX
    if isXWide {
      let width = isFixed ? narrowed : min(max(narrowed, frame.height), frame.width)
      frame.maxX = frame.minX + width
      x.widen(by: width / narrowed)
    } else if isFixed {
      frame.maxY = frame.minY + frame.height * perX / perY
    } else {
      y.widen(by: perY / perX)
    }
    placeY(scene)
    placeX(scene)
  }
}

/// Distances of a plot's frame from the edges of its figure or panel.
struct Margins: Sendable {
  var top = 0.0
  var left = 0.0
  var bottom = 0.0
  var right = 0.0
}

extension Scale {
  /// Widens the domain about its middle.
  mutating func widen(by factor: Double) {
    let middle = lower / 2 + upper / 2
    let half = (upper / 2 - lower / 2) * factor
    (lower, upper) = (middle - half, middle + half)
  }
}

extension Scene {
  var hasGrid: Bool {
    layers.contains { if case .grid = $0.kind { true } else { false } }
  }

  var hasContours: Bool {
    layers.contains { if case .contour = $0.kind { true } else { false } }
  }

  /// The first matrix among the layers.
  var matrix: GridData? {
    for layer in layers {
      if case .grid(let grid) = layer.kind, grid.isMatrix { return grid }
    }
    return nil
  }

  var wantsEqualAspect: Bool {
    if chart.hasEqualAspect { return true }
    return matrix != nil
  }
}

extension AxisScene {
  /// The scale, not yet placed on the page.
  var scale: Scale {
    Scale(type: options.type, lower: lower, upper: upper, start: 0, end: 1)
  }

  func ticks(on scale: Scale, fontSize: Double, isHorizontal: Bool) -> [Tick] {
    let parts = (options.marks.isEmpty ? [AxisMarks()] : options.marks).map { marks in
      AxisTicks(
        scale: scale, marks: marks, categories: categories, isIndex: isIndex, fontSize: fontSize,
        isHorizontal: isHorizontal)
    }
    let ticks = parts.flatMap { $0.ticks() }
    return parts.count > 1 ? parts[0].withoutOverlaps(ticks) : ticks
  }
}
