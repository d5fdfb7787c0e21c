/// What the outline of a text finds, in the order in which it stands.
enum OutlineElement {
  /// A paragraph or a heading: the number of its lines in `BlockOutline.texts`.
  case text(isHeading: Bool, Int)
  /// `::: {.theorem}`: the fence, and what stands after its colons.
  case fenceOpens(Range<Int>, words: Range<Int>)
  /// `:::`
  case fenceCloses(Range<Int>)
  /// `[^name]: ` with the white space around it.
  case footnoteOpens(Range<Int>, name: Range<Int>)
  /// Before the line that begins here.
  case footnoteCloses(at: Int)
  case table(OutlineTable)
}

/// The lines of a pipe table, without what stands before them in lists and quotes.
struct OutlineTable {
  var head: Range<Int>
  /// The line of dashes.
  var dashes: Range<Int>
  var rows: [Range<Int>] = []
  /// Its caption, without the colon: the number of its lines in `BlockOutline.texts`.
  var caption: Int?
  /// What stands before each line but the first: the marks of lists and quotes.
  var prefix: Range<Int>
}
