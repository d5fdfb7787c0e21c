/// Where the names of the series stand: at the lines' ends, in a legend, or nowhere.
struct SeriesLabelling: Sendable {
  /// A name at the end of a line.
  struct Label: Sendable {
    var text: String
    var color: ChartColor
    /// Where the line ends, and where the label stands.
    var anchor: Double
    var y: Double
  }

  private(set) var isDirect = false
  private(set) var isLegend = false
  private(set) var labels: [Label] = []

  init(_ scene: Scene) {
    guard !scene.series.isEmpty, scene.chart.legend != .hidden, !scene.hidesSeriesNames
    else { return }
    isDirect = scene.chart.legend == .automatic && scene.allSeriesAreLines
    isLegend = !isDirect
  }

  /// Tries to place a label at the end of each series' line; settles for a legend when a label
  /// would stand far from its line, or lines end at one place.
  mutating func place(_ scene: Scene, y: Scale, frame: Rect, fontSize: Double, width: Double) {
    for (index, series) in scene.series.enumerated() {
      guard let end = scene.lineEnd(series: index) else { continue }
      let position = min(max(y.position(end), frame.minY), frame.maxY)
      labels.append(
        Label(text: series.name, color: series.color, anchor: position, y: position))
    }
    spread(1.2 * fontSize, frame.minY + 0.3 * fontSize, frame.maxY - 0.3 * fontSize)
    let isFar = labels.contains { ($0.y - $0.anchor).magnitude > 1.6 * fontSize }
    // Lines that end together cannot be told apart by labels there.
    let meet = zip(labels, labels.dropFirst()).contains {
      ($0.anchor - $1.anchor).magnitude < 0.25 * fontSize
    }
    if isFar || meet || labels.count != scene.series.count || self.width(fontSize) > 0.36 * width {
      isDirect = false
      isLegend = true
      labels = []
    }
  }

  /// The room that the labels take beside the plot.
  func width(_ fontSize: Double) -> Double {
    (labels.map { textWidth($0.text, size: fontSize) }.max() ?? 0) + 0.4 * fontSize
  }

  /// Moves labels apart, each as little as the least squares of all moves allow.
  ///
  /// With the spacing subtracted, the problem is monotone regression, which pooling adjacent
  /// violators solves exactly.
  ///
  /// - Source: Barlow et al., *Statistical Inference under Order Restrictions* (1972), §1.2.
  private mutating func spread(_ spacing: Double, _ lowest: Double, _ highest: Double) {
    labels.sort { $0.anchor < $1.anchor }
    var pools: [(sum: Double, count: Int)] = []
    for (index, label) in labels.enumerated() {
      pools.append((label.anchor - Double(index) * spacing, 1))
      while pools.count > 1 {
        let (last, previous) = (pools[pools.count - 1], pools[pools.count - 2])
        guard last.sum / Double(last.count) < previous.sum / Double(previous.count) else { break }
        pools.removeLast(2)
        pools.append((last.sum + previous.sum, last.count + previous.count))
      }
    }
    let room = highest - Double(max(labels.count - 1, 0)) * spacing
    var index = 0
    for pool in pools {
      let level = max(min(pool.sum / Double(pool.count), room), lowest)
      for _ in 0..<pool.count {
        labels[index].y = level + Double(index) * spacing
        index += 1
      }
    }
  }
}

extension Scene {
  /// Whether each series is shown by lines alone, or with areas under them, that end near the
  /// right edge.
  fileprivate var allSeriesAreLines: Bool {
    guard x.isReversed != true, x.categories == nil else { return false }
    for index in series.indices {
      guard lineEnd(series: index) != nil else { return false }
    }
    return true
  }

  /// The height at which the line of a series reaches the right edge, or nil.
  fileprivate func lineEnd(series: Int) -> Double? {
    for layer in layers where layer.series == series {
      guard case .line = layer.kind else { continue }
      let inside = (0..<layer.count).filter {
        layer.isFinite($0) && x.scale.contains(layer.x[$0]) && y.scale.contains(layer.y[$0])
      }
      guard let last = inside.max(by: { layer.x[$0] < layer.x[$1] }) else { return nil }
      var scale = x.scale
      (scale.start, scale.end) = (0, 1)
      return scale.position(layer.x[last]) > 0.9 ? layer.y[last] : nil
    }
    return nil
  }
}
