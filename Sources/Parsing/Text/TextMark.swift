import Book

/// Where something begins or ends that cmark does not know. It reads a placeholder there, and
/// `TreeBuilder` makes nodes of what stands between two marks.
enum TextMark {
  case blockOpens(TextBlock)
  case blockCloses
  /// Between the marks of a table each cell is a heading, and so is the caption, which comes last.
  case tableOpens(TextTable, cellsInRows: [Int])
  case tableCloses
  case footnoteOpens(Int)
  case footnoteCloses
  case spanOpens
  case spanCloses(Span)
  case strikeOpens
  case strikeCloses
  /// At the end of a heading or a caption.
  case label(PlacedName)
}

extension TextMark {
  /// What opens and what closes, by name.
  private enum Pair { case block, table, footnote, span, strike }

  private var pair: (Pair, isOpening: Bool)? {
    switch self {
    case .blockOpens: (.block, true)
    case .blockCloses: (.block, false)
    case .tableOpens: (.table, true)
    case .tableCloses: (.table, false)
    case .footnoteOpens: (.footnote, true)
    case .footnoteCloses: (.footnote, false)
    case .spanOpens: (.span, true)
    case .spanCloses: (.span, false)
    case .strikeOpens: (.strike, true)
    case .strikeCloses: (.strike, false)
    case .label: nil
    }
  }

  func closes(_ opened: TextMark) -> Bool {
    guard let (own, isOpening) = pair, let (other, opens) = opened.pair else { return false }
    return own == other && !isOpening && opens
  }

  /// For each mark that closes the number of the one of its kind that opens, in the order in which
  /// they were written, whatever stands between the two.
  static func openings(in marks: [TextMark]) -> [Int: Int] {
    var open: [Pair: [Int]] = [:]
    var openings: [Int: Int] = [:]
    for (number, mark) in marks.enumerated() {
      guard let (pair, isOpening) = mark.pair else { continue }
      if isOpening {
        open[pair, default: []].append(number)
      } else {
        openings[number] = open[pair, default: []].popLast()
      }
    }
    return openings
  }
}
