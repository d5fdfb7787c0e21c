/// A place on the page, in units of the view box; y grows downwards.
struct Point: Sendable, Equatable {
  var x: Double
  var y: Double
}

/// An upright rectangle on the page.
struct Rect: Sendable, Equatable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  var width: Double { maxX - minX }
  var height: Double { maxY - minY }
  var midX: Double { (minX + maxX) / 2 }
  var midY: Double { (minY + maxY) / 2 }

  func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  func insetBy(_ margin: Double) -> Rect {
    Rect(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }

  /// The common part, or nil where the rectangles do not meet.
  func intersection(_ other: Rect) -> Rect? {
    let common = Rect(
      minX: max(minX, other.minX), minY: max(minY, other.minY),
      maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    return common.minX <= common.maxX && common.minY <= common.maxY ? common : nil
  }

  /// The area of the common part.
  func overlap(_ other: Rect) -> Double {
    guard let common = intersection(other) else { return 0 }
    return common.width * common.height
  }
}
