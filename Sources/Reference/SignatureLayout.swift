extension ReferenceModule.Symbol {
  /// The declaration with a parameter a line when it is longer than a page is wide.
  ///
  /// ```swift
  /// func earthMoverDistance(
  ///   from source: [Double],
  ///   to target: [Double]
  /// ) throws(TransportError) -> Double
  /// ```
  public func signature(width: Int = 72) -> [ReferenceModule.Fragment] {
    let text = Array(declaration)
    guard text.count > width, !kind.hasSuffix("property"), let breaks = Self.breaks(in: text),
      breaks.count > 2
    else {
      return fragments
    }
    var offset = 0
    return fragments.map { fragment in
      var laidOut = ""
      for character in fragment.text {
        if let indent = breaks[offset] {
          laidOut += "\n" + indent
          if character != " " { laidOut.append(character) }
        } else {
          laidOut.append(character)
        }
        offset += 1
      }
      return ReferenceModule.Fragment(kind: fragment.kind, text: laidOut)
    }
  }

  /// The offsets that begin a line, each with its indent: the first parameter's, those behind
  /// commas, and that of the closing parenthesis. Brackets within angle brackets do not count.
  private static func breaks(in text: [Character]) -> [Int: String]? {
    var angles = 0
    var depth = 0
    var breaks: [Int: String] = [:]
    for (offset, character) in text.enumerated() {
      let isArrow = character == ">" && offset > 0 && text[offset - 1] == "-"
      switch character {
      case "<": angles += 1
      case ">" where !isArrow: angles -= 1
      case "(" where angles == 0, "[" where depth > 0:
        depth += 1
        if depth == 1 { breaks[offset + 1] = "  " }
      case "]" where depth > 0:
        depth -= 1
      case ")" where depth > 0 && angles == 0:
        depth -= 1
        if depth == 0 {
          breaks[offset] = ""
          return breaks
        }
      case "," where depth == 1 && angles == 0:
        breaks[offset + 1] = "  "
      default: break
      }
    }
    return nil
  }
}
