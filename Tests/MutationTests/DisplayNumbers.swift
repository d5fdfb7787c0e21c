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
    var depth = 0
    for index in (0..<offset).reversed() where kinds[index] == .code {
      switch bytes[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth > 0 {
          depth -= 1
          continue
        }
        if bytes[index] == UInt8(ascii: "{") { return false }
        let start = bytes[..<index].lastIndex { !Self.isName($0) }.map { $0 + 1 } ?? 0
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        if bytes[index] == UInt8(ascii: "[") {
          // An index is no list.
          if !name.isEmpty
            || index > 0 && [UInt8(ascii: "]"), UInt8(ascii: ")")].contains(bytes[index - 1])
          {
            return false
          }
          continue
        }
        // Parentheses around a part of an argument.
        if name.isEmpty { continue }
        if Self.calls.contains(name) { return true }
        guard let labels = Self.arguments[name], let end = end(ofParenthesesAt: index) else {
          return false
        }
        return arguments(of: index..<end).contains {
          $0.value.contains(offset) && labels.contains($0.label ?? "")
        }
      default: break
      }
    }
    return false
  }
}
