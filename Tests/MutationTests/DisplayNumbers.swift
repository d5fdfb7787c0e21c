import Book

/// Numbers that say how something is drawn or printed, told from those that are computed with.
extension SwiftCode {
  /// Calls whose arguments are of display alone.
  private static let calls: Set = [
    "Panels", "chartFrame", "chartXScale", "chartYScale", "chartXAxis", "chartYAxis",
    "ColourScale", "StrokeStyle", "lineStyle", "opacity", "symbolSize", "significantDigits",
    "fractionLength",
  ]

  /// Arguments of other calls that are: what part of a function is drawn, and how finely.
  private static let arguments: [String: Set<String>] = [
    "LinePlot": ["domain"], "AreaPlot": ["domain"],
    "HeatMapPlot": ["xDomain", "yDomain", "resolution"],
    "ContourPlot": ["xDomain", "yDomain", "resolution"],
  ]

  /// Whether the code at an offset is an argument of such a call, and neither in a closure there nor
  /// in an argument of another call.
  func isDisplay(at offset: Int) -> Bool {
    var place = offset
    while let open = opening(before: place) {
      place = open
      if bytes[open] == UInt8(ascii: "{") { return false }
      let start = bytes[..<open].lastIndex { !Self.isName($0) }.map { $0 + 1 } ?? 0
      let name = String(decoding: bytes[start..<open], as: UTF8.self)
      if bytes[open] == UInt8(ascii: "[") {
        // An index is no list.
        let isIndex = !name.isEmpty || open > 0 && "])".utf8.contains(bytes[open - 1])
        if isIndex { return false }
        continue
      }
      // Parentheses around a part of an argument.
      if name.isEmpty { continue }
      if Self.calls.contains(name) { return true }
      guard let labels = Self.arguments[name], let end = end(ofParenthesesAt: open) else {
        return false
      }
      return arguments(of: open..<end).contains {
        $0.value.contains(offset) && labels.contains($0.label ?? "")
      }
    }
    return false
  }
}
