extension PlotLayout {
  /// The thin lines behind the marks.
  func drawGrid(_ scene: Scene, into writer: inout SVGWriter) {
    var grid = PathData()
    let isMap = scene.hasGrid || scene.hasContours
    let crossesY = !isMap && scene.y.categories == nil
    for tick in yTicks where tick.hasGridLine ?? (crossesY && !tick.isMinor) {
      let height = y.position(tick.value)
      grid.polyline([Point(x: frame.minX, y: height), Point(x: frame.maxX, y: height)])
    }
    let crossesX = scene.wantsEqualAspect && !isMap
    for tick in xTicks where tick.hasGridLine ?? (crossesX && !tick.isMinor) {
      let place = x.position(tick.value)
      grid.polyline([Point(x: place, y: frame.minY), Point(x: place, y: frame.maxY)])
    }
    if !grid.isEmpty {
      writer.open("path")
      writer.path(grid)
      writer.attribute("stroke", ChartColor.faint.css)
      writer.close()
    }
    drawZeroLine(scene, into: &writer)
  }

  /// What bars and areas of both signs stand on; among lines it would look like one of them.
  private func drawZeroLine(_ scene: Scene, into writer: inout SVGWriter) {
    guard !scene.y.options.isHidden, !scene.hasGrid, !scene.hasContours, !scene.wantsEqualAspect,
      scene.y.categories == nil, y.lower < 0, y.upper > 0, scene.standsOnZero
    else { return }
    var line = PathData()
    line.polyline([Point(x: frame.minX, y: y.position(0)), Point(x: frame.maxX, y: y.position(0))])
    writer.open("path")
    writer.path(line)
    writer.attribute("stroke", ChartColor.axis.css)
    writer.close()
  }

  /// The lines, ticks and labels of both axes.
  func drawAxes(_ scene: Scene, into writer: inout SVGWriter) {
    drawAxisLines(scene, into: &writer)
    writer.texts(xTickTexts(scene), .middle)
    writer.texts(yTickTexts(scene), .end)
  }

  private func drawAxisLines(_ scene: Scene, into writer: inout SVGWriter) {
    var lines = PathData()
    let isPlain = scene.hasGrid
    if !scene.x.options.isHidden, !isPlain {
      lines.polyline([
        Point(x: frame.minX, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY),
      ])
    }
    if !scene.x.options.isHidden {
      let areUsual = scene.x.categories == nil && !(scene.wantsEqualAspect && isPlain)
      for tick in xTicks where tick.hasTick ?? areUsual {
        let place = x.position(tick.value)
        let length = (tick.isMinor ? 0.15 : 0.3) * fontSize
        lines.polyline([
          Point(x: place, y: frame.maxY), Point(x: place, y: frame.maxY + length),
        ])
      }
    }
    for tick in yTicks where tick.hasTick ?? tick.isMinor {
      let height = y.position(tick.value)
      let length = (tick.isMinor ? 0.2 : 0.35) * fontSize
      lines.polyline([
        Point(x: frame.minX - length, y: height), Point(x: frame.minX, y: height),
      ])
    }
    guard !lines.isEmpty else { return }
    writer.open("path")
    writer.path(lines)
    writer.attribute("fill", "none")
    writer.attribute("stroke", ChartColor.axis.css)
    writer.close()
  }

  /// The chart's heading and the axis titles.
  func drawTitles(_ scene: Scene, into writer: inout SVGWriter) {
    for (index, text) in titleTexts(scene).enumerated() {
      let isHeading = index == 0 && scene.chart.title != nil
      writer.open("text")
      writer.attribute("class", "lg-text")
      if text.anchor != .start { writer.attribute("text-anchor", text.anchor.css) }
      writer.attribute("x", text.x, decimals: 1)
      writer.attribute("y", text.y, decimals: 1)
      if isHeading {
        writer.attribute("fill", text.color.css)
        writer.attribute("font-weight", "600")
      }
      // The style sheet's size of figures' text goes before an attribute.
      if text.share < 1 {
        writer.attribute("style", "font-size:" + fixed(text.share * fontSize, decimals: 2) + "px")
        writer.attribute("font-size", text.share * fontSize)
      }
      writer.close(scripted: text.text)
    }
  }
}

extension Scene {
  fileprivate var standsOnZero: Bool {
    layers.contains { layer in
      switch layer.kind {
      case .bar: !layer.barsLie
      case .bin: true
      case .area: layer.yEnd.isEmpty
      default: false
      }
    }
  }
}
