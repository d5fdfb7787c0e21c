extension PlotLayout {
  /// The texts at marks, each with a rim of the page's colour that keeps it readable.
  func drawAnnotations(_ scene: Scene, into writer: inout SVGWriter) {
    var placed: [PlacedText] = []
    for layer in scene.layers {
      guard let annotation = layer.annotation, !annotation.text.isEmpty else { continue }
      guard let text = place(annotation, layer) else { continue }
      placed.append(text)
    }
    guard !placed.isEmpty else { return }
    writer.open("g")
    writer.attribute("class", "lg-text")
    writer.attribute("stroke", ChartColor.background.css)
    writer.attribute("stroke-width", 0.3 * fontSize)
    writer.attribute("stroke-linejoin", "round")
    writer.attribute("paint-order", "stroke")
    writer.closeAndNest()
    for text in placed {
      writer.open("text")
      writer.attribute("x", text.x, decimals: 1)
      writer.attribute("y", text.y, decimals: 1)
      if text.anchor.utf8.first != 0x73 { writer.attribute("text-anchor", text.anchor) }
      writer.attribute("fill", text.color.css)
      writer.close(scripted: text.text)
    }
    writer.end("g")
  }

  private struct PlacedText {
    var text: String
    var x: Double
    var y: Double
    var anchor: String
    var color: ChartColor
  }

  private func place(_ annotation: Annotation, _ layer: Layer) -> PlacedText? {
    guard let index = (0..<layer.count).last(where: { layer.isFinite($0) }) else { return nil }
    var anchor = Point(x: 0, y: 0)
    var position = annotation.position
    switch layer.kind {
    case .rule where layer.x.isEmpty:
      anchor = Point(x: frame.maxX, y: y.position(layer.y[index]))
      if position == .automatic { position = .top }
      let isBelow = position == .bottom
      return text(
        annotation, layer, frame.maxX - 0.3 * fontSize,
        anchor.y + (isBelow ? 1.1 : -0.4) * fontSize, "end")
    case .rule where layer.y.isEmpty:
      anchor = Point(x: x.position(layer.x[index]), y: frame.minY)
      let width = textWidth(annotation.text, size: fontSize)
      let isLeading =
        position == .leading || position != .trailing && anchor.x + width + 8 > frame.maxX
      return text(
        annotation, layer, anchor.x + (isLeading ? -0.4 : 0.4) * fontSize,
        frame.minY + 1.0 * fontSize, isLeading ? "end" : "start")
    case .link, .rule, .rectangle, .bar:
      let ends = segment(layer, index)
      anchor = Point(x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2)
      if case .bar = layer.kind, position != .overlay {
        if layer.barsLie {
          anchor.x = ends[1].x
          if position == .automatic { position = .trailing }
        } else {
          anchor.y = ends[1].y
        }
      }
    case .grid: return nil
    default:
      guard let place = point(layer, index) else { return nil }
      anchor = place
    }
    guard clip.contains(anchor) else { return nil }
    if position == .automatic { position = .top }
    return beside(anchor, position, annotation, layer)
  }

  private func beside(
    _ anchor: Point, _ position: AnnotationPosition, _ annotation: Annotation, _ layer: Layer
  ) -> PlacedText {
    let gap = 0.55 * fontSize
    switch position {
    case .leading:
      return text(annotation, layer, anchor.x - gap, anchor.y + 0.35 * fontSize, "end")
    case .trailing:
      return text(annotation, layer, anchor.x + gap, anchor.y + 0.35 * fontSize, "start")
    case .bottom:
      return text(annotation, layer, anchor.x, anchor.y + gap + 0.75 * fontSize, "middle")
    case .overlay:
      return text(annotation, layer, anchor.x, anchor.y + 0.35 * fontSize, "middle")
    case .top, .automatic:
      return text(annotation, layer, anchor.x, anchor.y - gap, "middle")
    }
  }

  /// A text that stays on the page.
  private func text(
    _ annotation: Annotation, _ layer: Layer, _ x: Double, _ y: Double, _ anchor: String
  ) -> PlacedText {
    let full = textWidth(annotation.text, size: fontSize)
    let before = anchor.utf8.first == 0x73 ? 0 : anchor.utf8.first == 0x65 ? full : full / 2
    let left = min(max(x - before, 0), max(width - full, 0))
    return PlacedText(
      text: annotation.text, x: left + before, y: min(max(y, fontSize), height - 2), anchor: anchor,
      color: layer.color)
  }
}
