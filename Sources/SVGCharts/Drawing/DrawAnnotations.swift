extension PlotLayout {
  /// The texts at marks, each with a rim of the page's colour that keeps it readable.
  ///
  /// A text without a place of its own is put where it covers least of the lines and the texts
  /// before it.
  func drawAnnotations(_ scene: Scene, into writer: inout SVGWriter) {
    guard scene.layers.contains(where: { $0.annotation != nil }) else { return }
    var obstacles = Obstacles(points: linePoints(scene))
    var placed: [PlacedText] = []
    for layer in scene.layers {
      guard let annotation = layer.annotation, !annotation.text.isEmpty else { continue }
      var candidates = candidates(annotation, layer)
      for index in candidates.indices { candidates[index].keep(on: page, fontSize) }
      let scored = candidates.enumerated().map { index, candidate in
        (candidate, obstacles.cost(candidate.box(fontSize)) + Double(index))
      }
      guard let best = scored.min(by: { $0.1 < $1.1 })?.0 else { continue }
      obstacles.boxes.append(best.box(fontSize))
      placed.append(best)
    }
    guard !placed.isEmpty else { return }
    openTextsWithRim("start", into: &writer)
    for text in placed {
      writer.open("text")
      writer.attribute("x", text.x, decimals: 1)
      writer.attribute("y", text.y, decimals: 1)
      if text.anchor != .start { writer.attribute("text-anchor", text.anchor.css) }
      writer.attribute("fill", text.color.css)
      writer.close(scripted: text.text)
    }
    writer.end("g")
  }

  /// Opens a group of texts that lie on marks.
  func openTextsWithRim(_ anchor: String, into writer: inout SVGWriter) {
    writer.open("g")
    writer.attribute("class", "lg-text")
    if anchor.utf8.first != 0x73 { writer.attribute("text-anchor", anchor) }
    writer.attribute("stroke", ChartColor.background.css)
    writer.attribute("stroke-width", 0.3 * fontSize)
    writer.attribute("stroke-linejoin", "round")
    writer.attribute("paint-order", "stroke")
    writer.closeAndNest()
  }

  private var page: Rect { Rect(minX: 0, minY: 0, maxX: width, maxY: height) }

  /// The places where a text may stand, the best first.
  private func candidates(_ annotation: Annotation, _ layer: Layer) -> [PlacedText] {
    guard let index = (0..<layer.count).last(where: { layer.isFinite($0) }) else { return [] }
    switch layer.kind {
    case .rule where layer.x.isEmpty: return besideLine(annotation, layer, y: layer.y[index])
    case .rule where layer.y.isEmpty: return besideLine(annotation, layer, x: layer.x[index])
    case .grid, .contour: return []
    case .link, .rule, .rectangle, .bar, .bin, .whisker:
      let ends = segment(layer, index)
      var anchor = Point(x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2)
      guard layer.kind.isBar, annotation.position != .overlay else {
        return around(anchor, annotation, layer)
      }
      if layer.barsLie { anchor.x = ends[1].x } else { anchor.y = ends[1].y }
      let outward: AnnotationPosition =
        layer.barsLie
        ? (ends[1].x < ends[0].x ? .leading : .trailing)
        : (ends[1].y > ends[0].y ? .bottom : .top)
      let position = annotation.position == .automatic ? outward : annotation.position
      return [beside(anchor, position, annotation, layer)]
    default:
      guard let place = point(layer, index) else { return [] }
      return around(place, annotation, layer)
    }
  }

  private func besideLine(_ annotation: Annotation, _ layer: Layer, y value: Double) -> [PlacedText]
  {
    let line = y.position(value)
    guard frame.insetBy(-1).contains(Point(x: frame.midX, y: line)) else { return [] }
    let (above, below) = (line - 0.4 * fontSize, line + 1.05 * fontSize)
    let right = frame.maxX - 0.3 * fontSize
    let left = frame.minX + 0.3 * fontSize
    func text(_ x: Double, _ y: Double, _ anchor: PlacedText.Anchor) -> PlacedText {
      PlacedText(text: annotation.text, x: x, y: y, anchor: anchor, color: layer.color)
    }
    switch annotation.position {
    case .bottom: return [text(right, below, .end)]
    case .leading: return [text(left, above, .start)]
    case .automatic:
      return [
        text(right, above, .end), text(right, below, .end), text(left, above, .start),
        text(left, below, .start), text(frame.midX, above, .middle),
        text(frame.midX, below, .middle),
      ]
    default: return [text(right, above, .end)]
    }
  }

  private func besideLine(_ annotation: Annotation, _ layer: Layer, x value: Double) -> [PlacedText]
  {
    let line = x.position(value)
    guard frame.insetBy(-1).contains(Point(x: line, y: frame.midY)) else { return [] }
    let room = textWidth(annotation.text, size: fontSize) + 0.6 * fontSize
    let heights = [frame.minY + fontSize, frame.midY, frame.maxY - 0.6 * fontSize]
    var places: [PlacedText] = []
    for height in heights {
      for side in [1.0, -1.0] {
        if side > 0, annotation.position == .leading || line + room > width { continue }
        if side < 0, annotation.position == .trailing || line - room < 0 { continue }
        places.append(
          PlacedText(
            text: annotation.text, x: line + side * 0.4 * fontSize, y: height,
            anchor: side > 0 ? .start : .end, color: layer.color))
      }
    }
    switch annotation.position {
    case .top: return Array(places.prefix(1))
    case .bottom: return Array(places.suffix(1))
    default: return places
    }
  }

  private func around(_ anchor: Point, _ annotation: Annotation, _ layer: Layer) -> [PlacedText] {
    guard clip.contains(anchor) else { return [] }
    if annotation.position != .automatic {
      return [beside(anchor, annotation.position, annotation, layer)]
    }
    return [AnnotationPosition.top, .trailing, .bottom, .leading].map {
      beside(anchor, $0, annotation, layer)
    }
  }

  private func beside(
    _ anchor: Point, _ position: AnnotationPosition, _ annotation: Annotation, _ layer: Layer
  ) -> PlacedText {
    let gap = 0.55 * fontSize
    var text = PlacedText(
      text: annotation.text, x: anchor.x, y: anchor.y + 0.35 * fontSize, anchor: .middle,
      color: layer.color)
    switch position {
    case .leading: (text.x, text.anchor) = (anchor.x - gap, .end)
    case .trailing: (text.x, text.anchor) = (anchor.x + gap, .start)
    case .bottom: text.y = anchor.y + gap + 0.75 * fontSize
    case .top, .automatic: text.y = anchor.y - gap
    case .overlay: break
    }
    return text
  }
}
