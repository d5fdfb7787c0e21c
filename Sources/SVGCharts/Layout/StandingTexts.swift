extension PlotLayout {
  /// All texts but those at marks, which have to find their places among them.
  func standingTexts(_ scene: Scene) -> [PlacedText] {
    xTickTexts(scene) + yTickTexts(scene) + titleTexts(scene) + nameTexts + colourBarTexts
      + (legend.map { legendTexts($0, top: titleHeight) } ?? [])
  }

  func xTickTexts(_ scene: Scene) -> [PlacedText] {
    guard scene.x.options.showsLabels else { return [] }
    let baseline = frame.maxY + 1.42 * fontSize
    return xTicks.flatMap { tick in
      tick.lines.enumerated().map { index, line in
        var text = PlacedText(
          line, x.position(tick.value), baseline + Double(index) * lineHeight, .middle)
        text.keep(on: page, fontSize)
        return text
      }
    }
  }

  /// The distance of the base lines of one label.
  private var lineHeight: Double { 1.15 * fontSize }

  /// The room that the labels of the horizontal axis take beyond their first line.
  var furtherLines: Double {
    Double((xTicks.map { $0.lines.count }.max() ?? 1) - 1) * lineHeight
  }

  func yTickTexts(_ scene: Scene) -> [PlacedText] {
    guard scene.y.options.showsLabels else { return [] }
    let isMatrix = scene.hasGrid && scene.wantsEqualAspect
    let right = frame.minX - (isMatrix ? 0.4 : 0.45) * fontSize
    return yTicks.filter { !$0.label.isEmpty }.map {
      PlacedText($0.label, right, y.position($0.value) + 0.35 * fontSize, .end)
    }
  }

  /// The chart's heading and the axis titles, made smaller where they are wider than the figure.
  func titleTexts(_ scene: Scene) -> [PlacedText] {
    var texts: [PlacedText] = []
    if let title = scene.chart.title {
      texts.append(PlacedText(title, 0, 1.05 * fontSize, .start, .ink))
    }
    if let title = scene.y.title, scene.y.options.showsLabels {
      let top = titleHeight + (legend?.height ?? 0)
      texts.append(PlacedText(title, 0, top + 1.05 * fontSize, .start))
    }
    if let title = scene.x.title, scene.x.options.showsLabels {
      let baseline = frame.maxY + 2.8 * fontSize + max(0, furtherLines)
      texts.append(PlacedText(title, frame.midX, baseline, .middle))
    }
    for index in texts.indices { texts[index].keep(on: page, fontSize) }
    return texts
  }

  /// The names at the ends of lines.
  var nameTexts: [PlacedText] {
    guard labelling.isDirect else { return [] }
    return labelling.labels.map {
      PlacedText(
        $0.text, frame.maxX + 0.4 * fontSize, $0.y + 0.35 * fontSize, .start, $0.color)
    }
  }

  func legendTexts(_ legend: LegendLayout, top: Double) -> [PlacedText] {
    legend.entries.map { entry in
      let left = entry.x + legend.swatchWidth + 0.4 * fontSize
      let baseline = top + Double(entry.row) * legend.rowHeight + 1.05 * fontSize
      var text = PlacedText(entry.text, left, baseline, .start, .ink)
      text.fit(legend.width - left, fontSize)
      return text
    }
  }

  /// The left edge of the colour bar.
  var colourBarLeft: Double {
    frame.maxX + marginalHeight + 0.8 * fontSize
      + (labelling.isDirect ? labelling.width(fontSize) : 0)
  }

  /// The numbers beside the colour bar, and its name above it.
  var colourBarTexts: [PlacedText] {
    guard let colourBar, colourBar.isShown else { return [] }
    var scale = colourBar.scale
    (scale.start, scale.end) = (frame.maxY, frame.minY)
    let left = colourBarLeft + fontSize
    var texts = colourBar.ticks(length: frame.height, fontSize: fontSize)
      .filter { !$0.label.isEmpty }
      .map {
        PlacedText($0.label, left, scale.position($0.value) + 0.35 * fontSize, .start)
      }
    if !colourBar.label.isEmpty {
      var name = PlacedText(colourBar.label, colourBarLeft, frame.minY - 0.75 * fontSize, .start)
      name.keep(on: page, fontSize)
      texts.append(name)
    }
    return texts
  }
}

extension SVGWriter {
  /// Texts of one anchor as a group; nothing for none.
  mutating func texts(_ texts: [PlacedText], _ anchor: PlacedText.Anchor) {
    guard !texts.isEmpty else { return }
    open("g")
    attribute("class", "lg-text")
    if anchor != .start { attribute("text-anchor", anchor.css) }
    closeAndNest()
    for text in texts {
      open("text")
      attribute("x", text.x, decimals: 1)
      attribute("y", text.y, decimals: 1)
      if text.color != .muted { attribute("fill", text.color.css) }
      share(text)
      close(scripted: text.text)
    }
    end("g")
  }

  /// The size of a text that is wider than the page.
  mutating func share(_ text: PlacedText) {
    guard text.share < 1 else { return }
    raw(" font-size=\"")
    number((text.share * 1000).rounded(.down) / 10)
    raw("%\"")
  }
}
