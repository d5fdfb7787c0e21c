import Book

extension Diagnostic {
  /// The diagnostic as it is printed, with the colours of a terminal: what is wrong in bold, the
  /// severity and the underline in red or yellow, the rest plain.
  var coloured: String {
    let tint = severity == .error ? "\u{1B}[31m" : "\u{1B}[33m"
    let (bold, end) = ("\u{1B}[1m", "\u{1B}[0m")
    var lines = rendered.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let mark = ": \(severity.rawValue): "
    if let range = lines[0].range(of: mark + message) {
      let place = lines[0][..<range.lowerBound]
      let rest = lines[0][range.upperBound...]
      lines[0] =
        "\(bold)\(place):\(end) \(tint)\(bold)\(severity.rawValue):\(end) \(bold)\(message)\(end)\(rest)"
    }
    if excerpt != nil, lines.count > 2, let bar = lines[2].range(of: " | ") {
      lines[2].insert(contentsOf: tint, at: bar.upperBound)
      lines[2] += end
    }
    return lines.joined(separator: "\n")
  }
}
