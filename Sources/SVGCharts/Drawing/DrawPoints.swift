internal import CMathShims

extension PlotLayout {
  /// The points of a layer: one path a colour.
  func drawPoints(_ layer: Layer, into writer: inout SVGWriter) {
    let places = (0..<layer.count).compactMap { index in
      point(layer, index).flatMap { clip.contains($0) ? (index, $0) : nil }
    }
    guard let colourBar, !layer.value.isEmpty else {
      draw(places.map { $0.1 }, layer, layer.color, into: &writer)
      return
    }
    // The middle of the colours is near the page's: an outline keeps the points visible.
    draw(
      places.filter { layer.value[$0.0].isFinite }.map { $0.1 }, layer, .axis, growth: 1.2,
      into: &writer)
    var levels = [[Point]](repeating: [], count: ColourRamp.levels)
    for (index, place) in places where layer.value[index].isFinite {
      levels[colourBar.level(layer.value[index])].append(place)
    }
    for (level, points) in levels.enumerated() {
      draw(points, layer, colourBar.color(level: level), into: &writer)
    }
  }

  private func draw(
    _ points: [Point], _ layer: Layer, _ color: ChartColor, growth: Double = 0,
    into writer: inout SVGWriter
  ) {
    let area = layer.style.symbolSize ?? (points.count > 400 ? 12 : 36)
    draw(
      points, layer.style.symbol ?? .circle, area: area, color, growth: growth,
      opacity: layer.style.opacity, into: &writer)
  }

  /// Points of one shape, size and colour.
  func draw(
    _ points: [Point], _ symbol: ChartSymbol, area: Double, _ color: ChartColor,
    growth: Double = 0, opacity: Double? = nil, into writer: inout SVGWriter
  ) {
    guard !points.isEmpty else { return }
    var path = PathData()
    writer.open("path")
    if symbol == .circle {
      // A round cap on a line of no length is a dot, in a third of the bytes of a circle.
      let diameter = 2 * (area / .pi).squareRoot()
      for run in dotRuns(points, spacing: min(1, diameter / 4)) {
        if run.0 == run.1 { path.dot(run.0.x, run.0.y) } else { path.polyline([run.0, run.1]) }
      }
      writer.path(path)
      writer.attribute("fill", "none")
      writer.attribute("stroke", color.css)
      writer.attribute("stroke-width", diameter + growth)
      writer.attribute("stroke-linecap", "round")
      if let opacity { writer.attribute("stroke-opacity", opacity) }
    } else {
      for point in points {
        path.symbol(symbol, at: point, radius: (area.squareRoot() + growth) / 2)
      }
      writer.path(path)
      if symbol == .cross || symbol == .ring {
        writer.attribute("fill", "none")
        writer.attribute("stroke", color.css)
        writer.attribute("stroke-width", 1.6)
      } else {
        writer.attribute("fill", color.css)
      }
      if let opacity { writer.attribute("opacity", opacity) }
    }
    writer.close()
  }

  /// Dots; beyond 4,000, those that share a cell of `spacing` are one, and neighbouring cells are
  /// joined to lines: the ink is the same to less than half a unit.
  private func dotRuns(_ points: [Point], spacing: Double) -> [(Point, Point)] {
    guard points.count > 4000 else { return points.map { ($0, $0) } }
    let columns = Int(frame.width / spacing) + 3
    let rows = Int(frame.height / spacing) + 3
    var isTaken = [Bool](repeating: false, count: columns * rows)
    for point in points {
      let column = Int(((point.x - frame.minX) / spacing).rounded()) + 1
      let row = Int(((point.y - frame.minY) / spacing).rounded()) + 1
      isTaken[row * columns + column] = true
    }
    var runs: [(Point, Point)] = []
    for row in 0..<rows {
      var start: Int?
      for column in 0...columns {
        let taken = column < columns && isTaken[row * columns + column]
        if taken, start == nil { start = column }
        guard !taken, let first = start else { continue }
        let y = frame.minY + Double(row - 1) * spacing
        runs.append(
          (
            Point(x: frame.minX + Double(first - 1) * spacing, y: y),
            Point(x: frame.minX + Double(column - 2) * spacing, y: y)
          ))
        start = nil
      }
    }
    return runs
  }
}

extension PathData {
  /// The outline of a symbol.
  fileprivate mutating func symbol(_ symbol: ChartSymbol, at center: Point, radius: Double) {
    func corner(_ dx: Double, _ dy: Double) -> Point {
      Point(x: center.x + dx * radius, y: center.y + dy * radius)
    }
    switch symbol {
    case .square: polygon([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)])
    case .diamond: polygon([corner(0, -1.3), corner(1.3, 0), corner(0, 1.3), corner(-1.3, 0)])
    case .triangle: polygon([corner(0, -1.3), corner(1.2, 0.9), corner(-1.2, 0.9)])
    case .cross:
      polyline([corner(-1, -1), corner(1, 1)])
      polyline([corner(-1, 1), corner(1, -1)])
    case .circle, .ring:
      polygon(
        (0..<16).map { step in
          let angle = Double(step) / 8 * .pi
          return corner(1.1 * cm_cos(angle), 1.1 * cm_sin(angle))
        })
    }
  }
}
