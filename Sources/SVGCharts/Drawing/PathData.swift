/// The `d` attribute of a path, written as it is built.
///
/// Lines after the first point are relative and both ends are rounded before they are
/// subtracted, so rounding errors never add up along a path.
struct PathData: Sendable {
  private(set) var bytes: [UInt8] = []
  private var lastX = 0
  private var lastY = 0
  /// Coordinates are whole multiples of 1/100 unit.
  private static let unit = 100.0

  var isEmpty: Bool { bytes.isEmpty }

  @inline(never)
  mutating func move(to x: Double, _ y: Double) {
    (lastX, lastY) = (Self.rounded(x), Self.rounded(y))
    bytes.append(0x4D)  // M
    appendHundredths(lastX)
    bytes.append(0x20)
    appendHundredths(lastY)
  }

  @inline(never)
  mutating func line(to x: Double, _ y: Double) {
    let (newX, newY) = (Self.rounded(x), Self.rounded(y))
    let (dx, dy) = (newX - lastX, newY - lastY)
    (lastX, lastY) = (newX, newY)
    if dy == 0 {
      bytes.append(0x68)  // h
      appendHundredths(dx)
    } else if dx == 0 {
      bytes.append(0x76)  // v
      appendHundredths(dy)
    } else {
      bytes.append(0x6C)  // l
      appendHundredths(dx)
      if dy >= 0 { bytes.append(0x20) }
      appendHundredths(dy)
    }
  }

  /// Goes on elsewhere, told from where the last line ended; in a new path, as `move`.
  @inline(never)
  mutating func jump(to x: Double, _ y: Double) {
    guard !isEmpty else { return move(to: x, y) }
    let (newX, newY) = (Self.rounded(x), Self.rounded(y))
    let (dx, dy) = (newX - lastX, newY - lastY)
    (lastX, lastY) = (newX, newY)
    bytes.append(0x6D)  // m
    appendHundredths(dx)
    if dy >= 0 { bytes.append(0x20) }
    appendHundredths(dy)
  }

  mutating func close() {
    bytes.append(0x7A)  // z
  }

  /// A polyline through the points; nothing for fewer than two.
  @inline(never)
  mutating func polyline(_ points: [Point]) {
    guard points.count > 1 else { return }
    move(to: points[0].x, points[0].y)
    for point in points.dropFirst() { line(to: point.x, point.y) }
  }

  mutating func polygon(_ points: [Point]) {
    guard points.count > 2 else { return }
    polyline(points)
    close()
  }

  /// A point: a subpath of length 0, which round line caps make visible.
  mutating func dot(_ x: Double, _ y: Double) {
    move(to: x, y)
    bytes += [0x68, 0x30]  // h0
  }

  mutating func rectangle(_ rect: Rect) {
    move(to: rect.minX, rect.minY)
    line(to: rect.maxX, rect.minY)
    line(to: rect.maxX, rect.maxY)
    line(to: rect.minX, rect.maxY)
    close()
  }

  private static func rounded(_ value: Double) -> Int {
    require(value.magnitude < 1e9, "a coordinate must be finite and on the page")
    return Int((value * unit).rounded())
  }

  private mutating func appendHundredths(_ value: Int) {
    if value < 0 { bytes.append(0x2D) }
    let magnitude = value.magnitude
    let rest = UInt8(magnitude % 100)
    // A path may leave out the 0 of 0.5.
    if magnitude >= 100 || rest == 0 { appendDigits(Int64(magnitude / 100), to: &bytes) }
    guard rest != 0 else { return }
    bytes.append(0x2E)
    bytes.append(0x30 + rest / 10)
    if rest % 10 != 0 { bytes.append(0x30 + rest % 10) }
  }
}
