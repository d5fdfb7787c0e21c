extension PlotLayout {
  /// The thin lines behind the marks.
  func drawGrid(_ scene: Scene, into writer: inout SVGWriter) {
    var grid = PathData()
    if scene.y.options.hasGrid ?? (!scene.hasGrid && scene.y.categories == nil) {
      for tick in yTicks where !tick.isMinor {
        let height = y.position(tick.value)
        grid.polyline([Point(x: frame.minX, y: height), Point(x: frame.maxX, y: height)])
      }
    }
    if scene.x.options.hasGrid ?? (scene.wantsEqualAspect && !scene.hasGrid) {
      for tick in xTicks where !tick.isMinor {
        let place = x.position(tick.value)
        grid.polyline([Point(x: place, y: frame.minY), Point(x: place, y: frame.maxY)])
      }
    }
    if !grid.isEmpty {
      writer.open("path")
      writer.path(grid)
      writer.attribute("stroke", ChartColor.faint.css)
      writer.close()
    }
    drawZeroLine(scene, into: &writer)
  }

  /// Where y has both signs, 0 is a landmark of its own.
  private func drawZeroLine(_ scene: Scene, into writer: inout SVGWriter) {
    guard !scene.y.options.isHidden, !scene.hasGrid, !scene.hasContours, !scene.wantsEqualAspect,
      scene.y.categories == nil, y.lower < 0, y.upper > 0
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
    let isMatrix = scene.hasGrid && scene.wantsEqualAspect
    if scene.x.options.showsLabels, !xTicks.isEmpty {
      openLabels("middle", into: &writer)
      for tick in xTicks where !tick.label.isEmpty {
        label(tick.label, x.position(tick.value), frame.maxY + 1.3 * fontSize, into: &writer)
      }
      writer.end("g")
    }
    if scene.y.options.showsLabels, !yTicks.isEmpty {
      openLabels("end", into: &writer)
      for tick in yTicks where !tick.label.isEmpty {
        label(
          tick.label, frame.minX - (isMatrix ? 0.4 : 0.45) * fontSize,
          y.position(tick.value) + 0.35 * fontSize, into: &writer)
      }
      writer.end("g")
    }
  }

  private func drawAxisLines(_ scene: Scene, into writer: inout SVGWriter) {
    var lines = PathData()
    let isPlain = scene.hasGrid
    if !scene.x.options.isHidden, !isPlain {
      lines.polyline([
        Point(x: frame.minX, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY),
      ])
    }
    if !scene.x.options.isHidden, scene.x.categories == nil, !scene.wantsEqualAspect || !isPlain {
      for tick in xTicks {
        let place = x.position(tick.value)
        let length = (tick.isMinor ? 0.15 : 0.3) * fontSize
        lines.polyline([
          Point(x: place, y: frame.maxY), Point(x: place, y: frame.maxY + length),
        ])
      }
    }
    for tick in yTicks where tick.isMinor {
      let height = y.position(tick.value)
      lines.polyline([
        Point(x: frame.minX - 0.2 * fontSize, y: height), Point(x: frame.minX, y: height),
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
    let legendHeight = legend?.height ?? 0
    if let title = scene.chart.title {
      writer.open("text")
      writer.attribute("class", "lg-text")
      writer.attribute("x", 0)
      writer.attribute("y", 1.05 * fontSize)
      writer.attribute("fill", ChartColor.ink.css)
      writer.attribute("font-weight", "600")
      writer.close(scripted: title)
    }
    if let title = scene.y.title, scene.y.options.showsLabels {
      openLabels("start", into: &writer)
      label(title, 0, titleHeight + legendHeight + 1.05 * fontSize, into: &writer)
      writer.end("g")
    }
    if let title = scene.x.title, scene.x.options.showsLabels {
      openLabels("middle", into: &writer)
      let half = textWidth(title, size: fontSize) / 2
      let middle = min(max(frame.midX, half), max(width - half, half))
      label(title, middle, frame.maxY + 2.75 * fontSize, into: &writer)
      writer.end("g")
    }
  }

  /// Opens a group of texts that share an anchor.
  func openLabels(_ anchor: String, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("class", "lg-text")
    if anchor.utf8.first != 0x73 { writer.attribute("text-anchor", anchor) }
    writer.closeAndNest()
  }

  func label(_ text: String, _ x: Double, _ y: Double, into writer: inout SVGWriter) {
    writer.open("text")
    writer.attribute("x", x, decimals: 1)
    writer.attribute("y", y, decimals: 1)
    writer.close(scripted: text)
  }
}
