/// A series of numbers as a line as small as a word: no axes, its ends told by the words beside it.
enum Sparkline {
  /// Units from the least to the greatest value; the pixels of the line's height.
  private static let height = 12.0
  /// Units from one value to the next.
  private static let step = 2

  /// An SVG element; nothing when fewer than two numbers are finite.
  static func svg(_ series: [Double]) -> String {
    let finite = series.filter(\.isFinite)
    guard finite.count > 1, let least = finite.min(), let greatest = finite.max() else { return "" }
    // Halves: the difference of two large numbers may be none.
    let scale = greatest / 2 - least / 2
    var path = ""
    var last: (x: Int, y: Int)?
    // Of a run of numbers, whether the one before was the first.
    var isFirst = false
    for (index, number) in series.enumerated() {
      guard number.isFinite else {
        // A gap: the line begins anew after it.
        last = nil
        continue
      }
      let share = scale > 0 ? (number / 2 - least / 2) / scale : 0.5
      let y = Int((height * (1 - share)).rounded())
      let x = index * step
      if let last {
        path += isFirst ? "l" : " "
        path += pair(x - last.x, y - last.y)
      } else {
        path += "M" + pair(x, y)
      }
      isFirst = last == nil
      last = (x, y)
    }
    let width = (series.count - 1) * step
    return "<svg class=\"spark\" viewBox=\"0 0 \(width) \(Int(height))\" "
      + "preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
  }

  /// Two numbers with no more between them than SVG needs.
  private static func pair(_ x: Int, _ y: Int) -> String { "\(x)\(y < 0 ? "" : " ")\(y)" }
}
