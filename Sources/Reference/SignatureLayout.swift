extension ReferenceModule.Symbol {
  /// The declaration with a parameter a line when it is longer than a page is wide.
  ///
  ///     func earthMoverDistance(
  ///       from source: [Double],
  ///       to target: [Double]
  ///     ) throws(TransportError) -> Double
  public func signature(width: Int = 72) -> String {
    guard declaration.count > width, let list = parameterList else { return declaration }
    let parameters = Self.split(declaration[list]).map { "  " + $0 }
    guard parameters.count > 1 else { return declaration }
    return declaration[..<list.lowerBound] + "\n" + parameters.joined(separator: ",\n") + "\n"
      + declaration[list.upperBound...]
  }

  /// The text between the first parentheses that are not in angle brackets.
  private var parameterList: Range<String.Index>? {
    var angles = 0
    var depth = 0
    var start: String.Index?
    var previous: Character = " "
    for index in declaration.indices {
      let character = declaration[index]
      switch character {
      case "<": angles += 1
      case ">" where previous != "-": angles -= 1
      case "(" where angles <= 0 || depth > 0:
        depth += 1
        if depth == 1 { start = declaration.index(after: index) }
      case ")" where depth > 0:
        depth -= 1
        if depth == 0, let start { return start..<index }
      default: break
      }
      previous = character
    }
    return nil
  }

  /// A list's parts at its commas that stand in no brackets.
  private static func split(_ list: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in list {
      if "([{<".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == ">", parts[parts.count - 1].last != "-" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else if !(character == " " && parts[parts.count - 1].isEmpty) {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
