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
