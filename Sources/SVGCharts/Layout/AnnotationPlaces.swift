extension PlotLayout {
  /// The texts at marks, each at the one of its possible places that covers least.
  ///
  /// A place that the author chose is left only where the text would lie on another one, or would
  /// hide the end of an arrow.
  func placedAnnotations(_ scene: Scene) -> [PlacedText] {
    guard scene.layers.contains(where: { $0.annotation != nil }) else { return [] }
    var obstacles = Obstacles(
      points: linePoints(scene), ends: linkEnds(scene),
      boxes: standingTexts(scene).map { $0.box(fontSize) } + contourLabelBoxes(scene)
        + insetBoxes(scene) + numberBoxes(scene),
      rim: 0.15 * fontSize)
    var placed: [PlacedText] = []
    for layer in scene.layers {
      guard let annotation = layer.annotation, !annotation.text.isEmpty else { continue }
      let wanted = candidates(annotation, layer)
      guard let first = wanted.first else { continue }
      var best = first
      var leastCost = Double.infinity
      func consider(_ candidate: PlacedText, _ penalty: Double) {
        var candidate = candidate
        candidate.keep(on: page, fontSize)
        let cost = obstacles.cost(candidate.box(fontSize)) + penalty
        if cost < leastCost { (best, leastCost) = (candidate, cost) }
      }
      for (index, candidate) in wanted.enumerated() { consider(candidate, Double(index)) }
      // The best free place of the nearest ring about the wanted one that has any.
      for ring in 1...8 where leastCost >= 1000 {
        for nudged in nudges(first, ring) { consider(nudged, 400 + 20 * Double(ring)) }
      }
      obstacles.boxes.append(best.box(fontSize))
      placed.append(best)
    }
    return placed
  }

  /// The eight places about a text, further away in later rings.
  private func nudges(_ text: PlacedText, _ ring: Int) -> [PlacedText] {
    let side = textWidth(text.text, size: fontSize) / 2 + 0.7 * fontSize
    let places = [
      (0.0, -1.0), (0, 1), (1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1),
    ]
    return places.map { dx, dy in
      var nudged = text
      nudged.x += dx * side * (1 + 0.5 * Double(ring - 1))
      nudged.y += dy * 1.15 * fontSize * Double(ring)
      return nudged
    }
  }

  /// The places where a text may stand, the best first; none for a mark outside the plot.
  private func candidates(_ annotation: Annotation, _ layer: Layer) -> [PlacedText] {
    switch layer.kind {
    case .grid, .contour: return inCorners(annotation, layer)
    default: break
    }
    guard let index = (0..<layer.count).last(where: { layer.isFinite($0) }) else { return [] }
    switch layer.kind {
    case .rule:
      guard let ends = clippedSegment(rule(layer, index)[0], rule(layer, index)[1], to: clip) else {
        return []
      }
      let isVertical = layer.y.isEmpty || !layer.yEnd.isEmpty
      return isVertical
        ? besideVertical(annotation, layer, ends) : besideHorizontal(annotation, layer, ends)
    case .link, .rectangle, .bar, .bin, .whisker:
      let ends = segment(layer, index)
      var anchor = Point(x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2)
      guard layer.kind.isBar, annotation.position != .overlay, annotation.position != .center else {
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

  private func besideHorizontal(
    _ annotation: Annotation, _ layer: Layer, _ ends: (Point, Point)
  ) -> [PlacedText] {
    let (left, right) = (min(ends.0.x, ends.1.x), max(ends.0.x, ends.1.x))
    let pad = 0.3 * fontSize
    let starts: [(x: Double, anchor: PlacedText.Anchor)]
    switch annotation.position {
    case .leading: starts = [(left + pad, .start)]
    case .center:
      // A little to the side, where another line crosses the very middle.
      starts = [0.5, 0.6, 0.4].map { (left + $0 * (right - left), .middle) }
    case .trailing: starts = [(right - pad, .end)]
    default:
      starts = [
        (right - pad, .end), (left + pad, .start), ((left + right) / 2, .middle),
        (left + 0.75 * (right - left), .middle), (left + 0.25 * (right - left), .middle),
      ]
    }
    var heights = [ends.0.y - 0.45 * fontSize, ends.0.y + 1.05 * fontSize]
    if annotation.position == .top { heights = [heights[0]] }
    if annotation.position == .bottom { heights = [heights[1]] }
    return starts.flatMap { start in
      heights.map { PlacedText(annotation.text, start.x, $0, start.anchor, layer.color) }
    }
  }

  private func besideVertical(
    _ annotation: Annotation, _ layer: Layer, _ ends: (Point, Point)
  ) -> [PlacedText] {
    let (top, bottom) = (min(ends.0.y, ends.1.y), max(ends.0.y, ends.1.y))
    let (highest, lowest) = (top + fontSize, bottom - 0.6 * fontSize)
    let heights: [Double]
    func along(_ share: Double) -> Double { highest + share * (lowest - highest) }
    switch annotation.position {
    // Further along, where a curve crosses the very place.
    case .top: heights = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1].map(along)
    case .center: heights = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0, 1].map(along)
    case .bottom: heights = [1, 0.9, 0.8, 0.7, 0.5, 0.3, 0].map(along)
    default: heights = [0, 0.5, 1, 0.25, 0.75].map(along)
    }
    let line = ends.0.x
    let right = PlacedText(annotation.text, line + 0.4 * fontSize, 0, .start, layer.color)
    let left = PlacedText(annotation.text, line - 0.4 * fontSize, 0, .end, layer.color)
    var sides = [right, left]
    if annotation.position == .leading || right.box(fontSize).maxX > width { sides = [left] }
    if annotation.position == .trailing || left.box(fontSize).minX < 0 { sides = [right] }
    return heights.flatMap { height in
      sides.map { side in
        var text = side
        text.y = height
        return text
      }
    }
  }

  /// On a map, which fills the plot, a text stands in a corner.
  private func inCorners(_ annotation: Annotation, _ layer: Layer) -> [PlacedText] {
    let pad = 0.4 * fontSize
    return [frame.minY + fontSize + pad, frame.maxY - pad].flatMap { height in
      [
        PlacedText(annotation.text, frame.maxX - pad, height, .end, .ink),
        PlacedText(annotation.text, frame.minX + pad, height, .start, .ink),
      ]
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
      annotation.text, anchor.x, anchor.y + 0.35 * fontSize, .middle, layer.color)
    switch position {
    case .leading: (text.x, text.anchor) = (anchor.x - gap, .end)
    case .trailing: (text.x, text.anchor) = (anchor.x + gap, .start)
    case .bottom: text.y = anchor.y + gap + 0.75 * fontSize
    case .top, .automatic: text.y = anchor.y - gap
    case .center, .overlay: break
    }
    return text
  }
}
